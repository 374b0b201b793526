import { expect, test } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import type { FieldName } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { readFile } from "#core/readers/read.ts";
import { groupReadings } from "#core/settle/group.ts";
import { settle } from "#core/settle/settle.ts";
import { type InventedLine, inventInvoice, type SampleInvoice } from "#samples/invoice.ts";
import { sampleInvoice } from "#samples/invoices.ts";
import { drawInvoice } from "#samples/make/face.ts";
import type { FaceOptions } from "#samples/make/face-parts.ts";
import { makeOfd, type OfdOptions } from "#samples/make/ofd.ts";
import { makePdf, type PdfOptions } from "#samples/make/pdf.ts";
import { makeEInvoiceXml, makeOldInvoiceXml } from "#samples/make/xml.ts";

const ROWS: readonly InventedLine[] = [
	{
		name: "*电子计算机*演示笔记本电脑增强型十四英寸标准版带扩展坞",
		spec: "YS-14/16G/512G",
		unit: "台",
		quantity: "2",
		price: "4424.77876106",
		rate: "13%",
	},
	{ name: "*电子计算机*演示笔记本电脑增强型十四英寸标准版带扩展坞", rate: "13%", amount: "-100.00" },
	{ name: "*研发和技术服务*安装调试", unit: "次", quantity: "0.5", price: "300", rate: "6%" },
];
const MANY: readonly InventedLine[] = Array.from({ length: 12 }, (_, i) => ({
	name: `*文具*演示用品第${i + 1}种`,
	unit: "件",
	quantity: String(i + 1),
	price: "10.00",
	rate: "13%",
}));

const digital = inventInvoice({
	kind: "digital_special",
	title: "电子发票（增值税专用发票）",
	number: "26992000000000009001",
	issuedOn: "20260105",
	lines: ROWS,
	remark: "演示备注：合同编号 YS-001",
});
const classic = inventInvoice({
	kind: "ordinary_electronic",
	title: "演示增值税电子普通发票",
	code: "099002600111",
	number: "00009002",
	issuedOn: "20260106",
	checkCode: "12345678901234567890",
	machineNumber: "990000000009",
	lines: ROWS,
	remark: "演示备注",
});
const red = sampleInvoice("red-sheet");
const exempt = inventInvoice({
	kind: "digital_ordinary",
	title: "电子发票（普通发票）",
	number: "26992000000000009003",
	issuedOn: "20260107",
	buyerName: "演示个人",
	buyerTaxId: "",
	lines: [{ name: "*图书*演示读物", unit: "册", quantity: "3", price: "20.00", rate: "免税" }],
});
const long = inventInvoice({
	kind: "digital_ordinary",
	title: "电子发票（普通发票）",
	number: "26992000000000009004",
	issuedOn: "20260108",
	lines: MANY,
});
const listed = inventInvoice({ ...classic, id: "listed", number: "00009005", lines: MANY });

const FIELDS = [
	"kind",
	"code",
	"number",
	"issuedOn",
	"checkCode",
	"buyerName",
	"buyerTaxId",
	"sellerName",
	"sellerTaxId",
	"amount",
	"tax",
	"total",
] as const satisfies readonly FieldName[];

function faceOf(invoice: Pick<SampleInvoice, (typeof FIELDS)[number]> | Invoice["fields"]) {
	return Object.fromEntries(FIELDS.map((field) => [field, invoice[field] || undefined]));
}

async function readAll(bytes: Uint8Array, name: string): Promise<readonly Invoice[]> {
	const result = await readFile(bytes, name, { platform: nodePlatform, signal: new AbortController().signal });
	if (!result.ok) throw new Error(`not read: ${result.error.code}`);
	return groupReadings(result.value).map((readings) => settle(readings, {}));
}

function expectInvoice(found: Invoice | undefined, made: SampleInvoice): void {
	expect(found && faceOf(found.fields)).toEqual(faceOf(made));
	expect(found?.contradictions).toEqual([]);
	const seen = found?.lines.map(({ name, amount, rate, quantity }) => ({ name, amount, rate, quantity }));
	expect(seen).toEqual(made.lines.map(({ name, amount, rate, quantity }) => ({ name, amount, rate, quantity })));
}

