import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { makeBitDecoder } from "#core/readers/ofd/jbig2/arithmetic.ts";
import { decodeJbig2 } from "#core/readers/ofd/jbig2/jbig2.ts";
import { encodeJbig2, makeJbig2 } from "./encode.ts";

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const go = () => false;
const ADAPTIVE = [3, -1, -3, -1, 2, -2, -2, -2];

/** The picture without its enlargement, `#` for black. */
function draw(bytes: Uint8Array, width: number): string[] | undefined {
	const pixels = decodeJbig2(bytes, go);
	if (!pixels) return undefined;
	const scale = pixels.width / width;
	return Array.from({ length: pixels.height / scale }, (_, y) =>
		Array.from({ length: width }, (_, x) =>
			pixels.data[(y * scale * pixels.width + x * scale) * 4] === 0 ? "#" : ".",
		).join(""),
	);
}

describe("the arithmetic decoder", () => {
	it("decodes the test sequence of T.88 annex H.2", () => {
		const decode = makeBitDecoder(hex("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC"));
		const contexts = new Uint8Array(1);

		const bytes = Array.from({ length: 32 }, () =>
			Array.from({ length: 8 }, () => decode(contexts, 0)).reduce<number>((byte, bit) => byte * 2 + bit, 0),
		);

		expect(Uint8Array.from(bytes)).toEqual(hex("00020051000000C00352872AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF"));
	});
});

describe("decodeJbig2", () => {
	it("decodes the generic region of T.88 annex H.1: a frame two pixels thick", () => {
		const rows = draw(makeJbig2(54, 44, 0x08, ADAPTIVE, hex("04EEED87FBCB2BFFAC")), 54);

		const full = "#".repeat(54);
		const hollow = `##${".".repeat(50)}##`;
		expect(rows).toEqual([full, full, ...Array.from({ length: 40 }, () => hollow), full, full]);
	});

	it("gives back what was encoded", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 2, max: 997 }), (side, seed) => {
				const isBlack = (x: number, y: number) => ((x * 31 + y * 17) * seed) % 7 < 3;
				const expected = Array.from({ length: side }, (_, y) =>
					Array.from({ length: side }, (_, x) => (isBlack(x, y) ? "#" : ".")).join(""),
				);

				expect(draw(encodeJbig2(side, isBlack), side)).toEqual(expected);
			}),
		);
	});

	it.each([
		["MMR coding", makeJbig2(8, 8, 0x01, ADAPTIVE, hex("00"))],
		["a huge page", makeJbig2(100_000, 100_000, 0, ADAPTIVE, hex("00"))],
		["nothing", new Uint8Array()],
		["another picture", hex("89504E470D0A1A0A0000000D49484452")],
	])("does not decode %s", (_, bytes) => {
		expect(decodeJbig2(bytes, go)).toBeUndefined();
	});

	it("stops when told to", () => {
		expect(
			decodeJbig2(
				encodeJbig2(8, () => true),
				() => true,
			),
		).toBeUndefined();
	});

	it("never throws for damaged bytes", () => {
		const whole = encodeJbig2(20, (x, y) => (x + y) % 3 === 0);
		const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));

		fc.assert(
			fc.property(fc.array(change, { maxLength: 6 }), fc.nat(whole.length), (changes, length) => {
				const bytes = whole.slice(0, length);
				for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
				const pixels = decodeJbig2(bytes, go);
				expect(pixels === undefined || pixels.width > 0).toBe(true);
			}),
		);
	});
});
