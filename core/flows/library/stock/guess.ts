import type { Day } from "#core/base/day.ts";
import { SUMMARY_SHAPE } from "#core/flows/library/summary.ts";
import { labelOf, type NumberCells, type TextCells } from "#core/search/cells.ts";
import { type Columns, flagBit } from "#core/search/columns.ts";
import type { Flag } from "#core/search/searchable.ts";
import type { RosterColumns } from "./roster.ts";

/**
 * What columns say of a judged record in the form in which it is listed, without its marks. Nearly: a name may have been
 * written in another way, and much does not stand in columns at all.
 */
export function guessOf(engine: Columns, roster: RosterColumns, row: number, askable: boolean) {
	const { texts, choices, moneys, days, marks } = engine;
	const { numbers } = roster;
	const bits = marks.data[row] ?? 0;
	const has = (flag: Flag) => (bits & flagBit(flag)) !== 0;
	const outcome = textOf(roster.texts.outcome, row);
	const at = isoOf(numbers.answeredAt, row);
	return {
		shape: SUMMARY_SHAPE,
		judgedOn: dayOf(numbers.judgedOn, row),
		changesOn: dayOf(numbers.changesOn, row),
		risk: textOf(choices.risk, row),
		row: {
			id: engine.ids.text(row),
			kind: textOf(choices.kind, row),
			code: textOf(texts.code, row),
			number: textOf(texts.number, row),
			issuedOn: dayOf(days.issuedOn, row),
			buyerName: textOf(texts.buyerName, row),
			sellerName: textOf(texts.sellerName, row),
			amount: numberOf(moneys.amount, row),
			tax: numberOf(moneys.tax, row),
			total: numberOf(moneys.total, row),
			authenticity: textOf(choices.authenticity, row),
			state: textOf(choices.state, row),
			claimable: textOf(choices.claimable, row),
			sample: has("sample"),
			needsPerson: has("needsPerson"),
			createdAt: isoOf(engine.createdAt, row),
			claimedAt: isoOf(numbers.claimedAt, row),
			trashedAt: isoOf(numbers.trashedAt, row),
		},
		watched: {
			askable,
			...(at && outcome && { answered: { at, outcome } }),
			triedAt: isoOf(numbers.triedAt, row),
			seller: textOf(roster.texts.seller, row),
		},
	};
}

export function numberOf({ data, absent }: NumberCells, row: number): number | undefined {
	const value = data[row] ?? absent;
	return value === absent ? undefined : value;
}

export function dayOf(cells: NumberCells, row: number): Day | undefined {
	const day = numberOf(cells, row);
	return day === undefined ? undefined : (String(day) as Day); // the number of one
}

/** The instant of ISO 8601, milliseconds since 1970; `undefined` for what is none. */
export function instantOf(iso: string | undefined): number | undefined {
	const instant = Date.parse(iso ?? "");
	return Number.isNaN(instant) ? undefined : instant;
}

function isoOf(cells: NumberCells, row: number): string | undefined {
	const instant = numberOf(cells, row);
	return instant === undefined ? undefined : new Date(instant).toISOString();
}

export function textOf(cells: TextCells, row: number): string | undefined {
	const code = cells.codes.data[row] ?? 0;
	return code === 0 ? undefined : labelOf(cells, code);
}
