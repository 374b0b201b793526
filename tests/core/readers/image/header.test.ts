import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { pictureForm, pictureSize } from "#core/readers/image/header.ts";
import { encode, makePage } from "#tests/core/qr-decode/pictures.ts";

const page = makePage([], { width: 321, height: 234 });
const pictures = (["png", "jpeg", "webp", "gif"] as const).map((form) => [form, encode(page, form)] as const);
const vp8l = Uint8Array.from([
	...ascii("RIFF\0\0\0\0WEBPVP8L\0\0\0\0"),
	0x2f,
	...littleEndian((233 << 14) | 320, 4),
	0,
	0,
	0,
	0,
	0,
]);
const vp8x = Uint8Array.from([
	...ascii("RIFF\0\0\0\0WEBPVP8X\0\0\0\0"),
	0,
	0,
	0,
	0,
	...littleEndian(320, 3),
	...littleEndian(233, 3),
]);
const bmp = (height: number) =>
	Uint8Array.from([
		...ascii("BM\0\0\0\0\0\0\0\0"),
		54,
		0,
		0,
		0,
		40,
		0,
		0,
		0,
		...littleEndian(321, 4),
		...littleEndian(height, 4),
	]);
const oldBmp = Uint8Array.from([
	...ascii("BM\0\0\0\0\0\0\0\0"),
	26,
	0,
	0,
	0,
	12,
	0,
	0,
	0,
	...littleEndian(321, 2),
	...littleEndian(234, 2),
	0,
	0,
	0,
	0,
]);

describe("pictureSize", () => {
	it.each<readonly [string, Uint8Array]>([
		...pictures,
		["webp without loss", vp8l],
		["webp with a canvas", vp8x],
		["bmp", bmp(234)],
		["bmp drawn from the top", bmp(-234)],
		["bmp of OS/2", oldBmp],
	])("reads the size of a %s from its header", (_, bytes) => {
		expect(pictureSize(bytes)).toEqual({ width: 321, height: 234 });
	});

	it.each(pictures)("does not guess the size of a %s that is cut off", (_, bytes) => {
		expect(pictureSize(bytes.subarray(0, 9))).toBeUndefined();
	});

	it("does not take a picture without pixels for one", () => {
		expect(pictureSize(bmp(0))).toBeUndefined();
	});

	it("gives a size or nothing for any damage", () => {
		const damaged = fc
			.tuple(
				fc.constantFrom(...pictures.map(([, bytes]) => bytes)),
				fc.nat(400),
				fc.uint8Array({ minLength: 1, maxLength: 20 }),
			)
			.map(([bytes, at, patch]) => {
				const copy = bytes.slice(0, Math.max(30, at * 2));
				copy.set(patch.subarray(0, Math.max(0, copy.length - at)), Math.min(at, copy.length));
				return copy;
			});

		fc.assert(
			fc.property(damaged, (bytes) => {
				const size = pictureSize(bytes);
				expect(size === undefined || (size.width > 0 && size.height > 0)).toBe(true);
			}),
		);
	});
});

describe("pictureForm", () => {
	it.each([
		["tiff", "II\x2a\0"],
		["tiff", "MM\0\x2a"],
		["heic", "\0\0\0\x18ftypheic"],
		["heic", "\0\0\0\x18ftypmif1"],
		["avif", "\0\0\0\x1cftypavif"],
	])("names %s", (form, start) => {
		expect(pictureForm(Uint8Array.from(ascii(start)))).toBe(form);
	});

	it.each([
		["a text that begins with BM", "BMW 5er Rechnung, bitte prüfen Sie"],
		["another RIFF file", "RIFF\0\0\0\0WAVEfmt "],
		["a video", "\0\0\0\x18ftypmp42"],
		["nothing", ""],
	])("does not take %s for a picture", (_, start) => {
		expect(pictureForm(Uint8Array.from(ascii(start)))).toBeUndefined();
	});
});

function ascii(text: string): number[] {
	return Array.from(text, (char) => char.charCodeAt(0));
}

function littleEndian(value: number, bytes: number): number[] {
	return Array.from({ length: bytes }, (_, index) => (value >> (8 * index)) & 255);
}
