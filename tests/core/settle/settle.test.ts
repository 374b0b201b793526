import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { evidence, type Source, sources } from "#core/model/evidence.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeAnswer, makeReading, says } from "./make.ts";
import { day, yuan } from "./values.ts";

describe("the ladder of trust", () => {
	test.each(sources.slice(1).map((weaker, i) => [sources[i] as Source, weaker] as const))(
		"%s is chosen over %s",
		(stronger, weaker) => {
			const found = [
				evidence("buyerName", "乙方演示有限公司", weaker),
				evidence("buyerName", "甲方演示有限公司", stronger),
			];

			const invoice = settle([makeReading("pdf", found)]);

			expect(invoice.fields.buyerName).toBe("甲方演示有限公司");
			expect(invoice.sources.buyerName).toBe(stronger);
		},
	);

	test("everything found is kept, strongest first", () => {
		const found = [...says("typed", digitalFace), ...says("qr", digitalFace), ...says("xml", digitalFace)];

		const kept = settle([makeReading("pdf", found)]).evidence;

		expect(kept).toHaveLength(found.length);
		expect(kept.map((one) => one.source)).toEqual(
			[...kept.map((one) => one.source)].sort((a, b) => sources.indexOf(a) - sources.indexOf(b)),
		);
	});

	test("the printed title tells the kind better than the type number in the QR", () => {
		const found = [evidence("kind", "digital_ordinary", "qr"), evidence("kind", "digital_toll", "text")];
		expect(settle([makeReading("pdf", found)]).fields.kind).toBe("digital_toll");
	});

	test("a value with hidden characters gives way to one that shows them", () => {
		const found = [
			evidence("buyerTaxId", "9199********00015X", "authority"),
			evidence("buyerTaxId", digitalFace.buyerTaxId, "text"),
		];
		const invoice = settle([makeReading("pdf", found)]);
		expect(invoice.fields.buyerTaxId).toBe(digitalFace.buyerTaxId);
		expect(invoice.contradictions).toEqual([]);
	});

	test("asterisks and strokes printed in place of a value are no value", () => {
		const invoice = settle([makeReading("pdf", says("text", { buyerTaxId: "***", checkCode: "-" }))]);
		expect(invoice.fields).toEqual({});
	});

	test("lines come from the strongest source that has any", () => {
		const lines = [
			{ source: "xml" as const, items: [] },
			{ source: "ocr" as const, items: [{ name: "识别的行" }] },
			{ source: "text" as const, items: [{ name: "版面的行" }] },
		];
		const invoice = settle([makeReading("pdf", [], { lines })]);
		expect(invoice.lines).toEqual([{ name: "版面的行" }]);
		expect(invoice.lineSource).toBe("text");
	});

	test("what the face says beside its fields is what files and the authority say, each text once", () => {
		const said = { sellerContact: ["样张路1号"] };
		const told = { sellerContact: ["样张路1号", "示例银行"], vehicle: ["LYS00000000000001"] };
		const answers = [
			makeAnswer({ fields: digitalFace, particulars: told }),
			makeAnswer({ outcome: "mismatch", particulars: { journey: ["G9999"] } }),
		];

		const invoice = settle([makeReading("pdf", says("text", digitalFace), { particulars: said })], { answers });

		expect(invoice.particulars).toEqual(told);
	});

	test("nothing at all settles to nothing, without a contradiction", () => {
		expect(settle([])).toEqual({
			fields: {},
			sources: {},
			lines: [],
			evidence: [],
			contradictions: [],
			qr: [],
			notes: [],
			forms: [],
		});
	});
});

