import jsQR from "jsqr";

import { type Gray, rgbaOf } from "../pixels/gray.ts";
import { maskOut } from "../pixels/mask.ts";
import type { QrEngine, QrHit } from "./engine.ts";

/** Codes looked for in one picture; a sheet of pasted tickets has perhaps ten. */
const MOST_CODES = 16;

/**
 * jsQR compares all that looks like a finder pattern with all else: on a noisy picture of a megapixel it runs for ten
 * seconds. Pages and photos have edges on 1–9 % of their pixels, noise on a third; small pictures are always quick.
 */
const BUSY_EDGES = 0.15;
const BUSY_FROM_PIXELS = 300_000;
const EDGE = 24;

/** jsQR: plain JavaScript, there from the start. It sees one code at a time, so found ones are painted over. */
export const jsQrEngine: QrEngine = {
	async find(image, enough) {
		if (isTooBusy(image)) return [];
		const hits: QrHit[] = [];
		let rest = image;
		for (let tries = 0; tries < MOST_CODES; tries++) {
			const hit = findOne(rest);
			if (!hit) break;
			if (hit.text !== "") hits.push(hit);
			if (enough(hit.text)) break;
			rest = maskOut(rest, hit.corners);
		}
		return hits;
	},
};

function isTooBusy({ data }: Gray): boolean {
	if (data.length < BUSY_FROM_PIXELS) return false;
	let edges = 0;
	for (let i = 1; i < data.length; i++) if (Math.abs((data[i] ?? 0) - (data[i - 1] ?? 0)) > EDGE) edges++;
	return edges > data.length * BUSY_EDGES;
}

function findOne(image: Gray): QrHit | undefined {
	// Inverted print does not occur on invoices and the second attempt costs a third more.
	const code = jsQR(rgbaOf(image).data, image.width, image.height, { inversionAttempts: "dontInvert" });
	if (!code) return undefined;
	const { topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner } = code.location;
	return {
		// jsQR drops bytes that are not UTF-8; makers of codes also write GBK.
		text: code.data || new TextDecoder("gb18030").decode(new Uint8Array(code.binaryData)),
		corners: [topLeftCorner, topRightCorner, bottomRightCorner, bottomLeftCorner],
	};
}
