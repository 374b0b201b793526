import { addDays, type Day, makeDay, parseDay } from "#core/base/day.ts";
import { type Fen, parseFen } from "#core/base/fen.ts";
import { foldText } from "#core/base/text.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import { type KindId, kindOfTitle, kinds } from "#core/model/kinds/index.ts";

/** Serials of the years 2000 to 2099: below them are numbers that may be anything. */
const SERIAL = /^(?:3[6-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3})(?:\.\d+)?$/;
const FIRST_SERIAL_DAY = makeDay(1900, 3, 1);
/** 1900-03-01; before it spreadsheets count a day that never was. */
const FIRST_SERIAL = 61;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a day as ledgers write it: like on an invoice, as the serial number of a spreadsheet, with the year at the end
 * or with an English month. `3/4/2026` may be two days and is none.
 */
export function parseLedgerDay(text: string): Day | undefined {
	const plain = text.normalize("NFKC").trim();
	if (SERIAL.test(plain)) return serialDay(Number(plain));
	return parseDay(plain) ?? yearLast(plain) ?? monthName(plain) ?? yearShort(plain);
}

/** 26-09-14; a day that begins with its year in two digits has it first in every ledger we know. */
function yearShort(text: string): Day | undefined {
	const match = /^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
	return match ? dayFrom(`20${match[1]}`, match[2], match[3]) : undefined;
}

function serialDay(serial: number): Day | undefined {
	return FIRST_SERIAL_DAY && addDays(FIRST_SERIAL_DAY, Math.floor(serial) - FIRST_SERIAL);
}

function yearLast(text: string): Day | undefined {
	const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?)?$/i.exec(text);
	if (!match) return undefined;
	const [, a, b, year] = match;
	const [monthFirst, dayFirst] = [dayFrom(year, a, b), dayFrom(year, b, a)];
	if (monthFirst && dayFirst && monthFirst !== dayFirst) return undefined;
	return monthFirst ?? dayFirst;
}

function monthName(text: string): Day | undefined {
	const dayFirst = /^(\d{1,2})[-\s/.]([A-Za-z]{3,9})\.?[-\s/.,]+(\d{4}|\d{2})$/.exec(text);
	const monthFirst = /^([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/.exec(text);
	const [date, name, year] = dayFirst
		? [dayFirst[1], dayFirst[2], dayFirst[3]]
		: [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
	const month = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? "") + 1;
	return month === 0 ? undefined : dayFrom(year?.length === 2 ? `20${year}` : year, String(month), date);
}

function dayFrom(year = "", month = "", date = ""): Day | undefined {
	return makeDay(Number(year), Number(month), Number(date));
}

/** Reads money; a spreadsheet that divided by three left more than two decimals, which are no amount of an invoice. */
export function parseLedgerMoney(text: string): Fen | undefined {
	const plain = text.normalize("NFKC").replace(/^(?:人民币|RMB|CNY)\s*[:：]?\s*/i, "");
	const trailing = /^([\d,.]+)-$/.exec(plain.trim()); // as SAP prints what is negative
	return parseFen(trailing ? `-${trailing[1]}` : plain);
}

/** The kind a ledger names, by its printed title, its short name or its English name. */
export function parseLedgerKind(text: string): KindId | undefined {
	const folded = foldText(text);
	const same = kinds.find(({ id, name, shortName }) =>
		[id, name.zh, name.en, shortName].some((word) => foldText(word) === folded),
	);
	return same?.id ?? kindOfTitle(text) ?? loose.find(([pattern]) => pattern.test(folded))?.[1];
}

/** Words of ledgers for kinds that no invoice prints so. */
const loose: readonly (readonly [RegExp, KindId])[] = [
	[/^(?:数电|全电).*专/, "digital_special"],
	[/^(?:数电|全电).*普/, "digital_ordinary"],
	[/^(?:增值税)?(?:电子专用|电子专票|电专)/, "special_electronic"],
	[/^(?:增值税)?(?:电子普通|电子普票|电普)/, "ordinary_electronic"],
	[/^(?:增值税|纸质)?(?:专用发票|专票)$/, "special_paper"],
	[/^(?:增值税|纸质)?(?:普通发票|普票)$/, "ordinary_paper"],
];

/** Reads 发票状态 as the tax account (已红冲-全额) and other ledgers write it; 异常 and the like are no state of ours. */
export function parseLedgerState(text: string): InvoiceState | undefined {
	const folded = foldText(text).replace(/[()-]/g, "");
	return states.find(([pattern]) => pattern.test(folded))?.[1];
}

const states: readonly (readonly [RegExp, InvoiceState])[] = [
	[/^(?:正常|有效|NORMAL|VALID)$/, "normal"],
	[/作废|^VOID(?:ED)?$/, "void"],
	[/部分.*(?:红冲|冲红|红字)|(?:红冲|冲红).*部分/, "red_part"],
	[/全额?.*(?:红冲|冲红|红字)|(?:红冲|冲红).*全额?/, "red_full"],
	[/红冲|冲红/, "red_unknown"],
];
