import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { FieldName } from "#core/model/fields.ts";
import { readFace } from "#core/readers/face/face.ts";
import type { FacePage } from "#core/readers/face/types.ts";
import { type SampleInvoice, sampleInvoice, sampleInvoices } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { fieldOf, inGlyphs, mapItems, pagesOf, saidBy, scaled } from "./pages.ts";

const FIELDS = [
	"title",
	"code",
	"number",
	"issuedOn",
	"checkCode",
	"machineNumber",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"amount",
	"tax",
	"total",
	"totalInWords",
	"drawer",
	"originalCode",
	"originalNumber",
	"redNoticeNumber",
] as const satisfies readonly FieldName[];

const ids = sampleInvoices.map(({ id }) => id);
const invoice = sampleInvoice("electronic");

function expectAll(sample: SampleInvoice, pages: readonly FacePage[]): void {
	const faces = readFace(pages);

	expect(faces).toHaveLength(1);
	for (const field of FIELDS) expect(fieldOf(faces[0], field), field).toEqual(sample[field] || undefined);
	expect(faces[0]?.lines.map(({ name, amount, tax, rate }) => ({ name, amount, tax, rate }))).toEqual(
		sample.lines.map(({ name, amount, tax, rate }) => ({ name, amount, tax, rate })),
	);
}

describe("readFace on drawn samples", () => {
	it.each(ids)("reads every printed field and row of %s", (id) => {
		expectAll(sampleInvoice(id), pagesOf(drawInvoice(sampleInvoice(id))));
	});

	it.each(ids)("reads %s set glyph by glyph", (id) => {
		expectAll(sampleInvoice(id), pagesOf(drawInvoice(sampleInvoice(id))).map(inGlyphs));
	});

	it.each(["年月日", "spaces", "split"] as const)("reads a date printed as %s", (dateForm) => {
		expectAll(invoice, pagesOf(drawInvoice(invoice, { dateForm })));
	});

	it.each(["¥", "￥", "none"] as const)("reads amounts marked with %s", (yen) => {
		expectAll(invoice, pagesOf(drawInvoice(invoice, { yen })));
	});

	it("joins the rows of a digital invoice over several pages", () => {
		const long = { ...sampleInvoice("ordinary"), lines: Array.from({ length: 5 }, () => oneLine("ordinary")) };

		const faces = readFace(pagesOf(drawInvoice(long, { rowsPerPage: 2 })));

		expect(faces).toHaveLength(1);
		expect(faces[0]?.lines).toHaveLength(5);
		expect(faces[0]?.pages).toEqual([0, 1, 2]);
	});

	it("takes the rows of the list (清单) in place of the line that points to it", () => {
		const long = { ...invoice, lines: Array.from({ length: 4 }, () => oneLine("electronic")) };

		const faces = readFace(pagesOf(drawInvoice(long, { rowsPerPage: 2 })));

		expect(faces).toHaveLength(1);
		expect(faces[0]?.lines.map(({ name }) => name)).toEqual(long.lines.map(({ name }) => name));
	});

	it("keeps invoices of one file apart", () => {
		const both = ["ordinary", "electronic", "special"].flatMap((id) => drawInvoice(sampleInvoice(id)));

		const faces = readFace(pagesOf(both));

		expect(faces.map((face) => fieldOf(face, "number"))).toEqual(
			["ordinary", "electronic", "special"].map((id) => sampleInvoice(id).number),
		);
	});

	it.each([
		["below", 0, 150],
		["beside", 230, 0],
	])("tells two invoices on one page apart, one %s the other", (_, dx, dy) => {
		const [first] = pagesOf(drawInvoice(sampleInvoice("ordinary"))) as [FacePage];
		const [second] = pagesOf(drawInvoice(sampleInvoice("special"))) as [FacePage];
		const moved = second.items.map((item) => ({ ...item, x: item.x + dx, y: item.y + dy }));
		const page = { index: 0, width: 500, height: 300, items: [...first.items, ...moved] };

		const faces = readFace([page]);

		expect(faces.map(saidBy)).toEqual([saidBy(readFace([first])[0]), saidBy(readFace([second])[0])]);
	});

	it("leaves out what the face leaves out", () => {
		const [face] = readFace(pagesOf(drawInvoice(invoice, { omit: ["date", "buyer", "total", "words"] })));

		for (const field of ["issuedOn", "buyerName", "buyerTaxId", "total", "totalInWords"] as const) {
			expect(fieldOf(face, field), field).toBeUndefined();
		}
		expect(fieldOf(face, "sellerName")).toBe(invoice.sellerName);
	});

	it("says what is printed even where it does not add up", () => {
		const total = (invoice.total + 100_000) as typeof invoice.total;

		const [face] = readFace(pagesOf(drawInvoice(invoice, { printed: { total } })));

		expect(fieldOf(face, "total")).toBe(total);
		expect(fieldOf(face, "totalInWords")).toBe(invoice.totalInWords);
	});
});

