import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { flattenPictures } from "#core/readers/pdf/flatten.ts";

const QR = picture("/Width 148/Height 148/ColorSpace/DeviceGray");

function picture(entries: string): string {
	return `1 0 obj <</Type/XObject/Subtype/Image${entries}/Length 3>>stream\nabc\nendstream endobj\n`;
}

function flatten(file: string): string | undefined {
	const flat = flattenPictures(new TextEncoder().encode(file));
	return flat && new TextDecoder().decode(flat);
}

describe("flattenPictures", () => {
	it.each([
		["a photo", "/Width 412/Height 312/ColorSpace/DeviceRGB", "/Width 1  /Height 1  /ColorSpace/DeviceRGB"],
		["a photo with its height first", "/Height 9 /Width 90", "/Height 1 /Width 1 "],
		["a photo with lines between", "\n/Width 412\n/Height 312\n", "\n/Width 1  \n/Height 1  \n"],
	])("leaves one pixel of %s beside a square picture", (_, entries, expected) => {
		expect(flatten(QR + picture(entries))).toBe(QR + picture(expected));
	});

	it.each([
		["there is no square picture", picture("/Width 412/Height 312")],
		["all pictures are square", QR + picture("/Width 300/Height 290")],
		["the rest are masks", QR + picture("/Width 412/Height 312/ColorSpace/DeviceGray")],
		["the rest are stencils", QR + picture("/Width 412/Height 312/ImageMask true")],
		["a colour of the photo is clear", QR + picture("/Width 412/Height 312/Mask [0 0 0 0 0 0]")],
		["the size of the photo stands elsewhere", QR + picture("/Width 7 0 R/Height 8 0 R")],
		["sizes are said of no picture", `${QR}2 0 obj <</Subtype/Form/Width 412/Height 312>>stream`],
		["there is nothing at all", ""],
	])("does nothing when %s", (_, file) => {
		expect(flatten(file)).toBeUndefined();
	});

	it("leaves the caller's bytes alone", () => {
		const bytes = new TextEncoder().encode(QR + picture("/Width 412/Height 312"));
		const before = bytes.slice();

		flattenPictures(bytes);

		expect(bytes).toEqual(before);
	});

	it("keeps every byte where it was, whatever the bytes are", () => {
		const head = new TextEncoder().encode(QR + picture("/Width 412/Height 312"));

		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
				const flat = flattenPictures(Uint8Array.from([...noise, ...head, ...noise]));

				expect(flat).toHaveLength(head.length + noise.length * 2);
				expect(flat?.subarray(0, noise.length)).toEqual(noise);
			}),
		);
	});
});
