import { makeBitDecoder } from "./arithmetic.ts";

/** One byte for each pixel: 1 is black. */
export interface Bitmap {
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint8Array;
}

export interface GenericRegion {
	readonly width: number;
	readonly height: number;
	readonly template: number;
	/** Rows that repeat the one above are coded as such (TPGDON). */
	readonly repeats: boolean;
	/** Places of the adaptive pixels. */
	readonly adaptive: readonly Offset[];
	readonly data: Uint8Array;
}

type Offset = readonly [x: number, y: number];

/** "An adaptive pixel stands here": replaced by the one of the region. */
const A = (index: number) => index;

/** Pixels that make up the context, lowest bit first (T.88 figures 3 to 6), and the context of the repeat flag. */
const TEMPLATES: readonly { readonly pixels: readonly (Offset | number)[]; readonly repeat: number }[] = [
	{
		// biome-ignore format: one row of pixels a line
		pixels: [
			[-1, 0], [-2, 0], [-3, 0], [-4, 0],
			A(0), [2, -1], [1, -1], [0, -1], [-1, -1], [-2, -1], A(1),
			A(2), [1, -2], [0, -2], [-1, -2], A(3),
		],
		repeat: 0x9b25,
	},
	{
		// biome-ignore format: one row of pixels a line
		pixels: [
			[-1, 0], [-2, 0], [-3, 0],
			A(0), [2, -1], [1, -1], [0, -1], [-1, -1], [-2, -1],
			[2, -2], [1, -2], [0, -2], [-1, -2],
		],
		repeat: 0x0795,
	},
	{
		// biome-ignore format: one row of pixels a line
		pixels: [
			[-1, 0], [-2, 0],
			A(0), [1, -1], [0, -1], [-1, -1], [-2, -1],
			[1, -2], [0, -2], [-1, -2],
		],
		repeat: 0x00e5,
	},
	{
		// biome-ignore format: one row of pixels a line
		pixels: [
			[-1, 0], [-2, 0], [-3, 0], [-4, 0],
			A(0), [1, -1], [0, -1], [-1, -1], [-2, -1], [-3, -1],
		],
		repeat: 0x0195,
	},
];

/** Decodes an arithmetic-coded generic region (T.88 §6.2); `undefined` for a template there is not, or when stopped. */
export function decodeGeneric(region: GenericRegion, stopped: () => boolean): Bitmap | undefined {
	const { width, height, adaptive } = region;
	const template = TEMPLATES[region.template];
	if (!template) return undefined;
	const offsets: readonly Offset[] = template.pixels.map((pixel) =>
		typeof pixel === "number" ? (adaptive[pixel] ?? [0, 0]) : pixel,
	);
	const pixels = new Uint8Array(width * height);
	const contexts = new Uint8Array(1 << offsets.length);
	const decode = makeBitDecoder(region.data);
	const at = (x: number, y: number) => (x < 0 || x >= width || y < 0 ? 0 : (pixels[y * width + x] ?? 0));
	let repeated = 0;
	for (let y = 0; y < height; y++) {
		if (stopped()) return undefined;
		if (region.repeats) repeated ^= decode(contexts, template.repeat);
		if (repeated) {
			if (y > 0) pixels.copyWithin(y * width, (y - 1) * width, y * width);
			continue;
		}
		for (let x = 0; x < width; x++) {
			let context = 0;
			offsets.forEach(([dx, dy], bit) => {
				context |= at(x + dx, y + dy) << bit;
			});
			pixels[y * width + x] = decode(contexts, context);
		}
	}
	return { width, height, pixels };
}
