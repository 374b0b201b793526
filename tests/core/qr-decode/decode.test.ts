import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import { type FindQrOptions, findQrs } from "#core/qr/decode.ts";
import type { Pixels } from "#core/readers/reader.ts";
import { invoiceTexts, makePage, transform } from "./pictures.ts";

const [first = "", second = "", third = "", fourth = ""] = invoiceTexts;
const website = "https://example.com/menu/17";

function options(more: Partial<FindQrOptions> = {}): FindQrOptions {
	return { zxingWasm: nodePlatform.zxingWasm, now: () => 0, deadline: 1, ...more };
}

async function textsIn(pixels: Pixels, more: Partial<FindQrOptions> = {}): Promise<string[]> {
	return (await findQrs(pixels, options(more))).map((qr) => qr.text);
}

const page = makePage([{ text: first, x: 40, y: 40 }]);

describe("one invoice's code", () => {
	it.each<[string, Pixels]>([
		["clean", page],
		["drawn with small modules", makePage([{ text: first, x: 40, y: 40, scale: 2 }])],
		["on a picture of 600 pixels", transform(page, { scale: 0.5 })],
		["on a picture of 4800 pixels", transform(page, { scale: 4 })],
		["turned by 90°", transform(page, { turns: 1 })],
		["turned by 180°", transform(page, { turns: 2 })],
		["turned by 270°", transform(page, { turns: 3 })],
		["out of focus", transform(page, { blur: 1.5 })],
		["printed in blue", makePage([{ text: first, x: 40, y: 40, ink: "#2040c0" }])],
		["printed in red", makePage([{ text: first, x: 40, y: 40, ink: "#c02020" }])],
		["faded", makePage([{ text: first, x: 40, y: 40, ink: "#c8c8c8" }])],
		["under a red stamp", makePage([{ text: first, x: 40, y: 40 }], { after: stamp })],
		["on a noisy photo", grainy(page)],
		["half in shadow", makePage([{ text: first, x: 40, y: 40 }], { after: shadow })],
		[
			"bottom right of a large sheet",
			makePage([{ text: first, x: 2300, y: 3300, scale: 3 }], { width: 2480, height: 3508 }),
		],
	])("is read when %s", async (_, pixels) => {
		const texts = await textsIn(pixels);

		expect(texts).toEqual([first]);
	});

	it("stands where it was drawn", async () => {
		const [qr] = await findQrs(page, options());

		// 4 pixels a module, 4 modules of quiet zone
		expect((qr?.place?.x ?? 0) * 1200).toBeCloseTo(56, -1);
		expect((qr?.place?.y ?? 0) * 800).toBeCloseTo(56, -1);
		expect((qr?.place?.width ?? 0) * 1200).toBeGreaterThan(100);
		expect(qr?.place?.page).toBe(0);
	});

	it("is found beside a code that is none of an invoice, which is told too", async () => {
		const pixels = makePage([
			{ text: website, x: 20, y: 20, scale: 6 },
			{ text: first, x: 700, y: 60 },
		]);

		expect((await textsIn(pixels, { many: true })).toSorted()).toEqual([first, website].toSorted());
	});

	it("is read without the second engine", async () => {
		expect(await textsIn(page, { zxingWasm: "data:application/wasm;base64,AAAA" })).toEqual([first]);
	});

	it("is read by the first engine where it needs more than one look", async () => {
		const stamped = makePage([{ text: first, x: 40, y: 40 }], { after: stamp });

		expect(await textsIn(stamped, { zxingWasm: "data:application/wasm;base64,AAAA" })).toEqual([first]);
	});

	it("is read with little effort when it is clean", async () => {
		expect(await textsIn(page, { effort: "quick" })).toEqual([first]);
	});
});

describe("several codes", () => {
	const sheet = makePage(
		[
			{ text: first, x: 40, y: 40 },
			{ text: second, x: 1300, y: 60 },
			{ text: third, x: 60, y: 1500 },
			{ text: fourth, x: 1200, y: 1560, scale: 3 },
		],
		{ width: 1700, height: 2000 },
	);
	const all = [first, second, third, fourth].toSorted();

	it("are all read when many are asked for", async () => {
		expect((await textsIn(sheet, { many: true })).toSorted()).toEqual(all);
	});

	it("are all read without the second engine", async () => {
		const texts = await textsIn(sheet, { many: true, zxingWasm: "data:application/wasm;base64,AAAA" });

		expect(texts.toSorted()).toEqual(all);
	});
});

describe("no code", () => {
	it.each<[string, Pixels]>([
		["a page of text", makePage([])],
		["a picture of one pixel", { width: 1, height: 1, data: new Uint8ClampedArray(4) }],
		["a picture without pixels", { width: 0, height: 0, data: new Uint8ClampedArray(0) }],
		["a line of 3000 pixels", { width: 3000, height: 1, data: new Uint8ClampedArray(12_000) }],
	])("is found on %s", async (_, pixels) => {
		expect(await textsIn(pixels, { many: true, effort: "quick" })).toEqual([]);
	});

	it("is searched for when time is up", async () => {
		expect(await textsIn(page, { now: () => 2, deadline: 1 })).toEqual([]);
	});

	it("is searched for after an abort", async () => {
		expect(await textsIn(page, { signal: AbortSignal.abort() })).toEqual([]);
	});

	it("is made up from random pixels", async () => {
		const picture = fc
			.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.integer())
			.map(([width, height, seed]) => ({ width, height, data: noise(width * height * 4, seed) }));

		await fc.assert(
			fc.asyncProperty(picture, async (pixels) => {
				expect(await textsIn(pixels, { effort: "quick" })).toEqual([]);
			}),
			{ numRuns: 30 },
		);
	});
});

function stamp(context: Parameters<NonNullable<NonNullable<Parameters<typeof makePage>[1]>["after"]>>[0]): void {
	context.globalCompositeOperation = "multiply"; // ink of a stamp darkens what is below
	context.strokeStyle = "rgb(225, 35, 40)";
	context.lineWidth = 14;
	context.beginPath();
	context.ellipse(130, 130, 95, 60, 0, 0, 2 * Math.PI);
	context.stroke();
	context.fillStyle = "rgb(225, 35, 40)";
	context.fillRect(60, 118, 150, 26);
}

function shadow(context: Parameters<typeof stamp>[0]): void {
	context.fillStyle = "rgba(0, 0, 0, 0.62)";
	context.beginPath();
	context.moveTo(0, 0);
	context.lineTo(170, 0);
	context.lineTo(60, 800);
	context.lineTo(0, 800);
	context.fill();
}

function grainy(pixels: Pixels): Pixels {
	const grain = noise(pixels.data.length, 11);
	return {
		...pixels,
		data: pixels.data.map((value, index) => (index % 4 === 3 ? 255 : value + ((grain[index] ?? 0) - 128) * 0.5)),
	};
}

/** Reproducible pixels (xorshift), opaque. */
function noise(length: number, seed: number): Uint8ClampedArray {
	let state = seed | 1;
	return new Uint8ClampedArray(length).map((_, index) => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return index % 4 === 3 ? 255 : state & 255;
	});
}
