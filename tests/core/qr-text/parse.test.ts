import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { makeDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { formatQr, parseQr, type VatQr, type VatQrFields } from "#core/qr/text.ts";

const CHECK_CODE = "12345678901234567890";
const CLASSIC = `01,10,011009900111,00000001,100.00,20200101,${CHECK_CODE},46D5,`;
const DIGITAL = "01,31,,25990000000000000001,113.00,20250101,,C334";

const fullWidth = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

const classic: VatQr = {
	form: "vat",
	version: "01",
	type: "10",
	code: "011009900111",
	number: "00000001",
	amount: fen(10000),
	issuedOn: "20200101" as Day,
	checkCode: CHECK_CODE,
	crc: "46D5",
	crcState: "intact_with_comma",
};
const digital: VatQr = {
	form: "vat",
	version: "01",
	type: "31",
	code: "",
	number: "25990000000000000001",
	amount: fen(11300),
	issuedOn: "20250101" as Day,
	checkCode: "",
	crc: "C334",
	crcState: "intact_with_comma",
};

describe("parseQr on the comma layout", () => {
	it.each([
		["classic", CLASSIC, classic],
		["digital", DIGITAL, digital],
		["no comma at the end", CLASSIC.slice(0, -1), classic],
		["more commas at the end", `${CLASSIC},,`, classic],
		["lower-case CRC", CLASSIC.replace("46D5", "46d5"), classic],
		["full-width commas", CLASSIC.replaceAll(",", "，"), classic],
		["ideographic commas", CLASSIC.replaceAll(",", "、"), classic],
		["full width throughout", fullWidth(DIGITAL), digital],
		["spaces around fields", CLASSIC.replaceAll(",", " , "), classic],
		["single spaces in empty fields", "01,31, ,25990000000000000001,113.00,20250101, ,C334", digital],
		["line breaks around", `\r\n${CLASSIC}\n`, classic],
		["a BOM", `\ufeff${DIGITAL}`, digital],
		["zero-width characters", `\u200b${DIGITAL}\u200b`, digital],
		["straight quotes", `"${DIGITAL}"`, digital],
		["curly quotes", `“${DIGITAL}”`, digital],
		["the comma lost before the CRC", CLASSIC.replace(",46D5", "46D5"), classic],
		["that comma lost, none at the end", CLASSIC.replace(",46D5,", "46D5"), classic],
		["the comma of an empty check code lost", DIGITAL.replace(",,C334", ",C334"), digital],
	])("reads %s", (_label, text, expected) => {
		expect(parseQr(text)).toEqual(expected);
	});

	it.each([
		["without the comma", CLASSIC.replace("46D5", "F5C4"), "intact_without_comma"],
		["with the comma", "01,01,1100990130,00000002,-88.00,20200101,,2AD2", "intact_with_comma"],
		["without the comma", "01,01,1100990130,00000002,-88.00,20200101,,0B2A,", "intact_without_comma"],
		["without the comma", "01,31,,25990000000000000001,113.00,20250101,,DAC1", "intact_without_comma"],
		["with the comma", "01,32,,25990000000000000002,0.01,20250101,,8CB6", "intact_with_comma"],
		["without the comma", "01,32,,25990000000000000002,0.01,20250101,,E58E", "intact_without_comma"],
		["a type changed from 32 to 31", "01,31,,25990000000000000002,0.01,20250101,,8CB6", "mismatch"],
		["an amount changed by one fen", CLASSIC.replace("100.00", "100.01"), "mismatch"],
		["no CRC, trailing comma", CLASSIC.replace("46D5,", ""), "absent"],
		["no CRC, no comma", CLASSIC.replace(",46D5,", ""), "absent"],
		["an empty CRC", CLASSIC.replace("46D5", ""), "absent"],
		["something else in its place", CLASSIC.replace("46D5", "ZZZZ"), "absent"],
		["nothing after the day", "01,32,,25990000000000000002,0.01,20250101", "absent"],
	])("says of the CRC over the text %s: %s is %s", (_label, text, expected) => {
		expect(parseQr(text)).toMatchObject({ form: "vat", crcState: expected });
	});

	it("takes the rail tickets' CRC on rail tickets only", () => {
		const fields = { code: "", number: "26999000000000000017", amount: fen(5350), issuedOn: "20260914" as Day };
		const rail = formatQr({ ...fields, type: "51", checkCode: "" }, "rail");
		const ordinary = formatQr({ ...fields, type: "32", checkCode: "" }, "rail");

		expect(parseQr(rail)).toMatchObject({ crcState: "intact_rail" });
		expect(parseQr(ordinary)).toMatchObject({ crcState: "mismatch" });
	});

	it("takes the unmirrored CRC of some toll issuers on digital invoices only", () => {
		const fields = { amount: fen(5350), issuedOn: "20260914" as Day, checkCode: "" };
		const toll = formatQr({ ...fields, type: "32", code: "", number: "26992000000000000011" }, "unmirrored");
		const classicOne = formatQr({ ...fields, type: "10", code: "099002600112", number: "00000006" }, "unmirrored");

		expect(parseQr(toll)).toMatchObject({ crcState: "intact_unmirrored" });
		expect(parseQr(classicOne)).toMatchObject({ crcState: "mismatch" });
	});

	it.each([
		["integer amount", "01,32,,25990000000000000002,32,20250101,,", { amount: 3200 }],
		["one decimal", "01,32,,25990000000000000002,64.9,20250101,,", { amount: 6490 }],
		["negative amount", "01,01,1100990130,00000002,-73576.07,20200101,,", { amount: -7357607 }],
		["no amount", "01,32,,25990000000000000002,,20250101,,", { amount: undefined }],
		["no day", "01,32,,25990000000000000002,1.00,,,", { issuedOn: undefined }],
		["a day that does not exist", "01,32,,25990000000000000002,1.00,20250230,,", { issuedOn: undefined }],
	])("keeps the rest with %s", (_label, text, expected) => {
		expect(parseQr(text)).toMatchObject({ number: expect.stringMatching(/^\d+$/), ...expected });
	});

	it.each([
		["nothing", ""],
		["only commas", ",,,,,,,"],
		["too few fields", "01,10,011009900111,00000001,100.00"],
		["a number of 7 digits", CLASSIC.replace("00000001", "0000001")],
		["a number of 19 digits", DIGITAL.replace("25990000000000000001", "2599000000000000001")],
		["a code of 11 digits", CLASSIC.replace("011009900111", "01100990011")],
		["8 digits without a code", CLASSIC.replace("011009900111", "")],
		["a worded type", CLASSIC.replace(",10,", ",普票,")],
		["a list of numbers", "1,2,3,4,5,6,7,8"],
		["text longer than any QR", `${CLASSIC}${" ".repeat(5_000)}`],
	])("is not fooled by %s", (_label, text) => {
		expect(parseQr(text)).toBeUndefined();
	});
});

describe("parseQr on addresses and other content", () => {
	const address =
		"https://bcfp.shenzhen.chinatax.gov.cn/verify/scan?hash=00112233445566778899aabbccddeeff&bill_num=00000014&total_amount=7200";

	it("reads a blockchain invoice, its amount in fen", () => {
		expect(parseQr(address)).toEqual({
			form: "blockchain",
			host: "bcfp.shenzhen.chinatax.gov.cn",
			hash: "00112233445566778899aabbccddeeff",
			number: "00000014",
			total: 7200,
		});
	});

	it("reads its parameters in any order and with more beside them", () => {
		const other = address.replace(
			/\?.*/,
			"?total_amount=7200&x=1&bill_num=00000014&hash=00112233445566778899aabbccddeeff#a",
		);
		expect(parseQr(other)).toMatchObject({ form: "blockchain", number: "00000014", total: 7200 });
	});

	it("reads it from a scan gun that sends capitals", () => {
		expect(parseQr(address.toUpperCase())).toMatchObject({ form: "blockchain", number: "00000014", total: 7200 });
	});

	it.each([
		["https://inv-veri.chinatax.gov.cn/", "inv-veri.chinatax.gov.cn"],
		["https://pjcy.mof.gov.cn/a?b=c", "pjcy.mof.gov.cn"],
		["HTTPS://DPPT.BEIJING.CHINATAX.GOV.CN:443/x", "dppt.beijing.chinatax.gov.cn"],
		[address.replace("7200", "72.00"), "bcfp.shenzhen.chinatax.gov.cn"],
		[address.replace("bill_num", "bill"), "bcfp.shenzhen.chinatax.gov.cn"],
	])("knows %s as an authority's page", (text, host) => {
		expect(parseQr(text)).toEqual({ form: "authority_page", host });
	});

	it.each([
		["another host", address.replace("chinatax.gov.cn", "example.com")],
		["the right host as a prefix", address.replace("chinatax.gov.cn", "chinatax.gov.cn.example.com")],
		["the right host before @", address.replace("chinatax.gov.cn", "chinatax.gov.cn@example.com")],
		["the right end without its dot", "https://evilchinatax.gov.cn/verify/scan?hash=0"],
		["the right host in the path", "https://example.com/bcfp.shenzhen.chinatax.gov.cn/verify"],
		["a backslash", "https://example.com\\.chinatax.gov.cn/"],
		["another port", address.replace(".cn/", ".cn:8443/")],
		["no encryption", address.replace("https:", "http:")],
		["a letter that only looks right", address.replace("chinatax", "chinаtax")],
		["a script", "javascript:alert(1)//.chinatax.gov.cn/"],
	])("does not take %s for an authority's page", (_label, text) => {
		expect(parseQr(text)).toBeUndefined();
	});

	it("knows a code that opens an issuing page", () => {
		expect(parseQr("$01</>演示科技有限公司</>abc</>1F2E$")).toEqual({ form: "issuing" });
	});

	it("gives an answer or nothing for any text", () => {
		const nearly = fc.array(fc.constantFrom("01", "10", "", "00000001", "46D5", "，", " ", "100.00"), {
			maxLength: 12,
		});
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: "grapheme" }),
					nearly.map((parts) => parts.join(",")),
					fc.webUrl(),
				),
				(text) => {
					const qr = parseQr(text);
					expect(qr === undefined || typeof qr.form === "string").toBe(true);
				},
			),
		);
	});
});

