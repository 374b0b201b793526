import type { ReadProblem } from "#core/model/reading.ts";
import { pictureSize } from "./header.ts";

/**
 * Pixels a decoded picture is brought down to, so that a scan at 600 dpi does not need 140 MB as RGBA. A QR of 18 mm
 * still has four pixels a module then.
 */
const WORKING_PIXELS = 24_000_000;

/** The size to decode a picture to, or why not to: checked before any decoder sees the bytes. */
export function sizeToDecode(
	bytes: Uint8Array,
	maxPixels: number,
): { readonly width: number; readonly height: number } | ReadProblem {
	const size = pictureSize(bytes);
	if (!size) return { code: "broken" };
	const { width, height } = size;
	if (width * height > maxPixels) return { code: "over_budget", budget: "pixels", limit: maxPixels };
	const scale = Math.min(1, Math.sqrt(WORKING_PIXELS / (width * height)));
	return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