describe("contradictions", () => {
	const different: readonly (readonly [string, FieldName, FieldValues[FieldName], FieldValues[FieldName]])[] = [
		["number", "number", "26992000000000000017", "26992000000000000018"],
		["code", "code", "099002600111", "099002600112"],
		["day", "issuedOn", day("20260914"), day("20260915")],
		["total", "total", yuan("1130.00"), yuan("1310.00")],
		["words", "totalInWords", "壹仟壹佰叁拾圆整", "壹仟叁佰壹拾圆整"],
		["check code", "checkCode", "12345678901234567890", "12345678901234567891"],
		["seller", "sellerName", "演示科技有限公司", "演示贸易有限公司"],
		["a branch is another company", "sellerName", "演示科技有限公司杭州分公司", "演示科技有限公司"],
		["a company with one more character in front", "buyerName", "大示例科技有限公司甲", "示例科技有限公司"],
		["tax id", "buyerTaxId", "91990100MA0000015X", "91990100MA0000023Q"],
		["tax id that hides another ending", "buyerTaxId", "91990100MA0000015X", "9199**********0023Q"],
		["special against ordinary", "kind", "digital_special", "digital_ordinary"],
	];
	test.each(different)("%s: two sources that differ are named", (_label, field, a, b) => {
		const found = [evidence(field, a as never, "xml"), evidence(field, b as never, "text")];

		const { contradictions } = settle([makeReading("pdf", found)]);

		expect(contradictions).toEqual([
			{
				field,
				values: [
					{ value: a, source: "xml" },
					{ value: b, source: "text" },
				],
			},
		]);
	});

	const innocent: readonly (readonly [string, FieldName, FieldValues[FieldName], FieldValues[FieldName]])[] = [
		["brackets and width", "sellerName", "演示（北京）科技有限公司", "演示(北京) 科技有限公司"],
		["radicals in place of characters", "sellerName", "演示⼩店", "演示小店"],
		["a label glued in front", "buyerName", "演示科技有限公司", "名称：演示科技有限公司"],
		["a label glued behind", "buyerName", "演示科技有限公司", "演示科技有限公司统一社会信用代码/纳税人识别号:"],
		["cut at the end", "buyerName", "演示智能科技发展有限公司", "演示智能科技发展有限"],
		["first character under a line", "buyerName", "演示智能科技发展有限公司", "示智能科技发展有限公司"],
		["a glyph the font lost", "buyerName", "演示鑫科技有限公司", "演示\ue001科技有限公司"],
		["a person with and without the mark", "buyerName", "个人", "个人（个人）"],
		["a name hidden in part", "buyerName", "张*", "张演示"],
		["an id hidden in part", "buyerTaxId", "990101********0017", "990101199001010017"],
		["two ids hidden in part", "buyerTaxId", "9901**********0017", "990101********0017"],
		["check code in groups", "checkCode", "12345 67890 12345 67890", "12345678901234567890"],
		["the last six of the check code", "checkCode", "12345678901234567890", "567890"],
		["spaces in the code", "code", "0990 0260 0111", "099002600111"],
		["words written otherwise", "totalInWords", "壹佰壹拾叁圆整", "⊗壹佰壹拾叁元整"],
		["words nobody can read", "totalInWords", "壹佰壹拾叁圆整", "壹佰拾□叁"],
		["a toll invoice that the QR calls ordinary", "kind", "digital_toll", "digital_ordinary"],
		["paper form of the digital system", "kind", "digital_paper_special", "special_paper"],
		["title", "title", "电子发票（普通发票）", "普通发票"],
		["remark", "remark", "演示备注", "演示 备注 第二行"],
		["payee", "payee", "演示员", "演示"],
	];
	test.each(innocent)("%s: an innocent difference raises no alarm", (_label, field, a, b) => {
		const found = [evidence(field, a as never, "xml"), evidence(field, b as never, "text")];
		const swapped = [evidence(field, b as never, "tag"), evidence(field, a as never, "text")];

		const alarms = [found, swapped].map((each) => settle([makeReading("pdf", each)]).contradictions);

		// A cut value may come only from the page; as a structured value it would be another name.
		expect(alarms[0]).toEqual([]);
		if (!_label.startsWith("cut") && !_label.startsWith("first")) expect(alarms[1]).toEqual([]);
	});

	test("a contradiction lists each value once, with its strongest source", () => {
		const found = [
			...says("text", { total: yuan("1310.00") }),
			...says("xml", { total: yuan("1130.00") }),
			...says("qr", { total: yuan("1130.00") }),
			...says("ocr", { total: yuan("1310.00") }),
		];
		expect(settle([makeReading("pdf", found)]).contradictions).toEqual([
			{
				field: "total",
				values: [
					{ value: 113000, source: "xml" },
					{ value: 131000, source: "text" },
				],
			},
		]);
	});

	test("a misread picture is settled by a person who types what the firmer source says", () => {
		const found = [...says("qr", { total: yuan("113.00") }), ...says("ocr", { total: yuan("118.00") })];
		const typed = (total: string) =>
			settle([makeReading("image", found)], { typed: says("typed", { total: yuan(total) }) });
		expect(typed("113.00").contradictions).toEqual([]);
		expect(typed("113.00").evidence).toHaveLength(3);
		expect(typed("118.00").contradictions).toHaveLength(1);
	});

	test("what a person types never settles a file that contradicts itself", () => {
		const found = [...says("qr", { total: yuan("113.00") }), ...says("text", { total: yuan("1310.00") })];
		const invoice = settle([makeReading("pdf", found)], { typed: says("typed", { total: yuan("113.00") }) });
		expect(invoice.contradictions).toHaveLength(1);
	});

	test("a QR that carries the other amount is neither chosen nor an alarm", () => {
		const found = [
			...says("qr", { amount: yuan("113.00") }),
			...says("text", { amount: yuan("100.00"), tax: yuan("13.00"), total: yuan("113.00") }),
		];
		const invoice = settle([makeReading("pdf", found)]);
		expect(invoice.fields.amount).toBe(10000);
		expect(invoice.contradictions).toEqual([]);
	});

	test("a QR amount that is no amount of the face stays an alarm", () => {
		const found = [
			...says("qr", { amount: yuan("90.00") }),
			...says("text", { amount: yuan("100.00"), total: yuan("113.00") }),
		];
		expect(settle([makeReading("pdf", found)]).contradictions.map((one) => one.field)).toEqual(["amount"]);
	});
});

