import type { FieldValues } from "#core/model/fields.ts";
import { formatQr } from "#core/qr/text.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeAnswer, makeReading, says } from "#tests/core/settle/make.ts";
import { day, yuan } from "#tests/core/settle/values.ts";
import { type Case, face, type Gives } from "./case.ts";

const row = (
	check: string,
	rows: readonly (readonly [label: string, fields: Partial<FieldValues>, gives: Gives])[],
): readonly Case[] => rows.map(([label, fields, gives]) => ({ check, label, invoice: face(fields), gives }));

const qr = formatQr({
	type: "32",
	code: "",
	number: digitalFace.number,
	amount: digitalFace.total,
	issuedOn: digitalFace.issuedOn,
	checkCode: "",
});
const withQr = (text: string) => face(digitalFace, { qr: [{ text }] });

export const structure: readonly Case[] = [
	...row("code_structure", [
		["ten digits", { code: "9900261330", number: "00000017", issuedOn: day("20260914") }, "clear"],
		["twelve digits", { code: "099002600111", number: "00000017" }, "clear"],
		["local series", { code: "199002623456", number: "00000017" }, "clear"],
		["general electronic", { kind: "general_electronic", code: "233002600111" }, "clear"],
		["fiscal", { code: "99000026", number: "0000000017" }, "clear"],
		["eleven digits", { code: "99002600111", number: "00000017" }, ["look", "form"]],
		["no such region", { code: "0770026001" }, ["look", "region"]],
		["no such region in twelve digits", { code: "077002600111" }, ["look", "region"]],
		["made after the issue", { code: "9900261330", issuedOn: day("20250914") }, ["look", "year"]],
		["on a digital invoice", { kind: "digital_ordinary", code: "9900261330" }, ["look", "not_expected"]],
		["no code", { number: digitalFace.number }, { without: ["code"] }],
		["none on a digital invoice, as it should be", { kind: "digital_ordinary", number: digitalFace.number }, "clear"],
	]),
	...row("kind_code", [
		["agree", { kind: "special_paper", code: "9900260110" }, "clear"],
		["paper of the digital system", { kind: "digital_paper_special", code: "9900260110" }, "clear"],
		["ordinary code under a special title", { kind: "special_paper", code: "9900261330" }, ["look", "differs"]],
		[
			"special code under an ordinary title",
			{ kind: "ordinary_electronic", code: "099002600113" },
			["look", "differs"],
		],
		["a code that names no kind", { kind: "special_paper", code: "9900261930" }, { without: ["code"] }],
		["no code", { kind: "special_paper" }, { without: ["code"] }],
		["none on a digital invoice, as it should be", { kind: "digital_special" }, "clear"],
	]),
	...row("number_structure", [
		["eight digits", { number: "00000017" }, "clear"],
		["twenty digits", { number: digitalFace.number, issuedOn: day("20260914") }, "clear"],
		["pilot of December 2021", { number: "21992000000000000017", issuedOn: day("20211215") }, "clear"],
		["seven digits", { number: "0000017" }, ["look", "form"]],
		["zeros", { number: "00000000" }, ["look", "zeros"]],
		["before the pilot", { number: "20992000000000000017" }, ["look", "no_such_year"]],
		["a year to come", { number: "29992000000000000017" }, ["look", "no_such_year"]],
		["another year than the day", { number: digitalFace.number, issuedOn: day("20250914") }, ["look", "year"]],
		["unknown region", { number: "26782000000000000017", issuedOn: day("20260914") }, ["note", "region"]],
		["no day to compare with", { number: digitalFace.number }, { without: ["issuedOn"] }],
		["no number", {}, { without: ["number"] }],
	]),
	...row("check_code", [
		["twenty digits", { kind: "ordinary_electronic", checkCode: "12345678901234567890" }, "clear"],
		["in groups", { kind: "ordinary_electronic", checkCode: "12345 67890 12345 67890" }, "clear"],
		["nineteen", { kind: "ordinary_electronic", checkCode: "1234567890123456789" }, ["look", "length"]],
		["a kind without one", { kind: "digital_ordinary" }, "clear"],
		["none found", { kind: "ordinary_electronic" }, { without: ["checkCode"] }],
		["unknown kind", { checkCode: "123456" }, { without: ["kind"] }],
	]),
	{
		check: "check_code",
		label: "the last six, typed",
		invoice: face({ kind: "roll", checkCode: "567890" }, { source: "typed", form: "typed" }),
		gives: "clear",
	},
	...row("issue_day", [
		["yesterday", { issuedOn: day("20261121") }, "clear"],
		["today", { issuedOn: day("20261122") }, "clear"],
		["tomorrow", { issuedOn: day("20261123") }, ["look", "future"]],
		["before 1994", { issuedOn: day("19931231") }, ["look", "too_old"]],
		["no day", {}, { without: ["issuedOn"] }],
	]),
	...row("tax_ids", [
		["both valid", { sellerTaxId: digitalFace.sellerTaxId, buyerTaxId: digitalFace.buyerTaxId }, "clear"],
		["buyer is a person", { sellerTaxId: digitalFace.sellerTaxId }, "clear"],
		["seller with a wrong check digit", { sellerTaxId: "91990100MA0000015Y" }, ["look", "check_digit"]],
		[
			"buyer with a wrong check digit",
			{ sellerTaxId: digitalFace.sellerTaxId, buyerTaxId: "91990100MA0000023X" },
			["look", "check_digit"],
		],
		["too short", { sellerTaxId: "9199010" }, ["note", "malformed"]],
		["old style with a wrong check digit", { sellerTaxId: "990101000000018" }, ["note", "older_check_digit"]],
		["hidden in part", { buyerTaxId: "9199**********015X" }, { without: ["buyerTaxId"] }],
		["none", {}, { without: ["sellerTaxId", "buyerTaxId"] }],
	]),

	{ check: "qr_intact", label: "intact", invoice: withQr(qr), gives: "clear" },
	{
		check: "qr_intact",
		label: "altered",
		invoice: withQr(qr.replace("113.00", "1113.00")),
		gives: ["look", "altered"],
	},
	{
		check: "qr_intact",
		label: "no check value",
		invoice: withQr(qr.replace(/[0-9A-F]{4}$/, "")),
		gives: ["note", "no_crc"],
	},
	{
		check: "qr_intact",
		label: "something else",
		invoice: withQr("https://shop.example/1"),
		gives: { without: ["qr"] },
	},
	{ check: "qr_intact", label: "no QR", invoice: face(digitalFace), gives: { without: ["qr"] } },

	...(
		[
			["an invoice's text", qr, "clear"],
			["the authority", "https://inv-veri.chinatax.gov.cn/index.html", "clear"],
			["a bureau of the authority", "https://演示.chinatax.gov.cn/x", "clear"],
			["a shop", "https://shop.example/chinatax", "clear"],
			[
				"the authority as a part of another name",
				"https://inv-veri.chinatax.gov.cn.check.example/x",
				["stop", "look_alike"],
			],
			["the authority before @", "https://inv-veri.chinatax.gov.cn@chinatax.example/x", ["stop", "look_alike"]],
			["the authority with a hyphen", "http://chinatax-gov.example/fp?id=1", ["stop", "look_alike"]],
			["full width", "ｈｔｔｐｓ://invveri.example:8443/x", ["stop", "look_alike"]],
		] as const
	).map(([label, text, gives]): Case => ({ check: "qr_address", label, invoice: withQr(text), gives })),
	{ check: "qr_address", label: "no QR", invoice: face(digitalFace), gives: { without: ["qr"] } },

	{ check: "qr_missing", label: "there", invoice: withQr(qr), gives: "clear" },
	{
		check: "qr_missing",
		label: "searched and not found",
		invoice: face(digitalFace, { notes: [{ code: "qr_not_found" }] }),
		gives: ["note", "not_found"],
	},
	{
		check: "qr_missing",
		label: "not searched",
		invoice: face(digitalFace, { notes: [{ code: "qr_not_searched", reason: "off" }] }),
		gives: { without: ["page"] },
	},
	{
		check: "qr_missing",
		label: "a kind whose QR nobody knows",
		invoice: face({ kind: "air" }, { notes: [{ code: "qr_not_found" }] }),
		gives: { without: ["qr"] },
	},
	{ check: "qr_missing", label: "unknown kind", invoice: face({}), gives: { without: ["kind"] } },

	{
		check: "sources_agree",
		label: "two that agree",
		invoice: settle([makeReading("pdf", [...says("xml", digitalFace), ...says("text", digitalFace)])]),
		gives: "clear",
	},
	{
		check: "sources_agree",
		label: "QR and text differ",
		invoice: settle([
			makeReading("pdf", [...says("qr", digitalFace), ...says("text", { ...digitalFace, total: yuan("1310.00") })]),
		]),
		gives: ["stop", "file"],
	},
	{
		check: "sources_agree",
		label: "day and kind differ",
		invoice: settle([
			makeReading("pdf", [
				...says("xml", { kind: "digital_special" }),
				...says("text", { kind: "digital_ordinary", issuedOn: day("20260101") }),
			]),
		]),
		gives: ["stop", "file"],
	},
	{
		check: "sources_agree",
		label: "a picture misread",
		invoice: settle([
			makeReading("image", [...says("qr", digitalFace), ...says("ocr", { ...digitalFace, issuedOn: day("20260911") })]),
		]),
		gives: ["look", "reading"],
	},
	{
		check: "sources_agree",
		label: "the authority says something else",
		invoice: settle([makeReading("pdf", says("text", { ...digitalFace, total: yuan("1310.00") }))], {
			answers: [makeAnswer()],
		}),
		gives: ["stop", "authority"],
	},
	{
		check: "sources_agree",
		label: "the sample authority says something else",
		invoice: settle([makeReading("pdf", says("text", { ...digitalFace, total: yuan("1310.00") }))], {
			answers: [makeAnswer({ sample: true })],
		}),
		gives: ["stop", "sample"],
	},
	{
		check: "sources_agree",
		label: "one source only",
		invoice: face(digitalFace),
		gives: { without: ["second_source"] },
	},
];
