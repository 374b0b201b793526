import { unzipSync } from "fflate";
import jsQR from "jsqr";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";

import { inventInvoice, inventTaxId } from "#samples/invoice.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makeOfd } from "#samples/make/ofd.ts";
import { makePdf, type PdfOptions } from "#samples/make/pdf.ts";
import { qrPicture } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml, makeOldInvoiceXml } from "#samples/make/xml.ts";

const digital = inventInvoice({
	kind: "digital_ordinary",
	title: "电子发票（普通发票）",
	number: "26992000000000000001",
	issuedOn: "20260105",
});
const classic = inventInvoice({
	kind: "ordinary_electronic",
	title: "演示增值税电子普通发票",
	code: "099002400111",
	number: "00000001",
	issuedOn: "20240506",
	checkCode: "12345678901234567890",
});

async function pdfText(bytes: Uint8Array): Promise<{ pages: number; text: string; rotate: number; view: number[] }> {
	const task = getDocument({
		data: bytes.slice(),
		cMapUrl: "node_modules/pdfjs-dist/cmaps/",
		cMapPacked: true,
		verbosity: 0,
	});
	const document = await task.promise;
	const page = await document.getPage(1);
	const { items } = await page.getTextContent();
	const text = items.map((item) => ("str" in item ? item.str : "")).join("\n");
	const result = { pages: document.numPages, text, rotate: page.rotate, view: page.view };
	await task.destroy();
	return result;
}

test("a PDF has the text of its drawings", async () => {
	const read = await pdfText(makePdf([...drawInvoice(digital), ...drawInvoice(classic)]));

	expect(read.pages).toBe(2);
	for (const text of [
		digital.title,
		digital.number,
		"2026年01月05日",
		digital.buyerTaxId,
		"¥1060.00",
		digital.totalInWords,
	]) {
		expect(read.text).toContain(text);
	}
});

test.each<[string, PdfOptions, RegExp]>([
	["one run a glyph", { runs: "glyphs" }, /电\n?子\n?发\n?票/],
	["values first", { order: "values_first" }, /26992000000000000001[\s\S]*发票号码/],
	["turned by /Rotate", { rotate: 90 }, /发票号码/],
	["labels without ToUnicode", { labels: "unreadable" }, /^(?![\s\S]*发票号码)[\s\S]*26992000000000000001/],
	["a scan without text", { text: "none" }, /^\s*$/],
])("a PDF can be written otherwise: %s", async (_, options, pattern) => {
	expect((await pdfText(makePdf(drawInvoice(digital), options))).text).toMatch(pattern);
});

test("an encrypted PDF asks for a password", async () => {
	await expect(pdfText(makePdf(drawInvoice(digital), { encrypted: true }))).rejects.toThrow(/password/i);
});

test("a QR picture holds the invoice's QR text", () => {
	const text = qrText(digital) ?? "";
	const picture = qrPicture(text);
	const rgba = new Uint8ClampedArray(picture.data.length * 4).fill(255);
	picture.data.forEach((grey, i) => {
		rgba.fill(grey, i * 4, i * 4 + 3);
	});

	expect(jsQR(rgba, picture.width, picture.height)?.data).toBe(text);
});

test.each([
	[
		"01,31,,25990000000000000001,113.00,20250101,,C334",
		{ ...digital, kind: "digital_special", number: "25990000000000000001", total: 11300, issuedOn: "20250101" },
	],
	[
		"01,32,,25990000000000000002,0.01,20250101,,8CB6",
		{ ...digital, number: "25990000000000000002", total: 1, issuedOn: "20250101" },
	],
	[
		"01,10,011009900111,00000001,100.00,20200101,12345678901234567890,46D5,",
		{ ...classic, code: "011009900111", amount: 10000, issuedOn: "20200101" },
	],
])("QR text has the CRC of the reference: %s", (expected, invoice) => {
	expect(qrText(invoice as typeof digital)).toBe(expected);
});

test("an OFD has the parts its OFD.xml names", () => {
	const files = unzipSync(
		makeOfd([{ invoice: digital, drawings: drawInvoice(digital), xml: makeEInvoiceXml(digital) }]),
	);
	const text = (name: string) => new TextDecoder().decode(files[name]);

	expect(text("OFD.xml")).toContain(`<ofd:CustomData Name="发票号码">${digital.number}</ofd:CustomData>`);
	expect(text("Doc_0/Pages/Page_0/Content.xml")).toContain(digital.number);
	expect(text("Doc_0/Tpls/Tpl_0/Content.xml")).toContain("发票号码");
	expect(text("Doc_0/Tags/CustomTag.xml")).toMatch(/<ofd:Buyer><ofd:BuyerName><ofd:ObjectRef PageRef="1">\d+/);
	expect(text("Doc_0/Attachs/original_invoice.xml")).toContain("<EInvoice>");
});

test("invoice XML holds the sums", () => {
	expect(makeEInvoiceXml(digital)).toContain("<TotalTax-includedAmount>1060.00</TotalTax-includedAmount>");
	expect(makeOldInvoiceXml(classic)).toContain("<fp:TaxInclusiveTotalAmount>1060.00</fp:TaxInclusiveTotalAmount>");
});

test("invented tax ids satisfy GB 32100-2015: the weighted sum is a multiple of 31", () => {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
	for (let serial = 1; serial < 50; serial++) {
		const id = inventTaxId(serial);
		const sum = [...id].reduce((at, char, i) => at + alphabet.indexOf(char) * (i === 17 ? 1 : 3 ** i % 31), 0);

		expect(id).toMatch(/^91990000MA99\d{4}[\dX][0-9A-HJ-NPQRTUWXY]$/);
		expect(sum % 31).toBe(0);
	}
});
