import type { Day } from "#core/base/day.ts";
import type { Fen } from "#core/base/fen.ts";
import type { InvoiceState, Outcome } from "#core/model/answer.ts";
import type { WatchSettings } from "./settings.ts";

/** What decides when a record is asked about again. Instants are milliseconds since 1970. */
export interface WatchFacts {
	/** There is enough to ask with, and the authority takes this kind. */
	readonly askable: boolean;
	readonly issuedOn?: Day;
	readonly total?: Fen;
	readonly claimedAt?: number;
	/** The answer that counts: when it came and what it was. */
	readonly answered?: { readonly at: number; readonly outcome: Outcome };
	readonly state: InvoiceState;
	/** The last question, whatever came of it. */
	readonly triedAt?: number;
	readonly seller: SellerFacts;
}

export interface SellerFacts {
	/** Invoices of this seller that are kept, this one included. */
	readonly invoices: number;
	/** Those of them that were void or red when last asked about. */
	readonly reversed: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The authority answers for five years (domain §7.5, 只能查验最近五年内开具的发票). */
const YEARS = 5;

/** Void and fully red never change again. */
const final: readonly InvoiceState[] = ["void", "red_full"];

/** A try that brought no answer is not repeated at once: the queue had its own tries already. */
const AFTER_A_TRY = DAY;

/**
 * When a record should be asked about again, as an instant in milliseconds; `undefined` when never. More risk is never
 * later: a large amount, a seller seen once or with reversed invoices, a young invoice and a claim each make the time
 * shorter, and what would come due around the end of a month comes before its books are closed.
 */
export function dueAt(facts: WatchFacts, settings: WatchSettings, now: number): number | undefined {
	const { askable, issuedOn, claimedAt, answered, triedAt, state } = facts;
	if (!settings.on || !askable || !issuedOn || final.includes(state)) return undefined;
	if (fiveYearsAfter(issuedOn) <= now) return undefined;
	const due = answered ? afterAnswer(facts, answered, settings) : claimedAt;
	if (due === undefined) return undefined;
	const tried = triedAt !== undefined && triedAt > (answered?.at ?? 0) ? triedAt + AFTER_A_TRY : 0;
	return Math.max(due, tried);
}

/** `undefined` where nobody asked for it: 查无此票 of an invoice that is not claimed waits for its owner. */
function afterAnswer(
	{ claimedAt, total, seller, issuedOn }: WatchFacts,
	answered: NonNullable<WatchFacts["answered"]>,
	settings: WatchSettings,
): number | undefined {
	if (claimedAt === undefined && answered.outcome !== "match") return undefined;
	const { at } = answered;
	const days = claimedAt !== undefined ? Math.min(settings.claimedEveryDays, settings.everyDays) : settings.everyDays;
	const large = Math.abs(total ?? 0) >= settings.largeFrom;
	const share = (large ? 0.5 : 1) * sellerShare(seller) * ageShare(issuedOn ? at - startOf(issuedOn) : 0);
	const due = at + Math.max(DAY, days * share * DAY);
	const closing = closingBefore(due);
	// One that was asked about within these very days is not asked again on each of them.
	return closing - at >= DAY ? Math.min(due, closing) : due;
}

function sellerShare({ invoices, reversed }: SellerFacts): number {
	if (reversed >= 3) return 0.3;
	if (reversed > 0) return 0.5;
	return invoices <= 1 ? 0.75 : 1;
}

/** Most invoices that are reversed at all are reversed in their first months. */
function ageShare(age: number): number {
	if (age <= 90 * DAY) return 1;
	return age <= 365 * DAY ? 1.5 : 3;
}

/** The last days of a month. */
const CLOSING_DAYS = 3;
/** And the days after it in which its books are closed. */
const CLOSED_BY = 7;

/** Start of the last days of a month: what is found then can still be put right before its books are closed. */
function closingBefore(due: number): number {
	const china = new Date(due + 8 * HOUR);
	const [year, month, date] = [china.getUTCFullYear(), china.getUTCMonth(), china.getUTCDate()];
	// Day 0 of a month is the last of the one before.
	const ending = Date.UTC(year, date <= CLOSED_BY ? month : month + 1, 0);
	return ending - (CLOSING_DAYS - 1) * DAY - 8 * HOUR;
}

function startOf(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) - 8 * HOUR;
}

function fiveYearsAfter(day: Day): number {
	return Date.UTC(Number(day.slice(0, 4)) + YEARS, Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) - 8 * HOUR;
}