describe("paper invoices of the digital system", () => {
	const paper = { code: "1199260130", number: "00000017", digitalNumber: "26992000000000000017" };

	test("the 20-digit number in one source and the paper number in another are one invoice", () => {
		const found = [...says("qr", { number: paper.digitalNumber }), ...says("text", paper)];
		const invoice = settle([makeReading("image", found)]);
		expect(invoice.contradictions).toEqual([]);
		expect(invoice.fields).toMatchObject(paper);
		expect(invoice.identity).toBe(paper.digitalNumber);
	});

	test("a 20-digit number that the paper does not print is a contradiction", () => {
		const found = [
			...says("qr", { number: "26992000000000000099" }),
			...says("text", { code: paper.code, number: paper.number }),
		];
		expect(settle([makeReading("image", found)]).contradictions.map((one) => one.field)).toEqual(["number"]);
	});

	test("the kind of the paper form becomes that of the digital system", () => {
		const invoice = settle([makeReading("image", says("text", { ...paper, code: "9900260130" }))]);
		expect(invoice.fields.kind).toBe("digital_paper_special");
	});
});

describe("the kind", () => {
	test.each([
		["099002600111", "ordinary_electronic"],
		["9900260110", "special_paper"],
	])("comes from the code %s where no source names it", (code, kind) => {
		const invoice = settle([makeReading("qr", says("qr", { code, number: "00000017" }))]);
		expect(invoice.fields.kind).toBe(kind);
	});

	test("stays open where neither a source nor the code tells", () => {
		expect(settle([makeReading("qr", says("qr", { number: digitalFace.number }))]).fields.kind).toBeUndefined();
	});
});

