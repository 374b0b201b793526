import type { Pixels } from "#core/readers/reader.ts";
import { type Bitmap, decodeGeneric, type GenericRegion } from "./generic.ts";

const MAGIC = [0x97, 0x4a, 0x42, 0x32, 0x0d, 0x0a, 0x1a, 0x0a];

/** A code on an invoice has a hundred pixels a side; what is far larger is a scan and not ours to look for a code in. */
const MAX_PIXELS = 2_000_000;

/** Side from which the pixels are not enlarged. */
const MIN_SIDE = 300;

const PAGE = 48;
const GENERIC = [36, 38, 39];
const END = [49, 51];

/**
 * Decodes a JBIG2 picture (ITU-T T.88) as tax control software writes the QR of an invoice: one page with
 * arithmetic-coded generic regions. Symbols, text, halftones and MMR give `undefined`; no browser decodes the form.
 */
export function decodeJbig2(bytes: Uint8Array, stopped: () => boolean): Pixels | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let page: Bitmap | undefined;
	for (const segment of segmentsOf(bytes, view)) {
		if (segment.type === PAGE) page = makePage(view, segment);
		else if (GENERIC.includes(segment.type)) {
			const region = page && readRegion(bytes, view, segment);
			const drawn = region && decodeGeneric(region, stopped);
			if (!page || !drawn || !region) return undefined;
			draw(drawn, page, region.x, region.y);
		} else if (!END.includes(segment.type)) return undefined;
	}
	return page && toPixels(page);
}

interface Segment {
	readonly type: number;
	readonly start: number;
	readonly end: number;
}

/** Segments of the sequential organisation; what does not fit into the file ends the list. */
function segmentsOf(bytes: Uint8Array, view: DataView): readonly Segment[] {
	const segments: Segment[] = [];
	let at = 0;
	if (MAGIC.every((byte, index) => bytes[index] === byte)) {
		const flags = bytes[8] ?? 0;
		if (!(flags & 1)) return [];
		at = flags & 2 ? 9 : 13;
	}
	while (at + 11 <= bytes.length) {
		const number = view.getUint32(at);
		const flags = view.getUint8(at + 4);
		const references = view.getUint8(at + 5) >> 5;
		const wide = number <= 256 ? 1 : number <= 65536 ? 2 : 4;
		const lengthAt = at + 6 + references * wide + (flags & 0x40 ? 4 : 1);
		if (references > 4 || lengthAt + 4 > bytes.length) break;
		const start = lengthAt + 4;
		const end = start + view.getUint32(lengthAt);
		if (end > bytes.length) break;
		segments.push({ type: flags & 63, start, end });
		at = end;
	}
	return segments;
}

function makePage(view: DataView, { start, end }: Segment): Bitmap | undefined {
	if (end - start < 19) return undefined;
	const width = view.getUint32(start);
	const height = view.getUint32(start + 4);
	if (width < 1 || height < 1 || width * height > MAX_PIXELS) return undefined;
	const black = (view.getUint8(start + 16) >> 2) & 1;
	return { width, height, pixels: new Uint8Array(width * height).fill(black) };
}

function readRegion(
	bytes: Uint8Array,
	view: DataView,
	{ start, end }: Segment,
): (GenericRegion & { readonly x: number; readonly y: number }) | undefined {
	if (end - start < 20) return undefined;
	const width = view.getUint32(start);
	const height = view.getUint32(start + 4);
	const combination = view.getUint8(start + 16) & 7;
	const flags = view.getUint8(start + 17);
	const template = (flags >> 1) & 3;
	const pairs = template === 0 ? 4 : 1;
	const data = start + 18 + pairs * 2;
	const unknown = (flags & 1) !== 0 || (flags & 0x10) !== 0 || (combination !== 0 && combination !== 4);
	if (unknown || width * height > MAX_PIXELS || data > end) return undefined;
	const adaptive = Array.from(
		{ length: pairs },
		(_, index) => [view.getInt8(start + 18 + index * 2), view.getInt8(start + 19 + index * 2)] as const,
	);
	return {
		width,
		height,
		x: view.getUint32(start + 8),
		y: view.getUint32(start + 12),
		template,
		repeats: (flags & 8) !== 0,
		adaptive,
		data: bytes.subarray(data, end),
	};
}

function draw(region: Bitmap, page: Bitmap, left: number, top: number): void {
	for (let y = 0; y < region.height && top + y < page.height; y++) {
		for (let x = 0; x < region.width && left + x < page.width; x++) {
			const at = (top + y) * page.width + left + x;
			page.pixels[at] = (page.pixels[at] ?? 0) | (region.pixels[y * region.width + x] ?? 0);
		}
	}
}

/** Black on white, enlarged by whole pixels. */
function toPixels({ width, height, pixels }: Bitmap): Pixels {
	const scale = Math.max(1, Math.ceil(MIN_SIDE / Math.max(width, height)));
	const across = width * scale;
	const data = new Uint8ClampedArray(across * height * scale * 4).fill(255);
	for (let y = 0; y < height * scale; y++) {
		for (let x = 0; x < across; x++) {
			if (!pixels[Math.floor(y / scale) * width + Math.floor(x / scale)]) continue;
			const at = (y * across + x) * 4;
			data.fill(0, at, at + 3);
		}
	}
	return { width: across, height: height * scale, data };
}