describe("formatQr", () => {
	const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
	const issuedOn = fc
		.tuple(fc.integer({ min: 2016, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
		.map((parts) => makeDay(...parts) ?? ("20260914" as Day));
	const amount = fc.integer({ min: -1e13, max: 1e13 }).map((value) => fen(value === 0 ? 0 : value));
	const fields: fc.Arbitrary<VatQrFields> = fc.oneof(
		fc.record({
			type: fc.constantFrom("01", "04", "10", "51"),
			code: fc.oneof(digits(10), digits(12)),
			number: digits(8),
			amount,
			issuedOn,
			checkCode: fc.oneof(digits(20), fc.constant("")),
		}),
		fc.record({
			type: fc.constantFrom("31", "32", "51"),
			code: fc.constant(""),
			number: digits(20),
			amount,
			issuedOn,
			checkCode: fc.constant(""),
		}),
	);

	it("writes text that reads back to the same fields, intact", () => {
		fc.assert(
			fc.property(fields, fc.constantFrom("with_comma" as const, "without_comma" as const), (value, crc) => {
				expect(parseQr(formatQr(value, crc))).toMatchObject({ ...value, form: "vat", crcState: `intact_${crc}` });
				expect(parseQr(formatQr(value, "none"))).toMatchObject({ ...value, crcState: "absent" });
			}),
		);
	});

	it("writes a CRC that notices any one changed digit", () => {
		fc.assert(
			fc.property(fields, fc.nat(), fc.integer({ min: 1, max: 9 }), (value, seed, by) => {
				const text = formatQr(value);
				const places = [...text.slice(6, text.lastIndexOf(",", text.length - 2)).matchAll(/\d/g)].map(
					(hit) => hit.index + 6,
				);
				const at = places[seed % places.length] ?? 0;
				const changed = `${text.slice(0, at)}${(Number(text.charAt(at)) + by) % 10}${text.slice(at + 1)}`;
				expect(parseQr(changed)).not.toMatchObject({ crcState: "intact_with_comma" });
			}),
		);
	});

	it("ends classic text with a comma and digital text without", () => {
		expect(formatQr({ ...classic, amount: fen(10000), issuedOn: "20200101" as Day })).toBe(CLASSIC);
		expect(formatQr({ ...digital, amount: fen(11300), issuedOn: "20250101" as Day })).toBe(DIGITAL);
	});
});
