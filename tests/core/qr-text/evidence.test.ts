import { describe, expect, it } from "vitest";

import { parseQr, qrEvidence } from "#core/qr/text.ts";

function claims(text: string): Record<string, unknown> {
	const qr = parseQr(text);
	if (!qr) throw new Error("the row is no QR of an invoice");
	return Object.fromEntries(qrEvidence(qr).map((one) => [one.field, one.value]));
}

const CHECK_CODE = "12345678901234567890";

describe("qrEvidence", () => {
	it.each([
		["01 is tax-exclusive", "01,01,9900261130,00000001,100.00,20260914,,", { kind: "special_paper", amount: 10000 }],
		[
			"04 is tax-exclusive",
			`01,04,099002600104,00000001,100.00,20260914,${CHECK_CODE},`,
			{ kind: "ordinary_paper", amount: 10000, checkCode: CHECK_CODE },
		],
		[
			"10 is tax-exclusive",
			`01,10,099002600111,00000001,100.00,20260914,${CHECK_CODE},`,
			{ kind: "ordinary_electronic", amount: 10000 },
		],
		["31 is the total", "01,31,,26992000000000000011,113.00,20260914,,", { kind: "digital_special", total: 11300 }],
		["32 is the total", "01,32,,26992000000000000011,113.00,20260914,,", { kind: "digital_ordinary", total: 11300 }],
		["51 with 20 digits is a fare", "01,51,,26999000000000000017,53.50,20260914,,", { kind: "rail", total: 5350 }],
		[
			"51 with 8 digits is an early electronic invoice",
			`01,51,099001600111,00000001,100.00,20160914,${CHECK_CODE},`,
			{ kind: "ordinary_electronic", amount: 10000 },
		],
		[
			"20 with a code is an electronic special invoice",
			"01,20,099002600113,00000001,100.00,20260914,,",
			{ kind: "special_electronic", amount: 10000 },
		],
		[
			"10 on a toll code is a toll invoice",
			`01,10,099002600112,00000001,100.00,20260914,${CHECK_CODE},`,
			{ kind: "toll_electronic", amount: 10000 },
		],
	])("knows that %s", (_label, text, expected) => {
		const found = claims(text);
		expect(found).toMatchObject(expected);
		expect("amount" in found && "total" in found).toBe(false);
	});

	it.each([
		["a type nobody explains", "01,77,,26992000000000000011,113.00,20260914,,"],
		["20 on a digital number: an altered type", "01,20,,26992000000000000011,113.00,20260914,,"],
		["a classic type on a digital number", "01,04,,26992000000000000011,113.00,20260914,,"],
	])("claims number and day, but neither kind nor amount, for %s", (_label, text) => {
		expect(claims(text)).toEqual({ number: "26992000000000000011", issuedOn: "20260914" });
	});

	it("claims no amount where no real QR of the kind is known", () => {
		const found = claims("01,03,199002622001,00000001,100.00,20260914,,");
		expect(found).toEqual({ kind: "motor_paper", code: "199002622001", number: "00000001", issuedOn: "20260914" });
	});

	it("claims what it has where fields are empty", () => {
		expect(claims("01,32,,26992000000000000011,,,,")).toEqual({
			kind: "digital_ordinary",
			number: "26992000000000000011",
		});
	});

	it("claims number and total of a blockchain invoice", () => {
		const address =
			"https://bcfp.shenzhen.chinatax.gov.cn/verify/scan?hash=00112233445566778899aabbccddeeff&bill_num=00000014&total_amount=7200";
		expect(claims(address)).toEqual({ kind: "blockchain", number: "00000014", total: 7200 });
	});

	it("claims nothing for other pages", () => {
		expect(claims("https://inv-veri.chinatax.gov.cn/")).toEqual({});
		expect(claims("$01</>演示科技有限公司</>1F2E$")).toEqual({});
	});

	it("carries source and place on every claim", () => {
		const place = { page: 0, x: 0.1, y: 0.1, width: 0.1, height: 0.1 };
		const qr = parseQr("01,32,,26992000000000000011,113.00,20260914,,");
		const found = qr ? qrEvidence(qr, place) : [];
		expect(found.length).toBeGreaterThan(0);
		for (const one of found) expect(one).toMatchObject({ source: "qr", place });
	});
});
