import fc from "fast-check";
import QRCode from "qrcode";
import { describe, expect, it } from "vitest";

import { makeDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { formatQr } from "#core/qr/text.ts";
import { ofdReader } from "#core/readers/ofd/ofd.ts";
import type { Pixels } from "#core/readers/reader.ts";
import { type ContextOptions, encode, makeContext, readingsOf, valuesOf } from "../markup/context.ts";
import { BUYER, chinese, einvoice, einvoice2019, NUMBER, receiverXbrl, SELLER } from "../xml/samples.ts";
import { encodeJbig2 } from "./jbig2/encode.ts";
import { type DocumentOptions, facePage, faceTags, faceTemplate, faceValues, makeOfd, page } from "./make.ts";

const OTHER = "26992000000000000026";
const face = { pages: [facePage], templates: [faceTemplate] } satisfies DocumentOptions;
const expected = {
	number: NUMBER,
	issuedOn: "20260914",
	buyerName: BUYER.name,
	buyerTaxId: BUYER.taxId,
	sellerName: SELLER.name,
	sellerTaxId: SELLER.taxId,
	amount: 10000,
	tax: 600,
	total: 10600,
};
const line = {
	name: "*演示服务*技术服务",
	unit: "项",
	quantity: "2",
	price: "50",
	rate: "6%",
	amount: 10000,
	tax: 600,
};

const read = (bytes: Uint8Array, options: ContextOptions = {}) => ofdReader.read(bytes, makeContext(options));
const readOne = async (document: DocumentOptions, options: ContextOptions = {}) => {
	const [reading, ...more] = readingsOf(await read(makeOfd([document]), options));
	expect(more).toEqual([]);
	if (!reading) throw new Error("no reading");
	return reading;
};

describe("the OFD reader", () => {
	it("reads the face by position: labels in the template, values on the page", async () => {
		const reading = await readOne(face);

		expect(valuesOf(reading.evidence, "text")).toMatchObject({
			...expected,
			totalInWords: "壹佰零陆圆整",
			drawer: "演示员",
		});
		expect(reading.lines).toEqual([{ source: "text", items: [line] }]);
		expect(reading).toMatchObject({ form: "ofd", pages: [0] });
	});

	it("reads values through the tags on the page, with their place", async () => {
		const reading = await readOne({ ...face, tags: faceTags });

		expect(valuesOf(reading.evidence, "tag")).toMatchObject(expected);
		expect(reading.lines.find(({ source }) => source === "tag")?.items).toEqual([line]);
		const number = reading.evidence.find(({ field, source }) => field === "number" && source === "tag");
		expect(number?.place?.page).toBe(0);
		expect(number?.place?.x).toBeCloseTo(168 / 210);
	});

	it("reads what tags and metadata name beside the fields", async () => {
		const ref = (name: string, ...ids: number[]) =>
			`<${name}>${ids.map((id) => `<ObjectRef PageRef="60">${id}</ObjectRef>`).join("")}</${name}>`;
		const tags = `<root><Seller>${ref("SellerName", 1)}${ref("SellerAddrTel", 2)}${ref("SellerFinancialAccount", 3, 4)}</Seller><Buyer>${ref("BuyerAddrTel", 5)}${ref("BuyerFinancialAccount", 9)}</Buyer></root>`;
		const texts = [SELLER.name, "演示市样张路1号 000-00000000", "示例银行演示支行", "9900123400005678", "***"].map(
			(text, index) => ({ id: index + 1, x: 10, y: 60 + index * 5, text }),
		);
		const customDatas = { 发票号码: NUMBER, 购买方地址电话: "演示市样张路2号" };
		const reading = await readOne({ customDatas, pages: [page({ texts })], tags });

		expect(reading.particulars).toEqual({
			sellerContact: ["演示市样张路1号 000-00000000", "示例银行演示支行9900123400005678"],
			buyerContact: ["演示市样张路2号"],
		});
	});

	it("takes a tagged name from the page and not from beyond its edge", async () => {
		const reading = await readOne({ ...face, tags: faceTags });

		expect(valuesOf(reading.evidence, "tag").drawer).toBe("演示员");
		expect(reading.evidence.map(({ value }) => value)).not.toContain("页外之人");
	});

	it("starts a line where a tagged column comes again", async () => {
		const ref = (name: string, id: number) => `<${name}><ObjectRef PageRef="60">${id}</ObjectRef></${name}>`;
		const tags = `<:eInvoice xmlns:="">${["Item", "Amount", "Item", "Amount"].map((name, index) => ref(name, index + 1)).join("")}</:eInvoice>`;
		const texts = ["甲", "1.00", "乙", "2.00"].map((text, index) => ({
			id: index + 1,
			x: 10,
			y: 60 + index * 5,
			text,
		}));
		const reading = await readOne({ customDatas: { 发票号码: NUMBER }, pages: [page({ texts })], tags });

		expect(reading.lines.find(({ source }) => source === "tag")?.items).toEqual([
			{ name: "甲", amount: 100 },
			{ name: "乙", amount: 200 },
		]);
	});

	it("reads the metadata of the document", async () => {
		const customDatas = {
			发票号码: NUMBER,
			开票日期: "2026年09月14日",
			合计金额: "100.00",
			合计税额: "***",
			"template-version": "1.0",
		};
		const reading = await readOne({ customDatas, pages: [page({})] });

		expect(valuesOf(reading.evidence)).toEqual({ number: NUMBER, issuedOn: "20260914", amount: 10000 });
		expect(reading.evidence.every(({ source }) => source === "tag")).toBe(true);
	});

	it.each([
		["fp:eInvoice", einvoice2019(), "00000018"],
		["数电票 XML", einvoice(), NUMBER],
		["Chinese tags", chinese(), NUMBER],
	])("reads the invoice inside as %s", async (_, xml, number) => {
		const reading = await readOne({ ...face, attachments: { "original_invoice.xml": xml } });

		expect(valuesOf(reading.evidence, "xml")).toMatchObject({ number, total: 10600 });
		expect(reading.lines.map(({ source }) => source)).toEqual(["xml", "text"]);
	});

	it("keeps sources that contradict each other in one reading", async () => {
		const xml = einvoice().replaceAll(NUMBER, OTHER);
		const reading = await readOne({ ...face, tags: faceTags, attachments: { "original_invoice.xml": xml } });

		expect(valuesOf(reading.evidence, "xml").number).toBe(OTHER);
		expect(valuesOf(reading.evidence, "text").number).toBe(NUMBER);
		expect(valuesOf(reading.evidence, "tag").number).toBe(NUMBER);
	});

	it.each([
		["of the invoice that is printed", einvoice(), NUMBER],
		["of another invoice", einvoice().replaceAll(NUMBER, OTHER), undefined],
	])("takes an XML that no list names only when it is %s", async (_, xml, number) => {
		const [reading] = readingsOf(await read(makeOfd([face], { "Doc_0/Other/original_invoice.xml": xml })));

		expect(valuesOf(reading?.evidence ?? [], "xml").number).toBe(number);
	});

	it("marks bookkeeping that is attached", async () => {
		const reading = await readOne({ ...face, attachments: { "einv.xml": receiverXbrl } });

		expect(reading.notes).toContainEqual({ code: "accounting_data" });
	});

	it("makes one reading of each document", async () => {
		const second = page({
			texts: faceValues.map((text) => (text.id === 70 ? { ...text, text: OTHER } : text)),
			template: 1,
		});
		const bytes = makeOfd([face, { ...face, pages: [second] }]);

		const readings = readingsOf(await read(bytes));

		expect(readings.map(({ evidence, pages }) => [valuesOf(evidence).number, pages])).toEqual([
			[NUMBER, [0]],
			[OTHER, [1]],
		]);
	});

	it("pairs several invoices inside one document by their numbers", async () => {
		const second = page({
			texts: faceValues.map((text) => (text.id === 70 ? { ...text, text: OTHER } : text)),
			template: 1,
		});
		const attachments = { "b.xml": einvoice().replaceAll(NUMBER, OTHER), "a.xml": einvoice() };
		const bytes = makeOfd([{ ...face, pages: [facePage, second], attachments }]);

		const readings = readingsOf(await read(bytes));

		expect(readings).toHaveLength(2);
		for (const { evidence } of readings) {
			expect(valuesOf(evidence, "xml").number).toBe(valuesOf(evidence, "text").number);
		}
	});

	it("reads no page that the document does not list", async () => {
		const unlisted = facePage.replaceAll(NUMBER, OTHER);
		const bytes = makeOfd([face], { "Doc_0/Pages/Page_1/Content.xml": unlisted });

		const [reading] = readingsOf(await read(bytes));

		expect(JSON.stringify(reading)).not.toContain(OTHER);
	});

	it("joins a value that is split over text objects, and lines within one", async () => {
		const date = ["2026", "年", "09", "月", "14", "日"];
		let x = 168;
		const pieces = date.map((text) => {
			const piece = { x, y: 20, text };
			x += text.length * (text === "年" || text === "月" ? 3 : 1.5);
			return piece;
		});
		const texts = [...faceValues.filter(({ id }) => id !== 71), ...pieces];
		const reading = await readOne({ ...face, pages: [page({ texts, template: 1 })] });

		expect(valuesOf(reading.evidence).issuedOn).toBe("20260914");
	});

	it("names the part that is missing and reads the rest", async () => {
		const reading = await readOne({
			...face,
			templates: [],
			attachments: { "original_invoice.xml": "<eInvoice>" },
			customDatas: { 发票号码: NUMBER },
		});

		expect(reading.notes).toContainEqual({ code: "part_unreadable", part: "Doc_0/Attachs/original_invoice.xml" });
	});

	it.each([
		["a letter", makeOfd([{ pages: [page({ texts: [{ x: 20, y: 20, text: "关于召开会议的通知" }] })] }])],
		["an empty page", makeOfd([{ pages: [page({})] }])],
	])("calls %s no invoice", async (_, bytes) => {
		expect(await read(bytes)).toEqual({ ok: false, error: { code: "not_invoice" } });
	});

	it("does not read a page with a DOCTYPE", async () => {
		const evil = facePage.replace(/\?>/, '?><!DOCTYPE a [<!ENTITY x "y">]>');

		expect(await read(makeOfd([{ ...face, pages: [evil] }]))).toMatchObject({ error: { code: "refused" } });
	});

	it("stops at pages, text items, time and the user", async () => {
		const bytes = makeOfd([{ ...face, pages: [facePage, facePage, facePage] }]);

		expect(await read(bytes, { budget: { pages: 2 } })).toMatchObject({
			error: { code: "over_budget", budget: "pages" },
		});
		expect(await read(bytes, { budget: { textItems: 20 } })).toMatchObject({ error: { budget: "textItems" } });
		expect(await read(bytes, { deadline: 12 })).toMatchObject({ error: { code: "timeout" } });
		expect(await read(bytes, { signal: AbortSignal.abort() })).toMatchObject({ error: { code: "aborted" } });
	});

	it("bears objects with more parts than a call takes arguments", async () => {
		const many = 130_000;
		const extra = `<ofd:TextObject ID="70" Boundary="0 0 1 1" Size="3"><ofd:TextCode X="0" Y="3" DeltaX="0" DeltaY="9">${"1".repeat(many)}</ofd:TextCode></ofd:TextObject>
			<ofd:PathObject Boundary="0 0 1 1" Fill="true"><ofd:AbbreviatedData>${"M 0 0 L 1 0 L 1 1 L 0 1 C ".repeat(many / 2)}</ofd:AbbreviatedData></ofd:PathObject>`;
		const bytes = makeOfd([{ pages: [page({ extra })], tags: faceTags, customDatas: { 发票号码: NUMBER } }]);

		expect((await read(bytes, { qr: true, budget: { ratio: 10_000, textItems: many, textLength: 2 * many } })).ok).toBe(
			true,
		);
	});

	it.each([0, 30, 400, 2000])("never throws for the first %i bytes", async (length) => {
		const result = await read(makeOfd([face]).subarray(0, length));

		expect(result).toMatchObject({ ok: false, error: { code: length === 0 ? "empty" : "broken" } });
	});

	it("never throws, whatever bytes are changed", async () => {
		const whole = makeOfd([{ ...face, tags: faceTags, customDatas: { 发票号码: NUMBER } }]);
		const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));

		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
				const bytes = whole.slice();
				for (const [at, byte] of changes) bytes[at] = byte;
				const result = await read(bytes);
				expect(result.ok || result.error.code).toBeTruthy();
			}),
			{ numRuns: 60 },
		);
	});

	it("never throws, whatever the parts say", async () => {
		const word = fc.constantFrom("g", "-1", "1e999", "9999999", "NaN", "", "0 0 0 0", "演", "M 0 0 L", "B 1");
		const noise = fc.array(word, { maxLength: 6 }).map((words) => words.join(" "));

		await fc.assert(
			fc.asyncProperty(noise, noise, noise, async (box, delta, path) => {
				const extra = `<ofd:TextObject Boundary="${box}" CTM="${delta}" Size="${path}"><ofd:TextCode X="${box}" Y="0" DeltaX="${delta}" DeltaY="${path}">发票号码：${NUMBER}</ofd:TextCode></ofd:TextObject>
					<ofd:PathObject Boundary="${box}" CTM="${delta}" Fill="true"><ofd:AbbreviatedData>${path}</ofd:AbbreviatedData></ofd:PathObject>`;
				const result = await read(
					makeOfd([{ pages: [page({ extra, size: box })], customDatas: { 发票号码: NUMBER } }]),
					{ qr: true },
				);
				expect(result.ok).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});
});

const missing = (): never => {
	throw new Error("no such day");
};
const QR_TEXT = formatQr({
	type: "31",
	code: "",
	number: NUMBER,
	amount: fen(10600),
	issuedOn: makeDay(2026, 9, 14) ?? missing(),
	checkCode: "",
});

/** Dark modules of a code for this text. */
function modulesOf(text: string): {
	readonly size: number;
	readonly dark: readonly (readonly [x: number, y: number])[];
} {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
	const dark: [number, number][] = [];
	for (let y = 0; y < modules.size; y++)
		for (let x = 0; x < modules.size; x++) if (modules.data[y * modules.size + x] === 1) dark.push([x, y]);
	return { size: modules.size, dark };
}

function qrPixels(text: string): Pixels {
	const { size, dark } = modulesOf(text);
	const side = (size + 8) * 4;
	const data = new Uint8ClampedArray(side * side * 4).fill(255);
	for (const [x, y] of dark) {
		for (let dy = 0; dy < 4; dy++) {
			for (let dx = 0; dx < 4; dx++)
				data.fill(
					0,
					(((y + 4) * 4 + dy) * side + (x + 4) * 4 + dx) * 4,
					(((y + 4) * 4 + dy) * side + (x + 4) * 4 + dx) * 4 + 3,
				);
		}
	}
	return { width: side, height: side, data };
}

describe("the QR of an OFD", () => {
	const image = (resource: number) =>
		`<ofd:ImageObject ResourceID="${resource}" Boundary="6 6 20 20" CTM="20 0 0 20 0 0"/>`;
	const withPicture = (name: string): DocumentOptions => ({
		...face,
		pages: [page({ texts: faceValues, template: 1, extra: image(5) })],
		pictures: { "5": [name, encode("演示")] },
	});

	it("is read from a picture on the page, with its place", async () => {
		const reading = await readOne(withPicture("qr.png"), { qr: true, decode: () => qrPixels(QR_TEXT) });

		expect(reading.qr.map(({ text }) => text)).toEqual([QR_TEXT]);
		expect(reading.qr[0]?.place?.x).toBeGreaterThan(6 / 210);
		expect(reading.qr[0]?.place?.x).toBeLessThan(26 / 210);
		expect(valuesOf(reading.evidence, "qr")).toMatchObject({ number: NUMBER, issuedOn: "20260914" });
	});

	it("is read from a JBIG2 picture, which no browser decodes", async () => {
		const { size, dark } = modulesOf(QR_TEXT);
		const at = new Set(dark.map(([x, y]) => y * size + x));
		const side = size * 3;
		const bytes = encodeJbig2(side, (x, y) => at.has(Math.floor(y / 3) * size + Math.floor(x / 3)));
		const reading = await readOne({ ...withPicture("qr.jb2"), pictures: { "5": ["qr.jb2", bytes] } }, { qr: true });

		expect(reading.qr.map(({ text }) => text)).toEqual([QR_TEXT]);
	});

	it("is read when it is drawn as squares", async () => {
		const { dark } = modulesOf(QR_TEXT);
		const square = ([x, y]: readonly [number, number]) =>
			`M ${x * 0.5} ${y * 0.5} L ${x * 0.5 + 0.5} ${y * 0.5} L ${x * 0.5 + 0.5} ${y * 0.5 + 0.5} L ${x * 0.5} ${y * 0.5 + 0.5} C`;
		const extra = `<ofd:PathObject Boundary="6 6 20 20" Fill="true" Stroke="false"><ofd:AbbreviatedData>${dark.map(square).join(" ")}</ofd:AbbreviatedData></ofd:PathObject>`;
		const reading = await readOne({ ...face, pages: [page({ texts: faceValues, template: 1, extra })] }, { qr: true });

		expect(reading.qr.map(({ text }) => text)).toEqual([QR_TEXT]);
	});

	it.each([
		["a picture without a code", withPicture("qr.png"), [{ code: "qr_not_found" }], true],
		[
			"a picture that cannot be decoded",
			withPicture("qr.png"),
			[{ code: "qr_not_searched", reason: "picture_unreadable" }],
			false,
		],
		[
			"a picture that is not there",
			{ ...face, pages: [page({ extra: image(9), texts: faceValues, template: 1 })] },
			[{ code: "qr_not_searched", reason: "picture_missing" }],
			false,
		],
		["a JBIG2 picture that is damaged", withPicture("qr.jb2"), [{ code: "qr_not_searched", reason: "jbig2" }], false],
		["no picture", face, [{ code: "qr_not_searched", reason: "no_picture" }], false],
	])("says so with %s", async (_, document, notes, decodes) => {
		const blank: Pixels = { width: 80, height: 80, data: new Uint8ClampedArray(80 * 80 * 4).fill(255) };

		const reading = await readOne(document, { qr: true, decode: () => (decodes ? blank : undefined) });

		expect(reading.notes).toEqual(notes);
	});
});