describe("readFace without labels", () => {
	const valuesOnly = (id: string) =>
		drawInvoice(sampleInvoice(id)).map((drawing) => ({
			...drawing,
			texts: drawing.texts.filter(({ role }) => role === "value"),
		}));

	it.each(["electronic", "special-electronic", "ordinary", "special", "red-sheet"])(
		"knows the values of %s by pattern and says that the labels were unreadable",
		(id) => {
			const sample = sampleInvoice(id);

			const [face] = readFace(pagesOf(valuesOnly(id)));

			for (const field of [
				"code",
				"number",
				"issuedOn",
				"buyerTaxId",
				"sellerName",
				"amount",
				"tax",
				"total",
			] as const) {
				expect(fieldOf(face, field), field).toEqual(sample[field] || undefined);
			}
			expect(face?.notes).toContainEqual({ code: "labels_unreadable" });
		},
	);

	it("leaves out a total that the written-out amount does not confirm", () => {
		const drawings = drawInvoice(invoice, { printed: { totalInWords: "伍圆整" } }).map((drawing) => ({
			...drawing,
			texts: drawing.texts.filter(({ role, text }) => role === "value" && text !== `⊗${invoice.totalInWords}`),
		}));
		const changed = drawings.map((drawing) => ({
			...drawing,
			texts: [...drawing.texts, { text: "伍圆整", x: 58, y: 101.1, size: 3.175, role: "value" as const }],
		}));

		const [face] = readFace(pagesOf(changed));

		expect(fieldOf(face, "number")).toBe(invoice.number);
		for (const field of ["amount", "tax", "total"] as const) expect(fieldOf(face, field), field).toBeUndefined();
	});
});

describe("readFace whatever the file did", () => {
	const pages = pagesOf(drawInvoice(sampleInvoice("special-electronic")));
	const said = readFace(pages).map(saidBy);

	it("does not depend on the order of the items", () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([...(pages[0]?.items ?? [])], { minLength: pages[0]?.items.length }), (items) => {
				expect(readFace(pages.map((page) => mapItems(page, () => items))).map(saidBy)).toEqual(said);
			}),
			{ numRuns: 20 },
		);
	});

	it("does not depend on the size of the page", () => {
		fc.assert(
			fc.property(fc.double({ min: 0.05, max: 40, noNaN: true }), (by) => {
				expect(readFace(pages.map((page) => scaled(page, by))).map(saidBy)).toEqual(said);
			}),
			{ numRuns: 20 },
		);
	});

	it("never throws, whatever stands on the page", () => {
		const word = fc.oneof(
			fc.string({ unit: "binary", maxLength: 12 }),
			fc.constantFrom(
				"发票号码：",
				"开票日期：",
				"名称：",
				"合",
				"计",
				"金额",
				"项目名称",
				"税额",
				"¥1.00",
				"备",
				"注",
				"***",
				"⊗壹圆整",
			),
		);
		const number = fc.oneof(fc.double(), fc.double({ min: -50, max: 700, noNaN: true }));
		const item = fc.record({ text: word, x: number, y: number, width: number, height: number });
		fc.assert(
			fc.property(fc.array(item, { maxLength: 80 }), number, (items, size) => {
				expect(readFace([{ index: 0, width: size, height: 400, items }])).toBeInstanceOf(Array);
			}),
			{ numRuns: 150 },
		);
	});
});

function oneLine(id: string) {
	const [line] = sampleInvoice(id).lines;
	if (!line) throw new Error("the sample has a row");
	return line;
}
