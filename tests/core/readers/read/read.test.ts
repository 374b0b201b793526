import { createHash } from "node:crypto";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import { readProblemCodes } from "#core/model/reading.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { readers } from "#core/readers/index.ts";
import { readFile } from "#core/readers/read.ts";
import { sampleInvoices } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makeOfd } from "#samples/make/ofd.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { encode, makePage } from "#tests/core/qr-decode/pictures.ts";
import { problem, read, readings } from "./context.ts";

const invoice = sampleInvoices.find((one) => one.kind === "digital_ordinary");
if (!invoice) throw new Error("a sample invoice is needed");
const text = qrText(invoice) ?? "";
const xml = strToU8(makeEInvoiceXml(invoice));
const page = makePage([{ text, x: 20, y: 20 }], { width: 420, height: 320 });
const mail = strToU8(
	`From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/xml; name="a.xml"\r\nContent-Disposition: attachment\r\n\r\n${makeEInvoiceXml(invoice)}`,
);
const good: readonly (readonly [form: string, bytes: Uint8Array])[] = [
	["xml", xml],
	["pdf", makePdf(drawInvoice(invoice))],
	["ofd", makeOfd([{ invoice, drawings: drawInvoice(invoice) }])],
	["png", makeQrPng(text)],
	["jpeg", encode(page, "jpeg")],
	["webp", encode(page, "webp")],
	["gif", encode(page, "gif")],
	["zip", zipSync({ "a.xml": xml })],
	["eml", mail],
];

describe("readFile", () => {
	it.each(good)("knows a %s by its bytes, whatever its name says", async (_, bytes) => {
		for (const name of ["a.pdf", "a.xml", "a.zip", "a", "发票.ofd"]) {
			expect((await readings(bytes, name)).length, name).toBe(1);
		}
	});

	it("says of an empty file that it is empty", async () => {
		expect(await problem(new Uint8Array())).toEqual({ code: "empty" });
	});

	it("refuses a file above the budget unread", async () => {
		expect(await problem(new Uint8Array(11), "big", { budget: { fileBytes: 10 } })).toEqual({
			code: "over_budget",
			budget: "fileBytes",
			limit: 10,
		});
	});

	it.each([
		["xlsx", zipSync({ "[Content_Types].xml": xml, "xl/workbook.xml": xml })],
		["docx", zipSync({ "[Content_Types].xml": xml, "word/document.xml": xml })],
		["html", strToU8("\n<!DOCTYPE html><html><body>登录</body></html>")],
		["html", strToU8("<!-- saved -->\n<html></html>")],
		["svg", strToU8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
		["text", strToU8("发票号码 26990000000000000001")],
		["rar", strToU8("Rar!\x1a\x07\x01\0")],
		["7z", Uint8Array.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])],
		["gzip", Uint8Array.from([0x1f, 0x8b, 8, 0])],
		["ole", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
		["unknown", Uint8Array.from([1, 2, 3, 4])],
	])("names a form it does not read: %s", async (form, bytes) => {
		expect(await problem(bytes, "file.pdf")).toEqual({ code: "unknown_format", form });
	});

	it("does not begin after an abort", async () => {
		expect(await problem(xml, "a.xml", { signal: AbortSignal.abort() })).toEqual({ code: "aborted" });
	});

	it("gives up on a decoder that never answers", async () => {
		const platform = { ...nodePlatform, decodePicture: () => new Promise<never>(() => {}) };

		expect(await problem(makeQrPng(text), "a.png", { platform, budget: { timeMs: 20 } })).toEqual({ code: "timeout" });
	});

	it("stops waiting for a decoder when the user does not want it any more", async () => {
		const controller = new AbortController();
		const platform = {
			...nodePlatform,
			decodePicture() {
				controller.abort();
				return new Promise<never>(() => {});
			},
		};

		expect(await problem(makeQrPng(text), "a.png", { platform, signal: controller.signal })).toEqual({
			code: "aborted",
		});
	});

	it("turns a bug into a failure that quotes nothing of the file", async () => {
		const platform = {
			...nodePlatform,
			decodePicture(): never {
				throw new TypeError("cannot read 演示采购有限公司");
			},
		};

		const failed = await problem(makeQrPng(text), "秘密.png", { platform });

		expect(failed).toEqual({ code: "failed", reader: "image", error: "TypeError" });
	});

	it("has readers with ids of their own", () => {
		expect(new Set(readers.map((reader) => reader.id)).size).toBe(readers.length);
	});
});

describe("hostile bytes", () => {
	it.each(good)("of a %s cut anywhere give a reading or a clear problem", async (_, bytes) => {
		for (const part of [0.02, 0.3, 0.5, 0.9, 0.99]) {
			const cut = bytes.slice(0, Math.floor(bytes.length * part));
			const result = await read(cut, "cut", { qr: false });
			if (!result.ok) expect(["broken", "unknown_format", "not_invoice", "empty"]).toContain(result.error.code);
		}
	});

	it("that unpack to a thousand times their size are refused", async () => {
		const bomb = zipSync({ "zeros.bin": new Uint8Array(60 * 1024 * 1024) });

		expect(await problem(bomb, "bomb.zip")).toMatchObject({ code: "over_budget", budget: "ratio" });
	});

	it("that hide a bomb in a ZIP in a ZIP cost that member only", async () => {
		const bomb = zipSync({ "zeros.bin": new Uint8Array(60 * 1024 * 1024) });

		const result = await read(zipSync({ "bomb.zip": bomb, "a.xml": xml }), "outer.zip");

		expect(result).toMatchObject({ ok: true, value: [{ member: "a.xml" }] });
		expect(result.failed).toMatchObject([{ member: "bomb.zip", problem: { code: "over_budget", budget: "ratio" } }]);
	});

	it("with ten thousand members are refused", async () => {
		const members = Object.fromEntries(
			Array.from({ length: 10_000 }, (_, index) => [`${index}.xml`, new Uint8Array([1])]),
		);

		expect(await problem(zipSync(members, { level: 0 }), "many.zip")).toEqual({
			code: "over_budget",
			budget: "members",
			limit: 5_000,
		});
	});

	it("that leave their folder are refused", async () => {
		expect(await problem(zipSync({ "../../etc/a.xml": xml }), "escape.zip")).toMatchObject({ code: "refused" });
	});

	it("of any kind never throw and never take a code of their own", async () => {
		const magic = fc.constantFrom(
			"",
			"%PDF-1.7\n",
			"PK\x03\x04",
			"PK\x05\x06",
			"\x89PNG\r\n\x1a\n",
			"\xff\xd8\xff",
			"GIF89a",
			"<?xml ",
			"<EInvoice>",
			"From: a\nTo: b\n\n",
		);
		const file = fc
			.tuple(magic, fc.uint8Array({ maxLength: 400 }))
			.map(([start, rest]) => Uint8Array.from([...Array.from(start, (char) => char.charCodeAt(0)), ...rest]));

		await fc.assert(
			fc.asyncProperty(file, async (bytes) => {
				const result = await readFile(bytes, "x", { platform: nodePlatform, signal: new AbortController().signal });
				if (result.ok) return;
				expect(readProblemCodes).toContain(result.error.code);
				expect(result.error.code).not.toBe("failed");
			}),
			{ numRuns: 200 },
		);
	});
});

it("names an original by the SHA-256 of its bytes", async () => {
	expect(await sha256Hex(xml)).toBe(createHash("sha256").update(xml).digest("hex"));
});
