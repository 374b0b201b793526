import { describe, expect, it } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import type { FieldName } from "#core/model/fields.ts";
import type { Reading, ReadProblem } from "#core/model/reading.ts";
import { pdfReader } from "#core/readers/pdf/pdf.ts";
import { defaultBudget, type ReadContext } from "#core/readers/reader.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makePdf, type PdfOptions } from "#samples/make/pdf.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";

const invoice = sampleInvoice("ordinary");
const classic = sampleInvoice("electronic");

/** Time enough on any machine: what is tested here is what is read. */
function contextOf(more: Partial<ReadContext> = {}): ReadContext {
	return {
		name: "file.pdf",
		signal: new AbortController().signal,
		budget: { ...defaultBudget, timeMs: 120_000 },
		deadline: nodePlatform.now() + 120_000,
		platform: nodePlatform,
		qr: true,
		nesting: 0,
		readMember: () => Promise.reject(new Error("a PDF hands no member on")),
		...more,
	};
}

async function readings(bytes: Uint8Array, more: Partial<ReadContext> = {}): Promise<readonly Reading[]> {
	const result = await pdfReader.read(bytes, contextOf(more));
	if (!result.ok) throw new Error(`expected readings, got ${result.error.code}`);
	return result.value;
}

async function problem(bytes: Uint8Array, more: Partial<ReadContext> = {}): Promise<ReadProblem> {
	const result = await pdfReader.read(bytes, contextOf(more));
	if (result.ok) throw new Error(`expected a problem, got ${result.value.length} readings`);
	return result.error;
}

function said(reading: Reading | undefined, field: FieldName, source = "text"): unknown {
	return reading?.evidence.find((piece) => piece.field === field && piece.source === source)?.value;
}

describe("pdfReader", () => {
	it.each<[string, PdfOptions]>([
		["a plain file", {}],
		["one run a glyph, in reverse order", { runs: "glyphs", order: "reversed" }],
		["a page with /Rotate 90", { rotate: 90 }],
		["a page that lies on its side", { turned: 90 }],
		["a page upside down", { turned: 180 }],
		["a page on its other side", { turned: 270 }],
		["a huge page", { scale: 3 }],
		["a picture as QR", { qr: "image" }],
		["a browser's print", { browserPrint: { head: "2020/1/2 10:11  http://localhost/print", foot: "1/1" } }],
	])("reads text and QR of %s", async (_, options) => {
		const found = await readings(makePdf(drawInvoice(invoice), options));

		expect(found).toHaveLength(1);
		for (const field of ["number", "issuedOn", "buyerName", "sellerTaxId", "amount", "tax", "total"] as const) {
			expect(said(found[0], field), field).toEqual(invoice[field]);
		}
		expect(found[0]?.lines[0]?.items).toHaveLength(invoice.lines.length);
		expect(found[0]?.qr.map(({ text }) => text)).toEqual([qrText(invoice)]);
		expect(said(found[0], "total", "qr")).toBe(invoice.total);
	});

	it("reads values beside labels whose font has no map to Unicode", async () => {
		const [reading] = await readings(makePdf(drawInvoice(classic), { labels: "unreadable" }));

		for (const field of ["code", "number", "issuedOn", "checkCode", "sellerName", "amount", "total"] as const) {
			expect(said(reading, field), field).toEqual(classic[field]);
		}
		expect(reading?.notes).toContainEqual({ code: "labels_unreadable" });
	});

	it.each([0, 90, 180, 270] as const)("places a value on the page as it is shown, turned by %i", async (turned) => {
		const [reading] = await readings(makePdf(drawInvoice(invoice), { turned }), { qr: false });

		const place = reading?.evidence.find(({ field }) => field === "number")?.place;
		const middle = { x: (place?.x ?? 0) + (place?.width ?? 0) / 2, y: (place?.y ?? 0) + (place?.height ?? 0) / 2 };
		const corner = { 0: [true, false], 90: [false, false], 180: [false, true], 270: [true, true] }[turned];
		expect([middle.x > 0.5, middle.y > 0.5]).toEqual(corner);
	});

	it("adds the XML that is embedded", async () => {
		const xml = new TextEncoder().encode(makeEInvoiceXml(invoice));

		const found = await readings(makePdf(drawInvoice(invoice), { attachments: [{ name: "a.xml", bytes: xml }] }));

		expect(found).toHaveLength(1);
		expect(said(found[0], "number", "xml")).toBe(invoice.number);
		expect(found[0]?.lines.map(({ source }) => source)).toEqual(["text", "xml"]);
	});

	it("names an embedded XML it cannot read and keeps the rest", async () => {
		const bytes = new TextEncoder().encode("<EInvoice><unclosed></EInvoice>");

		const [reading] = await readings(makePdf(drawInvoice(invoice), { attachments: [{ name: "a.xml", bytes }] }));

		expect(reading?.notes).toContainEqual({ code: "part_unreadable", part: "a.xml" });
		expect(said(reading, "number")).toBe(invoice.number);
	});

	it("tells several invoices of one file apart, each with its own QR", async () => {
		const both = [...drawInvoice(invoice), ...drawInvoice(classic)];

		const found = await readings(makePdf(both));

		expect(found.map((reading) => said(reading, "number"))).toEqual([invoice.number, classic.number]);
		expect(found.map(({ qr }) => qr.map(({ text }) => text))).toEqual([[qrText(invoice)], [qrText(classic)]]);
		expect(found.map(({ pages }) => pages)).toEqual([[0], [1]]);
	});

	it("shows both numbers when text and QR say different things", async () => {
		const other = sampleInvoice("special");
		const text = qrText(other) ?? "";

		const found = await readings(makePdf(drawInvoice(invoice, { qr: { text } })));

		expect(found).toHaveLength(1);
		expect(said(found[0], "number")).toBe(invoice.number);
		expect(said(found[0], "number", "qr")).toBe(other.number);
	});

	it("says that a page was searched and had no QR", async () => {
		const [reading] = await readings(makePdf(drawInvoice(invoice, { qr: "none" })));

		expect(reading?.notes).toContainEqual({ code: "qr_not_found" });
		expect(reading?.qr).toEqual([]);
	});

	it("does not draw when the caller wants text alone", async () => {
		const [reading] = await readings(makePdf(drawInvoice(invoice)), { qr: false });

		expect(reading?.notes).toContainEqual({ code: "qr_not_searched", reason: "switched_off" });
		expect(said(reading, "total")).toBe(invoice.total);
	});

	it("reads the QR of a scan and asks for a person", async () => {
		const [reading] = await readings(makePdf(drawInvoice(invoice), { text: "none" }));

		expect(said(reading, "number", "qr")).toBe(invoice.number);
		expect(reading?.notes).toContainEqual({ code: "needs_person", reason: "no_text" });
	});

	it("keeps a scan without a readable QR for a person", async () => {
		const found = await readings(makePdf(drawInvoice(invoice), { text: "none", qr: "none" }));

		expect(found).toHaveLength(1);
		expect(found[0]?.evidence).toEqual([]);
		expect(found[0]?.notes).toContainEqual({ code: "needs_person", reason: "no_readable_qr" });
	});

	it("says that a good PDF of other text is no invoice", async () => {
		const text = { text: "会议纪要：第三季度安排与分工，共十二项", x: 20, y: 30, size: 5, role: "value" as const };
		const page = { width: 210, height: 297, texts: [text], strokes: [] };

		expect((await problem(makePdf([page]))).code).toBe("not_invoice");
	});

	it("leaves the caller's bytes alone", async () => {
		const bytes = makePdf(drawInvoice(invoice));
		const before = bytes.slice();

		await readings(bytes, { qr: false });

		expect(bytes).toEqual(before);
	});
});