test.each<[string, SampleInvoice, FaceOptions, PdfOptions]>([
	["a digital invoice", digital, {}, {}],
	["a classic invoice", classic, {}, {}],
	["a red digital invoice", red, {}, {}],
	["a tax-free invoice to a person", exempt, {}, {}],
	["more rows than a page", long, {}, {}],
	["a list of goods", listed, {}, {}],
	["one run a glyph", digital, {}, { runs: "glyphs" }],
	["one run a glyph, classic", classic, {}, { runs: "glyphs" }],
	["scripts apart", classic, {}, { runs: "scripts" }],
	["drawn backwards", digital, {}, { order: "reversed" }],
	["values before labels", classic, {}, { order: "values_first" }],
	["turned by /Rotate 90", digital, {}, { rotate: 90 }],
	["turned by /Rotate 270", classic, {}, { rotate: 270 }],
	["three times the size", digital, {}, { scale: 2.8 }],
	["a QR as a picture", digital, {}, { qr: "image" }],
	["no QR", classic, { qr: "none" }, {}],
	[
		"a browser's head and foot",
		digital,
		{},
		{ browserPrint: { head: "2026/11/22 打印  演示页", foot: "http://localhost:8080/print?id=1  1/1" } },
	],
	["full-width yen", digital, { yen: "￥" }, {}],
	["no yen", classic, { yen: "none" }, {}],
	["a date with spaces", classic, { dateForm: "spaces" }, {}],
	["a date in pieces", classic, { dateForm: "split" }, {}],
	[
		"an embedded XML",
		digital,
		{},
		{ attachments: [{ name: "invoice.xml", bytes: new TextEncoder().encode(makeEInvoiceXml(digital)) }] },
	],
])("a PDF with %s is read as it was made", async (_, invoice, face, options) => {
	const found = await readAll(makePdf(drawInvoice(invoice, face), options), "a.pdf");

	expect(found).toHaveLength(1);
	expectInvoice(found[0], invoice);
});

test("labels that cannot be read cost names perhaps, but put nothing wrong in their place", async () => {
	const [found] = await readAll(makePdf(drawInvoice(classic), { labels: "unreadable" }), "a.pdf");

	const { number, total, issuedOn, buyerName, sellerName } = found?.fields ?? {};
	expect({ number, total, issuedOn }).toEqual({
		number: classic.number,
		total: classic.total,
		issuedOn: classic.issuedOn,
	});
	expect([classic.buyerName, undefined]).toContain(buyerName);
	expect([classic.sellerName, undefined]).toContain(sellerName);
});

test("several invoices in one PDF are read apart", async () => {
	const made = [digital, classic, listed, exempt];

	const found = await readAll(makePdf(made.flatMap((invoice) => drawInvoice(invoice))), "a.pdf");

	expect(found).toHaveLength(made.length);
	made.forEach((invoice, i) => {
		expectInvoice(found[i], invoice);
	});
});

test.each<[string, SampleInvoice, OfdOptions, string | undefined]>([
	["of the platform", digital, {}, undefined],
	["of tax software with its XML", classic, { tags: "tax_control" }, makeOldInvoiceXml(classic)],
	["with text alone", digital, { tags: "none", customData: "none", qr: "none" }, undefined],
	["with text alone, classic", classic, { tags: "none", customData: "none", qr: "none" }, undefined],
	["without a template", digital, { template: "merged" }, undefined],
	["cut into codes", classic, { runs: "codes" }, undefined],
	["cut into objects", classic, { runs: "objects", tags: "none" }, undefined],
	["with absolute places", digital, { locations: "absolute" }, undefined],
	["with places in another case", digital, { locations: "other_case" }, undefined],
	["with byte order marks", digital, { bom: true }, makeEInvoiceXml(digital)],
	[
		"with stray text and an unlisted page",
		digital,
		{ strayText: "旁白", unlistedPage: drawInvoice(classic)[0] },
		undefined,
	],
	["over two pages", long, {}, undefined],
	["red", red, {}, makeEInvoiceXml(red)],
])("an OFD %s is read as it was made", async (_, invoice, options, xml) => {
	const part = { invoice, drawings: drawInvoice(invoice), ...(xml !== undefined && { xml }) };

	const found = await readAll(makeOfd([part], options), "a.ofd");

	expect(found).toHaveLength(1);
	expectInvoice(found[0], invoice);
});

test("several documents in one OFD are read apart", async () => {
	const parts = [digital, classic].map((invoice) => ({ invoice, drawings: drawInvoice(invoice) }));

	const found = await readAll(makeOfd(parts), "a.ofd");

	expect(found.map(({ identity }) => identity)).toEqual(["26992000000000009001", "099002600111-00009002"]);
});

test.each<[string, SampleInvoice, string]>([
	["数电", digital, makeEInvoiceXml(digital)],
	["数电 with rates in percent", digital, makeEInvoiceXml(digital, { rates: "percent" })],
	["数电 without the bureau's part", digital, makeEInvoiceXml(digital, { omit: ["TaxSupervisionInfo"] })],
	["a red 数电", red, makeEInvoiceXml(red)],
	["an older one", classic, makeOldInvoiceXml(classic)],
	["an older one without prefixes", classic, makeOldInvoiceXml(classic, { prefix: "" })],
])("XML of %s is read as it was made", async (_, invoice, xml) => {
	const found = await readAll(new TextEncoder().encode(xml), "a.xml");

	expect(found).toHaveLength(1);
	expectInvoice(found[0], invoice);
});
