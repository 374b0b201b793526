import type { Day } from "#core/base/day.ts";
import { type NumberParts, parseNumber } from "#core/model/code.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Check } from "./check.ts";
import { kindOf } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "number_structure";

/** The pilot of 数电票 began in December 2021 (domain §1.5). */
const FIRST_YEAR = 2021;

export const numberStructure: Check = {
	id,
	name: { zh: "发票号码的构成", en: "Structure of the number" },
	basis: "税务总局公告2024年第11号; domain §1.5, §1.8",
	sentences: {
		form: {
			zh: "发票号码 {number} 不是 8 位或 20 位数字。可能读错了。请对照原件改正后再查验。",
			en: "The invoice number {number} has neither 8 nor 20 digits. It may have been misread: correct it from the original before asking the authority.",
		},
		zeros: {
			zh: "发票号码全是 0，不是有效的号码。请对照原件。",
			en: "The invoice number is all zeros, which no invoice has. Compare with the original.",
		},
		no_such_year: {
			zh: "数电票号码 {number} 的前两位表示 {year} 年，那一年还没有数电票或尚未到来。可能读错，也可能是编造的号码。请对照原件，以查验结果为准。",
			en: "The digital number {number} begins with the year {year}, when there were no digital invoices or which has not come. It was misread or made up. Compare with the original and ask the authority.",
		},
		year: {
			zh: "数电票号码的前两位表示 {year} 年，开票日期却在 {issueYear} 年。号码的年份就是开票的年份，可能日期或号码读错，或有人改动。请对照原件，以查验结果为准。",
			en: "The digital number says {year}, but the day of issue is in {issueYear}. The number carries the year of issue: one of the two was misread or altered. Compare with the original and ask the authority.",
		},
		region: {
			zh: "数电票号码第 3、4 位 {region} 不是已知的地区码。地区码没有完整的公开列表，这只是提示。请以查验结果为准。",
			en: "Digits 3 and 4 of the digital number, {region}, are no known region. There is no complete public list, so this is a hint only. Ask the authority.",
		},
	},
	run(invoice, { today }) {
		const { number, digitalNumber, issuedOn } = invoice.fields;
		if (number === undefined && digitalNumber === undefined) return notRun(id, "number");
		const kind = kindOf(invoice);
		const wellFormed = kind ? kind.number.pattern : /^(?:\d{8}|\d{10}|\d{20})$/;
		if (number !== undefined && /^0+$/.test(number)) return found(id, "look", ["number"], { sentence: "zeros" });
		if (number !== undefined && !wellFormed.test(number) && !/^(?:\d{8}|\d{20})$/.test(number))
			return found(id, "look", ["number"], { sentence: "form", number });
		const long = [digitalNumber, number].find((text) => text !== undefined && /^\d{20}$/.test(text));
		const parts = long === undefined ? undefined : parseNumber(long);
		return long === undefined || !parts ? clear(id) : checkLong(long, parts, issuedOn, today);
	},
};

function checkLong(number: string, { year, region }: NumberParts, issuedOn: Day | undefined, today: Day): Finding {
	if (year < FIRST_YEAR || year > Number(today.slice(0, 4)))
		return found(id, "look", ["number"], { sentence: "no_such_year", number, year });
	const issueYear = issuedOn === undefined ? undefined : Number(issuedOn.slice(0, 4));
	if (issueYear !== undefined && issueYear !== year)
		return found(id, "look", ["number", "issuedOn"], { sentence: "year", year, issueYear });
	if (!region) return found(id, "note", ["number"], { sentence: "region", region: number.slice(2, 4) });
	return issuedOn === undefined ? notRun(id, "issuedOn") : clear(id);
}
