import fc from "fast-check";
import { expect, test } from "vitest";
import { nodePlatform } from "#cli/platform.ts";
import { readFile } from "#core/readers/read.ts";
import { groupReadings } from "#core/settle/group.ts";
import { settle } from "#core/settle/settle.ts";
import { type InventedLine, inventInvoice, inventTaxId, type SampleInvoice } from "#samples/invoice.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makeOfd } from "#samples/make/ofd.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeEInvoiceXml, makeOldInvoiceXml } from "#samples/make/xml.ts";

function words(min: number, max: number): fc.Arbitrary<string> {
	const signs = [..."演示例采购信息技术服务软件设备零配餐饮住宿运输建筑材料文具办公用品（）"];
	return fc.array(fc.constantFrom(...signs), { minLength: min, maxLength: max }).map((array) => array.join(""));
}

const yuan = fc.integer({ min: 1, max: 99_999_999 }).map((fen) => (fen / 100).toFixed(2));

const line: fc.Arbitrary<InventedLine> = fc.record({
	name: fc.tuple(words(2, 5), words(2, 20)).map(([group, name]) => `*${group}*${name}`),
	unit: fc.constantFrom("台", "件", "千克", "PCS"),
	rate: fc.constantFrom("13%", "9%", "6%", "1%", "免税"),
	amount: yuan,
});

const invoice: fc.Arbitrary<SampleInvoice> = fc
	.record({
		digital: fc.boolean(),
		serial: fc.integer({ min: 1, max: 99_999_999 }),
		day: fc.integer({ min: 1, max: 28 }),
		buyer: words(2, 20),
		seller: words(2, 24),
		ids: fc.tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 })),
		lines: fc.array(line, { minLength: 1, maxLength: 7 }),
		remark: fc.option(words(1, 60), { nil: "" }),
	})
	.map(({ digital, serial, day, buyer, seller, ids, lines, remark }) => {
		const common = {
			issuedOn: `202603${String(day).padStart(2, "0")}`,
			buyerName: `演示${buyer}有限公司`,
			sellerName: `示例${seller}有限公司`,
			buyerTaxId: inventTaxId(ids[0]),
			sellerTaxId: inventTaxId(ids[1]),
			lines,
			remark,
		};
		const number = String(serial).padStart(8, "0");
		return digital
			? inventInvoice({
					...common,
					kind: "digital_special",
					title: "电子发票（增值税专用发票）",
					number: `269920000000${number}`,
				})
			: inventInvoice({
					...common,
					kind: "ordinary_electronic",
					title: "演示增值税电子普通发票",
					code: "099002600111",
					number,
					checkCode: `990000000000${number}`,
				});
	});

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
] as const;

test.each<[string, (made: SampleInvoice) => Uint8Array]>([
	["PDF", (made) => makePdf(drawInvoice(made))],
	["PDF by glyphs, backwards", (made) => makePdf(drawInvoice(made), { runs: "glyphs", order: "reversed" })],
	[
		"OFD without data",
		(made) =>
			makeOfd([{ invoice: made, drawings: drawInvoice(made) }], { tags: "none", customData: "none", qr: "none" }),
	],
	["OFD", (made) => makeOfd([{ invoice: made, drawings: drawInvoice(made) }])],
	["XML", (made) => new TextEncoder().encode(made.code === "" ? makeEInvoiceXml(made) : makeOldInvoiceXml(made))],
])("any invoice made as %s is read with the same face, and its rows add up", async (_, make) => {
	await fc.assert(
		fc.asyncProperty(invoice, async (made) => {
			const result = await readFile(make(made), "a", { platform: nodePlatform, signal: new AbortController().signal });
			const found = result.ok ? groupReadings(result.value).map((readings) => settle(readings, {})) : [];

			expect(found).toHaveLength(1);
			for (const field of FIELDS)
				expect([field, found[0]?.fields[field]]).toEqual([field, made[field] === "" ? undefined : made[field]]);
			expect(found[0]?.contradictions).toEqual([]);
			expect(found[0]?.lines.map(({ amount }) => amount)).toEqual(made.lines.map(({ amount }) => amount));
		}),
		{ numRuns: 10, seed: 99 },
	);
});
