import type { Line } from "#core/model/line.ts";
import type { Form, ReadingNote } from "#core/model/reading.ts";
import type { CheckContext, Twin } from "#core/rules/check.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeAnswer, makeReading, says } from "#tests/core/settle/make.ts";
import { day } from "#tests/core/settle/values.ts";
import { type Case, face, type Gives, line, ownCompany } from "./case.ts";

const own: Partial<CheckContext> = { ownCompanies: [ownCompany] };
const buyer = (buyerName: string, buyerTaxId?: string) => face({ buyerName, ...(buyerTaxId ? { buyerTaxId } : {}) });
const titles = (
	check: string,
	rows: readonly (readonly [label: string, name: string, taxId: string | undefined, gives: Gives])[],
): readonly Case[] =>
	rows.map(([label, name, taxId, gives]) => ({ check, label, invoice: buyer(name, taxId), context: own, gives }));

const forms = (kind: "digital_ordinary" | "ordinary_paper", of: readonly Form[], notes: readonly ReadingNote[] = []) =>
	settle(of.map((form) => makeReading(form, says("text", { kind }), { notes })));

const goods = (check: string, rows: readonly (readonly [string, Line, Gives])[]): readonly Case[] =>
	rows.map(([label, one, gives]) => ({
		check,
		label,
		invoice: face({ kind: "ordinary_electronic" }, { lines: [line("*演示服务*示例", { amount: "1" }), one] }),
		gives,
	}));

const twin = (why: Twin["why"], claimedOn?: string): Twin => ({
	recordId: "record-1",
	why,
	savedOn: day("20261008"),
	...(claimedOn ? { claimedOn: day(claimedOn) } : {}),
});
const twins = (label: string, list: readonly Twin[], gives: Gives): Case => ({
	check: "duplicate",
	label,
	invoice: face(digitalFace),
	context: { twins: list },
	gives,
});

