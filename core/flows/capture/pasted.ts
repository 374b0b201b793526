import { type Day, parseDay } from "#core/base/day.ts";
import { type Fen, fen, parseFen } from "#core/base/fen.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { kindById } from "#core/model/kinds/index.ts";
import { kindFor } from "#core/model/query.ts";

type Fields = Partial<FieldValues>;

/** Longest text that is looked at as one invoice. */
const MAX_LENGTH = 2_000;

const DAY = String.raw`\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?`;
const MONEY = String.raw`[¥￥]?\s*-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?`;

/** Printed labels and what follows them, in the order they are taken out of the text. */
const labelled: readonly { readonly pattern: RegExp; readonly read: (value: string) => Fields | undefined }[] = [
	{
		pattern: label("校验码(?:\\(?后[6六]位\\)?)?", String.raw`\d[\d ]{3,22}\d`),
		read: (value) => ({ checkCode: bare(value) }),
	},
	{
		pattern: label("(?:数电票|数电发票|电子发票)号码", String.raw`\d{20}`),
		read: (value) => ({ digitalNumber: value }),
	},
	{ pattern: label("(?:发票|票据)?代码", String.raw`\d{10}(?:\d{2})?`), read: (code) => ({ code }) },
	{ pattern: label("(?:发票|票据)?号码", String.raw`\d{20}|\d{8}`), read: (number) => ({ number }) },
	{ pattern: label("(?:开票)?日期", String.raw`\d{8}(?!\d)|${DAY}`), read: (value) => day(value) },
	{ pattern: label("价税合计(?:\\(小写\\))?|(?<!不)含税(?:金额)?", MONEY), read: (value) => money("total", value) },
	{ pattern: label("(?:不含税|合计)?金额(?:\\(不含税\\))?|不含税", MONEY), read: (value) => money("amount", value) },
	{ pattern: label("(?:合计)?税额", MONEY), read: (value) => money("tax", value) },
];

/**
 * Reads a pasted line: code, number, day, amount and check code in any order, with labels or without.
 * `undefined` when it names no invoice or more than one.
 * @example parsePasted("26992000000000000018 2026-09-14 1,130.00")
 */
export function parsePasted(text: string): Fields | undefined {
	if (text.length > MAX_LENGTH) return undefined;
	let rest = text.normalize("NFKC");
	const fields: Fields = {};
	for (const { pattern, read } of labelled) {
		rest = rest.replace(pattern, (whole, value: string) => {
			const found = read(value);
			if (!found || Object.keys(found).some((name) => name in fields)) return whole;
			Object.assign(fields, found);
			return " ; ";
		});
	}
	const bareWords = takeBare(rest);
	const named = nameInvoice(fields, bareWords);
	if (!named) return undefined;
	return { ...named, ...amountsOf(named, bareWords.amounts) };
}

/** What stands in the text without a label. */
interface Bare {
	readonly days: readonly Day[];
	readonly amounts: readonly Fen[];
	readonly digits: readonly string[];
}

function takeBare(text: string): Bare {
	const days: Day[] = [];
	const amounts: Fen[] = [];
	const rest = text
		.replace(new RegExp(`(?<!\\d)${DAY}(?!\\d)`, "g"), (found) => {
			const value = parseDay(found.replace(/\s+\d{1,2}:.*$/, ""));
			if (value) days.push(value);
			return " ; ";
		})
		.replace(/(?<![\d.])(?:[¥￥]\s*)?-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{1,2}(?!\d)|[¥￥]\s*-?\d[\d,]*/g, (found) => {
			const value = parseFen(found);
			if (value !== undefined) amounts.push(value);
			return " ; ";
		});
	return { days, amounts, digits: rest.match(/(?<![\w.])\d+(?![\w.])/g) ?? [] };
}

/** Which of the digits name the invoice, by their length (domain §1): 20, or 10 or 12 with 8. */
function nameInvoice(given: Fields, { days, digits }: Bare): Fields | undefined {
	const ofLength = (...lengths: number[]) => [...new Set(digits.filter(({ length }) => lengths.includes(length)))];
	const [codes, eights, longs, sixes] = [ofLength(10, 12), ofLength(8), ofLength(20), ofLength(6)];
	const code = given.code ?? only(codes);
	const classic = code !== undefined && (given.number?.length ?? 8) === 8 && (given.number ?? eights[0]) !== undefined;
	if (codes.length > 1 || longs.length > 1 || eights.length > 2) return undefined;

	if (!classic) {
		const number = given.number ?? given.digitalNumber ?? only(longs);
		if (number?.length !== 20) return undefined;
		return { ...given, number, ...issued(given.issuedOn ?? only(days) ?? only(eights.flatMap(plausibleDay))) };
	}
	const known = given.issuedOn ?? only(days);
	const [number, left] = given.number ? [given.number, eights] : pickNumber(eights, known !== undefined);
	if (number === undefined) return undefined;
	const checkCode = given.checkCode ?? only(longs) ?? only(sixes);
	const issuedOn = known ?? only(left.flatMap(plausibleDay));
	return { ...given, code, number, ...(checkCode && { checkCode }), ...issued(issuedOn) };
}

/** Of two runs of eight digits one is the day; the number comes first unless only the first can be a day. */
function pickNumber(eights: readonly string[], dayKnown: boolean): [string | undefined, readonly string[]] {
	const [first, second] = eights;
	if (dayKnown || second === undefined) return [eights.length === 1 ? first : undefined, []];
	const swapped = plausibleDay(first ?? "").length > 0 && plausibleDay(second).length === 0;
	return swapped ? [second, eights.slice(0, 1)] : [first, eights.slice(1)];
}

/** A lone amount is the one the kind asks for; three that add up are amount, tax and total. */
function amountsOf(fields: Fields, amounts: readonly Fen[]): Fields {
	if (fields.amount !== undefined || fields.total !== undefined) return {};
	const [total, amount, tax] = amounts.toSorted((a, b) => Math.abs(b) - Math.abs(a));
	if (total === undefined) return {};
	if (amount !== undefined && tax !== undefined && total === fen(amount + tax)) return { amount, tax, total };
	if (amounts.length > 1) return {};
	const kind = kindFor(fields);
	const asked = kind ? kindById(kind).checkValue : fields.number?.length === 20 ? "total" : "none";
	return asked === "amount" || asked === "total" ? { [asked]: total } : {};
}

function label(names: string, value: string): RegExp {
	return new RegExp(`(?:${names})\\s*[::]?\\s*(${value})`, "g");
}

function day(text: string): Fields | undefined {
	const issuedOn = parseDay(text);
	return issuedOn && { issuedOn };
}

function money(field: "amount" | "tax" | "total", text: string): Fields | undefined {
	const value = parseFen(text);
	return value === undefined ? undefined : { [field]: value };
}

/** Invoices we can meet were issued in this century. */
function plausibleDay(digits: string): readonly Day[] {
	const found = /^20\d{6}$/.test(digits) ? parseDay(digits) : undefined;
	return found ? [found] : [];
}

function issued(issuedOn: Day | undefined): Fields {
	return issuedOn ? { issuedOn } : {};
}

function bare(value: string): string {
	return value.replaceAll(" ", "");
}

function only<T>(values: readonly T[]): T | undefined {
	return values.length === 1 ? values[0] : undefined;
}
