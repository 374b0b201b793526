import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { xmlReader } from "#core/readers/xml/xml.ts";
import { encode, makeContext, readingsOf, valuesOf } from "../markup/context.ts";
import {
	airXbrl,
	BUYER,
	chinese,
	einvoice,
	einvoice2019,
	label,
	NUMBER,
	ordinaryXbrl,
	pinyin,
	pinyinDigital,
	railXbrl,
	receiverXbrl,
	SELLER,
} from "./samples.ts";

const read = (text: string | Uint8Array) =>
	xmlReader.read(typeof text === "string" ? encode(text) : text, makeContext());
const readOne = async (text: string) => {
	const [reading, ...more] = readingsOf(await read(text));
	expect(more).toEqual([]);
	if (!reading) throw new Error("no reading");
	return { reading, values: valuesOf(reading.evidence), lines: reading.lines[0]?.items ?? [] };
};

const parties = {
	buyerName: BUYER.name,
	buyerTaxId: BUYER.taxId,
	sellerName: SELLER.name,
	sellerTaxId: SELLER.taxId,
};
const money = { amount: 10000, tax: 600, total: 10600 };
const digital = { number: NUMBER, issuedOn: "20260914", ...parties, ...money };
const classic = { code: "099002600111", number: "00000018", checkCode: "12345678901234567890", issuedOn: "20260914" };
const line = {
	name: "*演示服务*技术服务",
	unit: "项",
	quantity: "2",
	price: "50",
	rate: "6%",
	amount: 10000,
	tax: 600,
};