export const claims: readonly Case[] = [
	...titles("buyer_title", [
		["the same", "演示科技有限公司", undefined, "clear"],
		["the same but for width and spaces", "演示 科技 有限公司", undefined, "clear"],
		["hidden in part", "演示****公司", undefined, "clear"],
		["one character wrong", "演示科枝有限公司", undefined, ["look", "similar"]],
		["another company", "示例贸易有限公司", "91990100MA0000023Q", ["look", "other"]],
		["another company with a like ending", "另外科技股份有限公司", undefined, ["look", "other"]],
		["another name with our id", "示例贸易有限公司", "91990100ma0000015x", ["look", "other_name_same_id"]],
		["a person", "个人", undefined, { without: ["own_title"] }],
	]),
	{ check: "buyer_title", label: "no buyer", invoice: face({}), context: own, gives: { without: ["buyerName"] } },
	{ check: "buyer_title", label: "none set", invoice: buyer("甲"), gives: { without: ["own_companies"] } },

	...titles("buyer_tax_id", [
		["ours", "演示科技有限公司", "91990100MA0000015X", "clear"],
		["ours with spaces", "演示科技有限公司", "9199 0100 MA00 0001 5X", "clear"],
		["ours hidden in part", "演示科技有限公司", "9199**********015X", "clear"],
		["our title with another id", "演示科技有限公司", "91990100MA0000023Q", ["stop", "differs"]],
		["nearly our title with another id", "演示科枝有限公司", "91990100MA0000023Q", ["look", "differs"]],
		["our title without id", "演示科技有限公司", undefined, ["look", "missing"]],
		["another company", "示例贸易有限公司", "91990100MA0000023Q", { without: ["own_title"] }],
	]),
	{
		check: "buyer_tax_id",
		label: "our title with an id read from a picture",
		invoice: face(
			{ buyerName: "演示科技有限公司", buyerTaxId: "91990100MA0000023Q" },
			{ source: "ocr", form: "image" },
		),
		context: own,
		gives: ["look", "differs"],
	},
	{ check: "buyer_tax_id", label: "no buyer", invoice: face({}), context: own, gives: { without: ["buyerName"] } },
	{
		check: "buyer_tax_id",
		label: "own company without id",
		invoice: buyer("甲"),
		context: { ownCompanies: [{ name: "演示科技有限公司", taxId: " " }] },
		gives: { without: ["own_companies"] },
	},

	...(
		[
			["company", "演示科技有限公司", undefined, "clear"],
			["short name of an institution", "示例大学", undefined, "clear"],
			["short name with a company's id", "演示", "91990100MA0000015X", "clear"],
			["the word", "个人", undefined, ["look", "personal"]],
			["with the mark", "示例（个人）", undefined, ["look", "personal"]],
			["a name", "张示例", undefined, ["look", "personal"]],
			["a name hidden in part", "张**", "110101********0015", ["look", "personal"]],
		] as const
	).map(
		([label, name, taxId, gives]): Case => ({ check: "personal_title", label, invoice: buyer(name, taxId), gives }),
	),
	{
		check: "personal_title",
		label: "a rail ticket is personal by nature",
		invoice: face({ kind: "rail", buyerName: "张示例" }),
		gives: "clear",
	},
	{ check: "personal_title", label: "no buyer", invoice: face({}), gives: { without: ["buyerName"] } },

	...(
		[
			["this year", "20260101", "20261122", "clear"],
			["last year before the settlement ends", "20251231", "20260531", ["note", "last_year"]],
			["last year after it", "20251231", "20260601", ["look", "settled"]],
			["two years ago", "20240601", "20260101", ["look", "settled"]],
		] as const
	).map(
		([label, issuedOn, today, gives]): Case => ({
			check: "earlier_year",
			label,
			invoice: face({ issuedOn: day(issuedOn) }),
			context: { today: day(today) },
			gives,
		}),
	),
	{ check: "earlier_year", label: "no day", invoice: face({}), gives: { without: ["issuedOn"] } },

	...(
		[
			["in time", "20261023", "clear"],
			["one day late", "20261022", ["look", "late"]],
		] as const
	).map(
		([label, issuedOn, gives]): Case => ({
			check: "claim_late",
			label,
			invoice: face({ issuedOn: day(issuedOn) }),
			context: { claimWithinDays: 30 },
			gives,
		}),
	),
	{ check: "claim_late", label: "no rule set", invoice: face({}), gives: { without: ["claim_within_days"] } },
	{
		check: "claim_late",
		label: "no day",
		invoice: face({}),
		context: { claimWithinDays: 30 },
		gives: { without: ["issuedOn"] },
	},

	...goods("sensitive_goods", [
		["plain", line("*信息技术服务*示例"), "clear"],
		["a class that only contains the character", line("*酒店用品*示例"), "clear"],
		["an appliance for care at home", line("*家用美容保健电器*示例按摩器"), "clear"],
		["prepaid", line("*预付卡销售*示例卡"), ["look", "prepaid"]],
		["prepaid by its name", line("购物卡"), ["look", "prepaid"]],
		["alcohol", line("*酒*示例"), ["look", "drink_tobacco"]],
		["gift", line("*纸制品*示例礼盒"), ["look", "gift"]],
		["leisure", line("*娱乐服务*示例"), ["look", "leisure"]],
		["catering", line("*餐饮服务*餐费"), ["note", "catering"]],
	]),
	{
		check: "sensitive_goods",
		label: "the heaviest of several is named",
		invoice: face({}, { lines: [line("*餐饮服务*餐费"), line("*酒*示例")] }),
		gives: ["look", "drink_tobacco"],
	},
	{ check: "sensitive_goods", label: "no lines", invoice: face({}), gives: { without: ["lines"] } },

	...goods("remark_complete", [
		["nothing asked", line("*餐饮服务*餐费"), "clear"],
		["passengers", line("*运输服务*客运服务费"), "clear"],
		["equipment let", line("*经营租赁*设备租金"), "clear"],
		["construction", line("*建筑服务*示例"), ["look", "construction"]],
		["office let", line("*经营租赁*房屋租金"), ["look", "real_estate"]],
		["freight", line("*运输服务*货物运输费"), ["look", "freight"]],
	]),
	{
		check: "remark_complete",
		label: "construction with its place",
		invoice: face(
			{ kind: "ordinary_paper", remark: "项目名称：演示项目 地址：示例市示例路" },
			{ lines: [line("*建筑服务*示例")] },
		),
		gives: "clear",
	},
	{
		check: "remark_complete",
		label: "digital invoices have a block for it",
		invoice: face({ kind: "digital_special" }, { lines: [line("*建筑服务*示例")] }),
		gives: { without: ["special_information"] },
	},
	{
		check: "remark_complete",
		label: "unknown kind",
		invoice: face({}, { lines: [line("*建筑服务*示例")] }),
		gives: { without: ["kind"] },
	},
	{ check: "remark_complete", label: "no lines", invoice: face({}), gives: { without: ["lines"] } },

	...goods("fuel_lines", [
		["no fuel", line("*餐饮服务*餐费"), "clear"],
		["litres", line("*汽油*示例汽油", { quantity: "40.5", unit: "升", amount: "300" }), "clear"],
		["a discount", line("*汽油*示例汽油", { amount: "-3" }), "clear"],
		["no quantity", line("*柴油*示例柴油", { unit: "升", amount: "300" }), ["look", "quantity"]],
		["by the piece", line("*润滑油*示例油", { quantity: "2", unit: "桶", amount: "300" }), ["look", "unit"]],
	]),
	{ check: "fuel_lines", label: "no lines", invoice: face({}), gives: { without: ["lines"] } },

	twins("none", [], "clear"),
	twins("the same invoice", [twin("identity")], ["stop", "identity"]),
	twins("the same invoice, claimed", [twin("near"), twin("identity", "20261010")], ["stop", "identity_claimed"]),
	twins("the same file", [twin("near"), twin("file")], ["stop", "file"]),
	twins("nearly the same", [twin("near", "20261010")], ["look", "near"]),
	{ check: "duplicate", label: "no library asked", invoice: face(digitalFace), gives: { without: ["twins"] } },
	{
		check: "duplicate",
		label: "nothing to compare",
		invoice: settle([]),
		context: { twins: [] },
		gives: { without: ["number"] },
	},

	{ check: "original", label: "PDF", invoice: forms("digital_ordinary", ["pdf"]), gives: "clear" },
	{
		check: "original",
		label: "picture beside its XML",
		invoice: forms("digital_ordinary", ["image", "xml"]),
		gives: "clear",
	},
	{ check: "original", label: "picture", invoice: forms("digital_ordinary", ["image"]), gives: ["look", "picture"] },
	{
		check: "original",
		label: "a scan inside a PDF",
		invoice: forms("digital_ordinary", ["pdf"], [{ code: "needs_person", reason: "no_text" }]),
		gives: ["look", "picture"],
	},
	{ check: "original", label: "QR", invoice: forms("digital_ordinary", ["qr"]), gives: ["look", "no_file"] },
	{
		check: "original",
		label: "data for the books",
		invoice: forms("digital_ordinary", ["xml"], [{ code: "accounting_data" }]),
		gives: ["look", "accounting_data"],
	},
	{
		check: "original",
		label: "data for the books, of a kind nobody told",
		invoice: face({ number: digitalFace.number }, { form: "xml", source: "xml", notes: [{ code: "accounting_data" }] }),
		gives: ["look", "accounting_data"],
	},
	{
		check: "original",
		label: "data for the books beside the original",
		invoice: forms("digital_ordinary", ["xml", "ofd"], [{ code: "accounting_data" }]),
		gives: "clear",
	},
	{ check: "original", label: "paper", invoice: forms("ordinary_paper", ["image"]), gives: ["note", "paper"] },
	{ check: "original", label: "unknown kind", invoice: face({}), gives: { without: ["kind"] } },
	{ check: "original", label: "nothing at hand", invoice: settle([]), gives: { without: ["file"] } },

	{ check: "not_verified", label: "never asked", invoice: face(digitalFace), gives: ["note", "not_yet"] },
	{
		check: "not_verified",
		label: "confirmed",
		invoice: settle([makeReading("pdf", says("text", digitalFace))], { answers: [makeAnswer()] }),
		gives: "clear",
	},
	{
		check: "not_verified",
		label: "confirmed by the sample authority only",
		invoice: settle([makeReading("pdf", says("text", digitalFace))], { answers: [makeAnswer({ sample: true })] }),
		gives: ["note", "sample_only"],
	},
	{ check: "not_verified", label: "no number to ask about", invoice: face({}), gives: { without: ["number"] } },
];
