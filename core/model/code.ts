import type { KindId } from "#core/model/kinds/index.ts";
import { type Region, regionOfCode, regionOfNumber } from "./regions.ts";

/** What a 10- or 12-digit 发票代码 says by its structure (domain §1.1, §1.2). */
export interface CodeParts {
	/** 12-digit codes start with 0 in the unified tax system; everything else is a local bureau's series. */
	readonly series: "paper10" | "unified12" | "local12";
	/** `undefined` for digits no bureau has. */
	readonly region?: Region;
	/** 制版年份: the year of the form, not of the invoice. */
	readonly year: number;
	readonly kind?: KindId;
}

/** What a 20-digit number says by its structure (domain §1.5). */
export interface NumberParts {
	readonly year: number;
	readonly region?: Region;
	/** 开具渠道等: no public list of its values. */
	readonly channel: string;
	/** What position 5 was seen on so far; a hint, never a kind. */
	readonly hint?: "rail" | "air";
}

/** Electronic ordinary invoices of 2015, older than the rule for the last two digits (domain §1.3 rule 1). */
const EARLY_ELECTRONIC = ["144031539110", "131001570151", "133011501118", "111001571071"];

/** The last two digits of a 12-digit code that starts with 0 (domain §1.2). */
const UNIFIED: Readonly<Record<string, KindId>> = {
	"04": "ordinary_paper",
	"05": "ordinary_paper",
	"06": "roll",
	"07": "roll",
	"11": "ordinary_electronic",
	"12": "toll_electronic",
	"13": "special_electronic",
	"17": "usedcar_paper",
};

/** The eighth of ten digits (domain §1.1); 5, 6 and 7 are newer series of 1, 3 and 2. */
const PAPER: Readonly<Record<string, KindId>> = {
	"1": "special_paper",
	"5": "special_paper",
	"3": "ordinary_paper",
	"6": "ordinary_paper",
	"2": "freight_paper",
	"7": "freight_paper",
};

export function parseCode(code: string): CodeParts | undefined {
	if (!/^\d{10}(?:\d{2})?$/.test(code)) return undefined;
	const body = code.length === 12 ? code.slice(1) : code;
	const series = code.length === 10 ? "paper10" : code.startsWith("0") ? "unified12" : "local12";
	return {
		series,
		region: regionOfCode(body.slice(0, 4)),
		year: fullYear(body.slice(4, 6)),
		kind: kindOfCode(code),
	};
}

/**
 * The kind a 发票代码 names by its structure (domain §1.3). 数电纸质发票 use the same codes, so their kind must come from
 * elsewhere. `undefined` must never block the choice of a person.
 * The number is needed only to know 财政票据 by.
 */
export function kindOfCode(code: string, number?: string): KindId | undefined {
	if (/^\d{8}$/.test(code)) return number !== undefined && /^\d{10}$/.test(number) ? "fiscal" : undefined;
	if (EARLY_ELECTRONIC.includes(code)) return "ordinary_electronic";
	if (/^\d{10}$/.test(code)) return PAPER[code.charAt(7)];
	if (!/^\d{12}$/.test(code)) return undefined;
	if (code.startsWith("0")) return UNIFIED[code.slice(10)];
	if (code.charAt(7) === "2") return "motor_paper";
	if (code.startsWith("14403") || code.startsWith("15300")) return "blockchain"; // Shenzhen, Yunnan: domain §0.2
	if (code.startsWith("23300")) return "general_electronic"; // Zhejiang: domain §0.2
	return undefined;
}

export function parseNumber(number: string): NumberParts | undefined {
	if (!/^\d{20}$/.test(number)) return undefined;
	const channel = number.charAt(4);
	return {
		year: 2000 + Number(number.slice(0, 2)),
		region: regionOfNumber(number.slice(2, 4)),
		channel,
		hint: channel === "9" ? "rail" : channel === "8" ? "air" : undefined,
	};
}

function fullYear(digits: string): number {
	const year = Number(digits);
	return year < 80 ? 2000 + year : 1900 + year;
}