describe("pdfReader and bad files", () => {
	const good = makePdf(drawInvoice(invoice));

	it("says that a file needs a password", async () => {
		expect((await problem(makePdf(drawInvoice(invoice), { encrypted: true }))).code).toBe("encrypted");
	});

	it.each([
		["nothing but its mark", new TextEncoder().encode("%PDF-1.7\n")],
		["noise after its mark", Uint8Array.from({ length: 4_000 }, (_, i) => (i < 8 ? good[i] : (i * 97) % 251) ?? 0)],
	])("says that %s is broken", async (_, bytes) => {
		expect((await problem(bytes)).code).toBe("broken");
	});

	it("never throws for a file cut off anywhere", async () => {
		for (const share of [0.1, 0.4, 0.7, 0.95]) {
			const result = await pdfReader.read(good.slice(0, Math.floor(good.length * share)), contextOf({ qr: false }));
			expect(result.ok || result.error.code !== "failed").toBe(true);
		}
	});

	it("stops at the budget of pages and of text", async () => {
		const many = makePdf([...drawInvoice(invoice), ...drawInvoice(invoice), ...drawInvoice(invoice)]);
		const budget = contextOf().budget;

		expect(await problem(many, { budget: { ...budget, pages: 2 } })).toMatchObject({
			code: "over_budget",
			budget: "pages",
		});
		expect(await problem(good, { budget: { ...budget, textItems: 5 } })).toMatchObject({
			code: "over_budget",
			budget: "textItems",
		});
	});

	it("stops when it is told to, and when its time is up", async () => {
		expect((await problem(good, { signal: AbortSignal.abort() })).code).toBe("aborted");
		expect((await problem(good, { deadline: nodePlatform.now() - 1 })).code).toBe("timeout");
	});

	it("takes files whose mark stands a little late", () => {
		const head = (text: string) => new TextEncoder().encode(text);

		expect(pdfReader.sniff(head("%PDF-1.4 "), "x")).toBe(true);
		expect(pdfReader.sniff(head(`${"\n".repeat(300)}%PDF-1.4 `), "x")).toBe(true);
		expect(pdfReader.sniff(head("PK\u0003\u0004"), "x.pdf")).toBe(false);
	});
});
