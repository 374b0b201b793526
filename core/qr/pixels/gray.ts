/** One brightness a pixel, 0 black to 255 white, row by row. */
export interface Gray {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray;
}

/** RGBA pixels, as canvases give them. */
interface Rgba {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray;
}

/** A rectangle in pixels. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/**
 * Which of the colours becomes the brightness. In `red` a red stamp fades into the paper while black and blue print
 * stay dark; `blue` does the same for blue pen and blue stamps and keeps red print; `dark` takes the darkest.
 */
export type Channel = "luma" | "red" | "blue" | "dark";

/** Takes one channel out of RGBA, over white where the picture is transparent. */
export function grayOf({ width, height, data }: Rgba, channel: Channel): Gray {
	const out = new Uint8ClampedArray(width * height);
	for (let i = 0, p = 0; i < out.length; i++, p += 4) {
		const value = brightness(data[p] ?? 0, data[p + 1] ?? 0, data[p + 2] ?? 0, channel);
		const alpha = data[p + 3] ?? 255;
		out[i] = alpha === 255 ? value : 255 - ((255 - value) * alpha) / 255;
	}
	return { width, height, data: out };
}

/** Gray as the RGBA that decoders want. */
export function rgbaOf({ width, height, data }: Gray): Rgba {
	const out = new Uint32Array(data.length);
	for (let i = 0; i < data.length; i++) out[i] = 0xff000000 | ((data[i] ?? 0) * 0x010101);
	return { width, height, data: new Uint8ClampedArray(out.buffer) };
}

/** The part of an RGBA picture inside a box of whole pixels. */
export function cropRgba({ width, data }: Rgba, box: Box): Rgba {
	const out = new Uint8ClampedArray(box.width * box.height * 4);
	for (let y = 0; y < box.height; y++) {
		const from = ((box.y + y) * width + box.x) * 4;
		out.set(data.subarray(from, from + box.width * 4), y * box.width * 4);
	}
	return { width: box.width, height: box.height, data: out };
}

/** The part of an RGBA picture inside `box`, brought to `width` × `height`: averaged when smaller, smooth when larger. */
export function cutRgba(source: Rgba, box: Box, width: number, height: number): Rgba {
	if (box.width === width && box.height === height && width === source.width && height === source.height) return source;
	const out = new Uint8ClampedArray(width * height * 4);
	const across = spans(box.x, box.width, width, source.width);
	const down = spans(box.y, box.height, height, source.height);
	for (let y = 0, o = 0; y < height; y++) {
		const row = down[y] as Span; // one span for each row and column
		for (let x = 0; x < width; x++, o += 4) {
			const column = across[x] as Span;
			let red = 0;
			let green = 0;
			let blue = 0;
			let alpha = 0;
			for (let j = row.first; j <= row.last; j++) {
				const tall = j === row.first ? row.head : j === row.last ? row.tail : 1;
				for (let i = column.first, p = (j * source.width + column.first) * 4; i <= column.last; i++, p += 4) {
					const weight = tall * (i === column.first ? column.head : i === column.last ? column.tail : 1);
					red += weight * (source.data[p] ?? 0);
					green += weight * (source.data[p + 1] ?? 0);
					blue += weight * (source.data[p + 2] ?? 0);
					alpha += weight * (source.data[p + 3] ?? 0);
				}
			}
			const total = row.total * column.total;
			out[o] = red / total;
			out[o + 1] = green / total;
			out[o + 2] = blue / total;
			out[o + 3] = alpha / total;
		}
	}
	return { width, height, data: out };
}

function brightness(red: number, green: number, blue: number, channel: Channel): number {
	if (channel === "red") return red;
	if (channel === "blue") return blue;
	if (channel === "dark") return Math.min(red, green, blue);
	return (red * 77 + green * 150 + blue * 29) >> 8;
}

/** The source pixels one target pixel is made of: whole ones between a `head` and a `tail` that count in part. */
interface Span {
	readonly first: number;
	readonly last: number;
	readonly head: number;
	readonly tail: number;
	readonly total: number;
}

function spans(start: number, length: number, count: number, limit: number): Span[] {
	const step = length / count;
	return Array.from({ length: count }, (_, index) =>
		step > 1 ? areaSpan(start + index * step, step, limit) : pointSpan(start + (index + 0.5) * step - 0.5, limit),
	);
}

/** All that lies under the target pixel: the mean keeps thin modules that single samples would miss. */
function areaSpan(from: number, step: number, limit: number): Span {
	const first = Math.min(Math.floor(from), limit - 1);
	const last = Math.min(Math.ceil(from + step) - 1, limit - 1);
	const head = Math.min(first + 1 - from, step);
	if (last <= first) return { first, last: first, head: 1, tail: 0, total: 1 };
	const tail = Math.min(from + step, limit) - last;
	return { first, last, head, tail, total: head + tail + (last - first - 1) };
}

/** The two pixels next to a point, by nearness. */
function pointSpan(at: number, limit: number): Span {
	const point = Math.min(Math.max(at, 0), limit - 1);
	const first = Math.floor(point);
	const part = point - first;
	if (part === 0 || first + 1 >= limit) return { first, last: first, head: 1, tail: 0, total: 1 };
	return { first, last: first + 1, head: 1 - part, tail: part, total: 1 };
}
