import type { ReadProblem } from "#core/model/reading.ts";
import { pictureSize } from "./header.ts";

/**
 * Pixels a decoded picture is brought down to, so that a scan at 600 dpi does not need 140 MB as RGBA. A QR of 18 mm
 * still has four pixels a module then.
 */
const WORKING_PIXELS = 24_000_000;

/** By how much to scale a picture while decoding it, or why not to: asked before any decoder sees the bytes. */
export function scaleToDecode(bytes: Uint8Array, maxPixels: number): number | ReadProblem {
	const size = pictureSize(bytes);
	if (!size) return { code: "broken" };
	const pixels = size.width * size.height;
	if (pixels > maxPixels) return { code: "over_budget", budget: "pixels", limit: maxPixels };
	return Math.min(1, Math.sqrt(WORKING_PIXELS / pixels));
}