describe("answers", () => {
	const reading = makeReading("pdf", says("text", digitalFace));

	test("a match gives values of the authority", () => {
		const invoice = settle([reading], { answers: [makeAnswer({ lines: [{ name: "*餐饮服务*演示" }] })] });
		expect(invoice.sources.total).toBe("authority");
		expect(invoice.lineSource).toBe("authority");
		expect(invoice.contradictions).toEqual([]);
	});

	test("a match that says something else is a contradiction, the authority first", () => {
		const answers = [makeAnswer({ fields: { ...digitalFace, total: yuan("13.00") } })];
		expect(settle([reading], { answers }).contradictions).toEqual([
			{
				field: "total",
				values: [
					{ value: 1300, source: "authority" },
					{ value: 11300, source: "text" },
				],
			},
		]);
	});

	test("what was asked is confirmed by a match that does not repeat it", () => {
		const invoice = settle([makeReading("typed", says("typed", { number: digitalFace.number }))], {
			answers: [makeAnswer({ fields: {} })],
		});
		expect(invoice.sources).toMatchObject({ number: "authority", issuedOn: "authority" });
	});

	test("the newest match decides, an older one fills what it leaves out", () => {
		const answers = [
			makeAnswer({ askedAt: "2026-11-20T00:00:00Z", fields: { sellerName: "旧演示公司", drawer: "演示员" } }),
			makeAnswer({ askedAt: "2026-11-21T00:00:00Z", fields: { sellerName: "新演示公司" } }),
		];
		const invoice = settle([], { answers });
		expect(invoice.fields).toMatchObject({ sellerName: "新演示公司", drawer: "演示员" });
		expect(invoice.contradictions).toEqual([]);
	});

	test.each(["mismatch", "not_found", "limit", "error"] as const)("%s gives no values", (outcome) => {
		const answers = [makeAnswer({ outcome, fields: { ...digitalFace, total: yuan("1.00") } })];
		expect(settle([reading], { answers }).sources.total).toBe("text");
	});

	test("a match about another number gives no values", () => {
		const query = { ...makeAnswer().query, number: "26992000000000000099" };
		const answers = [makeAnswer({ query, fields: { ...digitalFace, number: query.number } })];
		const invoice = settle([reading], { answers });
		expect(invoice.fields.number).toBe(digitalFace.number);
		expect(invoice.sources.number).toBe("text");
	});

	test("values of the sample authority are marked, and never fill gaps of a tax authority's answer", () => {
		const sample = makeAnswer({ sample: true, fields: { drawer: "演示员" } });
		const real = makeAnswer({ fields: { sellerName: "演示公司" } });
		expect(settle([], { answers: [sample] })).toMatchObject({ sampleAuthority: true, fields: { drawer: "演示员" } });
		const both = settle([], { answers: [sample, real] });
		expect(both.sampleAuthority).toBeUndefined();
		expect(both.fields.drawer).toBeUndefined();
	});

	test("an authority's match outranks a newer one of the sample authority", () => {
		const answers = [
			makeAnswer({ askedAt: "2026-11-20T00:00:00Z" }),
			makeAnswer({ askedAt: "2026-11-21T00:00:00Z", sample: true, fields: { total: yuan("9.00") } }),
		];
		expect(settle([], { answers }).fields.total).toBe(11300);
	});
});

describe("whatever is found", () => {
	const texts = fc.oneof(fc.string(), fc.constantFrom("个人", "***", "演示科技有限公司", "9199*0017", "*".repeat(60)));
	const piece = fc.tuple(
		fc.constantFrom("buyerName", "sellerTaxId", "number", "code", "checkCode", "totalInWords", "remark"),
		texts,
		fc.constantFrom(...sources),
	);

	test("settling never throws, and every chosen value was found in its source", () => {
		fc.assert(
			fc.property(fc.array(piece), (pieces) => {
				const found = pieces.map(([field, value, source]) => evidence(field as "remark", value, source));
				const { fields, sources: chosen, contradictions } = settle([makeReading("pdf", found)]);
				for (const [field, value] of Object.entries(fields).filter(([name]) => name !== "kind"))
					expect(
						found.some((one) => one.value === value && one.source === chosen[field as FieldName]),
						field,
					).toBe(true);
				for (const one of contradictions) expect(one.values.length).toBeGreaterThan(1);
			}),
		);
	});

	test("one source alone never contradicts itself when it repeats a value", () => {
		fc.assert(
			fc.property(piece, ([field, value, source]) => {
				const one = evidence(field as "remark", value, source);
				expect(settle([makeReading("pdf", [one, one])]).contradictions).toEqual([]);
			}),
		);
	});
});