describe("the XML reader", () => {
	it.each([
		["数电票 XML", einvoice(), { ...digital, totalInWords: "壹佰零陆圆整", drawer: "演示员", remark: "演示备注" }],
		[
			"fp:eInvoice",
			einvoice2019(),
			{ ...classic, ...parties, ...money, machineNumber: "990000000001", drawer: "演示员" },
		],
		["eInvoice without prefix", einvoice2019(""), { ...classic, ...parties, ...money, kind: "ordinary_electronic" }],
		["XBRL of an issuer", ordinaryXbrl, { ...classic, ...parties, ...money, title: "增值税电子普通发票" }],
		["Chinese tags", chinese(), digital],
		["pinyin tags of tax control software", pinyin, { ...classic, ...parties, ...money, kind: "ordinary_electronic" }],
		["pinyin tags of the query service", pinyinDigital, { ...digital, kind: "digital_special" }],
	])("reads every field and line of %s", async (_, text, expected) => {
		const { reading, values, lines } = await readOne(text);

		expect(values).toMatchObject(expected);
		expect(lines).toEqual([line]);
		expect(reading).toMatchObject({ form: "xml", qr: [], notes: [] });
		expect(reading.evidence.every(({ source }) => source === "xml")).toBe(true);
	});

	it.each([
		[
			"label name",
			label("<LabelName>电子发票</LabelName>", "<LabelName>增值税专用发票</LabelName>"),
			"digital_special",
		],
		[
			"label in brackets",
			label("<LabelName>电子发票</LabelName>", "<LabelName>（普通发票）</LabelName>"),
			"digital_ordinary",
		],
		["label code", label("", "<LabelCode>01</LabelCode>"), "digital_special"],
		["rail label", label("<LabelName>电子发票（铁路电子客票）</LabelName>", ""), "rail"],
		["no label", "", undefined],
	])("derives the kind from the header: %s", async (_, header, kind) => {
		expect((await readOne(einvoice({ header }))).values.kind).toBe(kind);
	});

	it("writes the title as it is printed", async () => {
		const header = label("<LabelName>电子发票</LabelName>", "<LabelName>（增值税专用发票）</LabelName>");

		expect((await readOne(einvoice({ header }))).values.title).toBe("电子发票（增值税专用发票）");
	});

	it("takes the file's own id for the number only when there is no other", async () => {
		const { values } = await readOne(einvoice({ number: "" }));

		expect(values).toMatchObject({ number: "26992000000000009999", issuedOn: "20260913" });
	});

	it("never takes a number of the trip for the number of a toll invoice", async () => {
		const special = `<Toll><PlateNumber>演A00001</PlateNumber><InvoiceNumber>26992000000000007777</InvoiceNumber>
			<StartDatesOfPassage>20260901094742000</StartDatesOfPassage></Toll>`;

		expect((await readOne(einvoice({ special }))).values).toMatchObject({ number: NUMBER, kind: "digital_toll" });
	});

	it("reads the link of a red invoice, whose blue number stands under the name of a code", async () => {
		const special = `<RedEInvoice><OriginalInvoiceCode>26992000000000000001</OriginalInvoiceCode>
			<CreditNoteNumber>99990000000000000001</CreditNoteNumber></RedEInvoice>`;
		const { values } = await readOne(einvoice({ special }));

		expect(values).toMatchObject({ originalNumber: "26992000000000000001", redNoticeNumber: "99990000000000000001" });
		expect(values).not.toHaveProperty("originalCode");
	});

	it("reads the link of a red invoice from its remark", async () => {
		const text = einvoice().replace("演示备注", "被红冲蓝字数电发票号码：26992000000000000001");

		expect((await readOne(text)).values.originalNumber).toBe("26992000000000000001");
	});

	it("does not add up lines that are nested in one element", async () => {
		const item = (name: string, amount: string) =>
			`<ItemDetail><ItemName>${name}</ItemName><Amount>${amount}</Amount><TaxRate>0.06</TaxRate><TaxAm>3.00</TaxAm></ItemDetail>`;
		const nested = `<IssuItemInformation><Amount>100.00</Amount>${item("甲", "60.00")}${item("乙", "40.00")}</IssuItemInformation>`;
		const { values, lines } = await readOne(einvoice({ lines: nested }));

		expect(lines.map(({ name, amount, tax }) => [name, amount, tax])).toEqual([
			["甲", 6000, 300],
			["乙", 4000, 300],
		]);
		expect(values).toMatchObject(money);
	});

	it("takes totals from the invoice and not from its lines", async () => {
		const noName = "<IssuItemInformation><TotaltaxIncludedAmount>1.00</TotaltaxIncludedAmount></IssuItemInformation>";

		expect((await readOne(einvoice({ lines: noName }))).values.total).toBe(10600);
	});

	it("claims no tax where the face prints stars", async () => {
		const { values, lines } = await readOne(einvoice2019("fp:", "***"));

		expect(values).not.toHaveProperty("tax");
		expect(lines[0]).not.toHaveProperty("tax");
	});

	it("takes the fare of a rail ticket for its total, but not that of a flight", async () => {
		expect((await readOne(railXbrl)).values).toMatchObject({ kind: "rail", amount: 10000, tax: 900, total: 10900 });
		const air = (await readOne(airXbrl)).values;
		expect(air).toMatchObject({ kind: "air", number: "26998000000000000014", tax: 4680, total: 61680 });
		expect(air).not.toHaveProperty("amount");
	});

	it("marks the receiver's bookkeeping as data about an invoice", async () => {
		const { reading, values } = await readOne(receiverXbrl);

		expect(reading.notes).toEqual([{ code: "accounting_data" }]);
		expect(values).toMatchObject({ number: NUMBER, issuedOn: "20260914", sellerName: SELLER.name, total: 10600 });
		expect(values).not.toHaveProperty("buyerName");
	});

	it("reads the link of a red invoice in Chinese tags", async () => {
		const { values } = await readOne(
			chinese(
				"<被红冲蓝字发票号码>26992000000000000001</被红冲蓝字发票号码><红字发票信息确认单编号>99990000000000000001</红字发票信息确认单编号>",
			),
		);

		expect(values).toMatchObject({ originalNumber: "26992000000000000001", redNoticeNumber: "99990000000000000001" });
	});

	it.each([
		["数电票 XML", einvoice().replace(/<\?xml[^>]*>/, "")],
		["Chinese tags", chinese()],
		["pinyin tags", pinyinDigital],
	])("finds every invoice of a file that holds several in %s", async (_, one) => {
		const two = one.replaceAll(NUMBER, "26992000000000000026");

		const readings = readingsOf(await read(`<list><a>${one}</a>${two}</list>`));

		expect(readings.map(({ evidence }) => valuesOf(evidence).number)).toEqual([NUMBER, "26992000000000000026"]);
	});

	it("prefers the invoice to what its envelope says", async () => {
		const text = `<信封><发票号码>26992000000000007777</发票号码><开票日期>2026-01-01</开票日期>
			${einvoice().replace(/<\?xml[^>]*>/, "")}</信封>`;

		expect((await readOne(text)).values).toMatchObject(digital);
	});

	it("keeps the three numbers of a digital invoice on paper apart", async () => {
		const text = `<fp><fpdm>0990026001</fpdm><fphm>00000018</fphm><sdfphm>${NUMBER}</sdfphm><kprq>20260914</kprq></fp>`;

		expect((await readOne(text)).values).toMatchObject({
			code: "0990026001",
			number: "00000018",
			digitalNumber: NUMBER,
		});
	});

	it("takes the 20-digit number for the number where there is no other", async () => {
		const { values } = await readOne(`<fp><sdfphm>${NUMBER}</sdfphm><kprq>20260914</kprq></fp>`);

		expect(values.number).toBe(NUMBER);
		expect(values).not.toHaveProperty("digitalNumber");
	});

	it.each([
		["an order", "<order><InvoiceNo>00000018</InvoiceNo><total>1.00</total></order>"],
		["a drawing", "<svg><text>发票号码</text></svg>"],
		["a letter", `<letter><发票号码>关于发票</发票号码><开票日期>2026-09-14</开票日期></letter>`],
		["a bank receipt", "<xbrl><bker:NumberOfReceipt>26992000000000000018</bker:NumberOfReceipt></xbrl>"],
		["an empty element", "<EInvoice/>"],
	])("calls %s no invoice", async (_, text) => {
		expect(await read(text)).toEqual({ ok: false, error: { code: "not_invoice" } });
	});

	it("reads GBK", async () => {
		const bytes = encode("<fp><fphm>26992000000000000018</fphm><kprq>20260914</kprq><xfmc>##</xfmc></fp>");
		const at = bytes.indexOf("#".charCodeAt(0));
		const gbk = Uint8Array.of(...bytes.subarray(0, at), 0xd1, 0xdd, 0xca, 0xbe, ...bytes.subarray(at + 2));

		const [reading] = readingsOf(await read(gbk));

		expect(valuesOf(reading?.evidence ?? []).sellerName).toBe("演示");
	});

	it("passes on why a file is not read", async () => {
		expect(await read("<!DOCTYPE a [<!ENTITY x 'y'>]><EInvoice>&x;</EInvoice>")).toMatchObject({
			error: { code: "refused" },
		});
		expect(await read("<EInvoice><Header>")).toEqual({ ok: false, error: { code: "broken" } });
		expect(await read("")).toEqual({ ok: false, error: { code: "empty" } });
	});

	it("stops in time in a tree that is deep and wide", async () => {
		const wide = "<fphm>x</fphm>".repeat(500);
		const text = `${"<a>".repeat(60)}${wide}${"</a>".repeat(60)}`;

		expect(await xmlReader.read(encode(text), makeContext({ deadline: 20 }))).toEqual({
			ok: false,
			error: { code: "timeout" },
		});
	});

	it("reads a file of a hundred thousand equal elements in one pass", async () => {
		const text = `<fp><fphm>${NUMBER}</fphm><kprq>20260914</kprq>${"<bz>演示</bz>".repeat(100_000)}</fp>`;

		expect((await readOne(text)).values).toMatchObject({ number: NUMBER, remark: "演示" });
	});

	it("never throws for a damaged invoice", async () => {
		const whole = [einvoice(), einvoice2019(), ordinaryXbrl, chinese(), pinyin, pinyinDigital].map(encode);
		const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255));

		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...whole), fc.array(change, { maxLength: 6 }), async (bytes, changes) => {
				const damaged = bytes.slice();
				for (const [at, byte] of changes) damaged[Math.floor(at * damaged.length)] = byte;
				const result = await read(damaged);
				expect(result.ok || result.error.code).toBeTruthy();
			}),
		);
	});
});

describe("what the XML reader takes for its own", () => {
	it.each([
		["a declaration", "<?xml version='1.0'?><a/>", true],
		["a root", "<EInvoice>", true],
		["a Chinese root", "\ufeff<发票>", true],
		["a DOCTYPE that is refused later", "<!DOCTYPE a []><a/>", true],
		["a comment", "<!-- 演示 --><a/>", true],
		["a web page", "<!DOCTYPE html><html>", false],
		["a page without DOCTYPE", "<html>", false],
		["a picture", "\x89PNG", false],
		["text", "01,10,099002600111,00000018", false],
	])("%s: %s → %s", (_, text, taken) => {
		expect(xmlReader.sniff(encode(text), "演示.xml")).toBe(taken);
	});

	it("takes a head that ends within a character", () => {
		expect(xmlReader.sniff(encode("<发票>演示").subarray(0, -1), "演示.xml")).toBe(true);
	});
});
