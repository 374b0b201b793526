import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { fen, formatFen } from "#core/base/fen.ts";
import { type FieldName, type FieldValues, fieldNames, isMoneyField } from "#core/model/fields.ts";
import { kinds } from "#core/model/kinds/index.ts";
import type { Line } from "#core/model/line.ts";
import { particularIds } from "#core/model/particulars.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { engineOf, searchable } from "./support.ts";

const TODAY = "20260914" as Day;

function found(records: readonly Searchable[], box: string): readonly string[] {
	const engine = engineOf(records);
	const { hits } = ask(engine, parseBox(box, TODAY));
	return records.map(({ id }) => id).filter((id) => hits[engine.columns.ids.find(id) ?? 0]);
}

/** A value of a field that no other record has, and what a person types for it. */
function sample(field: FieldName, kind: FieldValues["kind"]): { readonly value: unknown; readonly typed: string } {
	if (field === "kind") return { value: kind, typed: `种类:"${kinds.find(({ id }) => id === kind)?.name.zh}"` };
	if (field === "issuedOn") return { value: "20240229", typed: "2024-02-29" };
	if (isMoneyField(field)) return { value: fen(7_531_951), typed: formatFen(fen(7_531_951)) };
	return { value: `样张${field}甲乙丙`, typed: `${field}甲乙` };
}

describe("the box finds every field of the face, of every kind", () => {
	it.each(kinds.map(({ id }) => id))("of %s", (kind) => {
		const other = searchable("other", { fields: { kind: kind === "rail" ? "air" : "rail", number: "1" } });
		for (const field of fieldNames) {
			const { value, typed } = sample(field, kind);
			const one = searchable("one", { fields: { kind, [field]: value } });
			expect(found([other, one], typed), `${field}: ${typed}`).toEqual(["one"]);
		}
	});

	it.each([
		["code", "代码"],
		["number", "号码"],
		["digitalNumber", "数电票号码"],
		["checkCode", "校验码"],
		["machineNumber", "机器编号"],
		["title", "票头"],
		["totalInWords", "大写"],
		["originalNumber", "蓝字发票号码"],
		["originalCode", "蓝字发票代码"],
		["redNoticeNumber", "红字确认单编号"],
		["buyerName", "购方"],
		["buyerTaxId", "税号"],
		["sellerName", "销方"],
		["sellerTaxId", "税号"],
		["remark", "备注"],
		["payee", "收款人"],
		["reviewer", "复核人"],
		["drawer", "开票人"],
	] as const)("%s behind 「%s:」, and not what stands in another field", (field, prefix) => {
		const elsewhere = field === "title" ? "drawer" : "title";
		const records = [
			searchable("one", { fields: { [field]: "YS0000017" } }),
			searchable("other", { fields: { [elsewhere]: "YS0000017" } }),
		];
		expect(found(records, `${prefix}:ys0000017`)).toEqual(["one"]);
	});

	it.each([
		["name", "货物"],
		["spec", "规格型号"],
		["unit", "单位"],
	] as const)("%s of a line behind 「%s:」", (part, prefix) => {
		const records = [
			searchable("one", { lines: [{ name: "别的", [part]: "样张甲" }] }),
			searchable("other", { fields: { remark: "样张甲" }, lines: [{ name: "别的" }] }),
		];
		expect(found(records, `${prefix}:样张甲`)).toEqual(["one"]);
	});

	it("every part of a line", () => {
		const line: Required<Line> = {
			name: "样张品名",
			spec: "规格甲",
			unit: "罕见单位",
			quantity: "7.25" as Decimal,
			price: "319.75" as Decimal,
			rate: "2.5%",
			amount: fen(231_819),
			tax: fen(5_796),
		};
		const typed: Record<keyof Line, string> = {
			name: "样张品",
			spec: "格甲",
			unit: "罕见",
			quantity: "7.25",
			price: "319.75",
			rate: "税率:2.5%",
			amount: "2,318.19",
			tax: "57.96",
		};
		for (const [part, box] of Object.entries(typed)) {
			const records = [searchable("one", { lines: [line] }), searchable("other", { lines: [{ name: "别的" }] })];
			expect(found(records, box), part).toEqual(["one"]);
		}
	});

	it("whatever else it says, by any part of any of its texts and by none across two", () => {
		const text = fc.stringMatching(/^[一二三A-Z0-9]{1,12}$/);
		fc.assert(
			fc.property(fc.constantFrom(...particularIds), text, text, fc.nat(11), (id, first, second, from) => {
				const records = [searchable("one", { particulars: { [id]: [first, second] } }), searchable("other")];
				const part = second.slice(Math.min(from, second.length - 1));
				expect(found(records, `"${part}"`)).toEqual(["one"]);
				const across = first + second;
				expect(found(records, `"${across}"`)).toEqual([]);
			}),
		);
	});

	it.each([
		["buyerContact", ["地址", "电话", "开户行", "账号", "address", "bank"]],
		["sellerContact", ["地址", "电话", "开户行", "账号"]],
		["vehicle", ["车架号", "车辆识别代号", "发动机号", "合格证号", "厂牌型号", "车牌", "vin"]],
		["journey", ["旅客", "乘车人", "出行人", "车次", "航班", "flight"]],
		["business", ["发生地", "项目地址", "不动产", "运输工具"]],
	] as const)("what stands in %s behind its prefixes, and not what stands elsewhere", (id, prefixes) => {
		const records = [
			searchable("one", { particulars: { [id]: ["LYS00000000000001"] } }),
			searchable("other", { fields: { number: "LYS00000000000001" } }),
		];
		for (const prefix of prefixes) expect(found(records, `${prefix}:lys000`), prefix).toEqual(["one"]);
	});
});

describe("a red invoice nobody was asked about", () => {
	const records = [
		searchable("below-zero", { fields: { total: fen(-11_300) } }),
		searchable("net-below-zero", { fields: { amount: fen(-10_000) } }),
		searchable("names-the-blue", { fields: { originalNumber: "26992000000000000302" } }),
		searchable("notice", { fields: { redNoticeNumber: "9900002600000001" } }),
		searchable("blue", { fields: { total: fen(11_300), originalNumber: "a credit of another kind" } }),
		searchable("unread", {}),
		searchable("void", { state: "void", fields: { total: fen(500) } }),
	];

	it("is found by 状态:红字 as far as its face tells", () => {
		expect(found(records, "状态:红字")).toEqual(["below-zero", "net-below-zero", "names-the-blue", "notice"]);
		expect(found(records, "-状态:红字")).toEqual(["blue", "unread", "void"]);
		expect(found(records, "状态:红字,作废")).toEqual([
			"below-zero",
			"net-below-zero",
			"names-the-blue",
			"notice",
			"void",
		]);
	});

	it("is no blue one that was red-inked (状态:红冲)", () => {
		expect(found([...records, searchable("inked", { state: "red_full" })], "状态:红冲")).toEqual(["inked"]);
	});
});

it("a day of the last check is found as other days are", () => {
	const records = [searchable("one", { checkedOn: "20260801" as Day }), searchable("other")];
	expect(found(records, "查验日期:2026-08")).toEqual(["one"]);
	expect(found(records, "查验日期:无")).toEqual(["other"]);
});
