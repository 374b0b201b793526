import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";

import { parseQr } from "#core/qr/text.ts";
import { canvasOf, encode, invoiceTexts, makePage } from "#tests/core/qr-decode/pictures.ts";
import { numbersOf, problem, read, readings } from "../read/context.ts";

const [first = "", second = ""] = invoiceTexts;
const numberIn = (text: string) => {
	const qr = parseQr(text);
	return qr?.form === "vat" ? qr.number : "";
};
const page = makePage([{ text: first, x: 40, y: 40 }]);

describe("a picture", () => {
	it.each(["png", "jpeg", "webp", "gif"] as const)("of the form %s is read by its QR", async (form) => {
		const [reading, ...others] = await readings(encode(page, form));

		expect(others).toEqual([]);
		expect(reading?.form).toBe("image");
		expect(reading?.qr.map((qr) => qr.text)).toEqual([first]);
		expect(reading?.evidence.every((one) => one.source === "qr" && one.place !== undefined)).toBe(true);
		expect(numbersOf(reading ? [reading] : [])).toEqual([numberIn(first)]);
		expect(reading?.notes).toEqual([]);
	});

	it("with two invoices gives two readings", async () => {
		const sheet = makePage([
			{ text: first, x: 40, y: 40 },
			{ text: second, x: 800, y: 60 },
		]);

		const all = await readings(encode(sheet, "png"));

		expect(numbersOf(all).toSorted()).toEqual([numberIn(first), numberIn(second)].toSorted());
		expect(all.map((reading) => reading.qr.length)).toEqual([1, 1]);
	});

	it("that shows one invoice twice gives one reading", async () => {
		const other = first.replace(/,[^,]*$/, ",");
		const sheet = makePage([
			{ text: first, x: 40, y: 40 },
			{ text: other, x: 800, y: 60 },
		]);

		const all = await readings(encode(sheet, "png"));

		expect(all).toHaveLength(1);
		expect(all[0]?.qr).toHaveLength(2);
	});

	it("without a QR is kept for a person", async () => {
		const all = await readings(encode(makePage([]), "png"));

		expect(all).toMatchObject([
			{ evidence: [], qr: [], notes: [{ code: "qr_not_found" }, { code: "needs_person", reason: "no_readable_qr" }] },
		]);
	});

	it("with a QR that is none of an invoice is kept with it, for a person", async () => {
		const menu = makePage([{ text: "https://example.com/menu/17", x: 40, y: 40 }]);

		const all = await readings(encode(menu, "png"));

		expect(all).toMatchObject([
			{
				evidence: [],
				qr: [{ text: "https://example.com/menu/17" }],
				notes: [{ code: "needs_person", reason: "no_readable_qr" }],
			},
		]);
	});

	it("is not searched when the caller wants text alone, and says so", async () => {
		const result = await read(encode(page, "png"), "a.png", { qr: false });

		expect(result).toMatchObject({
			value: [{ qr: [], notes: [{ code: "qr_not_searched" }, { code: "needs_person" }] }],
		});
	});

	it("larger than what is worked on is still read", async () => {
		const canvas = createCanvas(8000, 5000);
		const context = canvas.getContext("2d");
		context.fillStyle = "#fff";
		context.fillRect(0, 0, 8000, 5000);
		context.drawImage(canvasOf(page), 200, 200, 3600, 2400);

		expect(numbersOf(await readings(new Uint8Array(canvas.toBuffer("image/jpeg", 80))))).toEqual([numberIn(first)]);
	});
});

describe("a picture that cannot be read", () => {
	const png = encode(page, "png");

	it("is refused by the size in its header before it is decoded", async () => {
		const bomb = png.slice();
		new DataView(bomb.buffer).setUint32(16, 20_000);
		new DataView(bomb.buffer).setUint32(20, 10_000);

		expect(await problem(bomb)).toEqual({ code: "over_budget", budget: "pixels", limit: 100_000_000 });
	});

	it.each([
		["the signature alone", png.slice(0, 12)],
		["a header without pixels", png.slice(0, 60)],
	])("is broken: %s", async (_, bytes) => {
		expect(await problem(bytes)).toMatchObject({ code: "broken" });
	});

	it.each([
		["tiff", "II\x2a\0\x08\0\0\0"],
		["heic", "\0\0\0\x18ftypheic\0\0\0\0"],
	])("is of a form we do not decode, which is named: %s", async (form, start) => {
		const bytes = Uint8Array.from(start, (char) => char.charCodeAt(0));

		expect(await problem(bytes)).toEqual({ code: "unknown_format", form });
	});
});
