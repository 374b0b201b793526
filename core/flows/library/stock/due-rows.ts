import type { Fen } from "#core/base/fen.ts";
import type { DueRecord, DueSettings } from "#core/flows/watch/due.ts";
import type { InvoiceState, Outcome } from "#core/model/answer.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import { type Columns, flagBit, HELD } from "#core/search/columns.ts";
import { dueAt, type SellerFacts } from "#core/watch/due.ts";
import { dayOf, numberOf, textOf } from "./guess.ts";
import type { Roster } from "./roster.ts";

/** Records due at this instant, the most overdue first. Nothing is made of the many that never are. */
export function dueRows(
	engine: Columns,
	roster: Roster,
	{ watch, provider }: DueSettings,
	now: number,
): readonly DueRecord[] {
	if (!watch.on) return [];
	const { numbers, texts } = roster.columns;
	const facts = sellersOf(engine, roster);
	const due: DueRecord[] = [];
	const out = flagBit("trashed") | (provider.mode === "sample" ? 0 : flagBit("sample"));
	for (let row = 1; row < engine.ids.size; row++) {
		const bits = engine.marks.data[row] ?? 0;
		if ((bits & HELD) === 0 || (bits & out) !== 0 || !roster.isAskable(row)) continue;
		const claimedAt = numberOf(numbers.claimedAt, row);
		const answeredAt = numberOf(numbers.answeredAt, row);
		if (claimedAt === undefined && answeredAt === undefined) continue;
		const issuedOn = dayOf(engine.days.issuedOn, row);
		const total = numberOf(engine.moneys.total, row) as Fen | undefined; // it was one
		const triedAt = numberOf(numbers.triedAt, row);
		const outcome = textOf(texts.outcome, row) as Outcome | undefined; // it was one
		const at = dueAt(
			{
				askable: true,
				...(issuedOn && { issuedOn }),
				...(total !== undefined && { total }),
				...(claimedAt !== undefined && { claimedAt }),
				...(answeredAt !== undefined && outcome && { answered: { at: answeredAt, outcome } }),
				state: textOf(engine.choices.state, row) as InvoiceState, // it was one
				...(triedAt !== undefined && { triedAt }),
				seller: facts[texts.seller.codes.data[row] ?? 0] ?? { invoices: 1, reversed: 0 },
			},
			watch,
			now,
		);
		if (at === undefined || at > now) continue;
		const kind = textOf(engine.choices.kind, row) as KindId | undefined; // it was one
		const sample = (bits & flagBit("sample")) !== 0;
		due.push({ id: engine.ids.text(row), at, sample, ...(kind && { kind }) });
	}
	return due.sort((a, b) => a.at - b.at);
}

/** By the number of the seller's name. */
function sellersOf(engine: Columns, { columns: { texts } }: Roster): readonly SellerFacts[] {
	const facts: { invoices: number; reversed: number }[] = [];
	const { strings } = engine.choices.state;
	const standing = new Set(["normal", "unknown"].map((state) => strings.find(state)));
	const states = engine.choices.state.codes;
	const { codes } = texts.seller;
	for (let row = 1; row < engine.ids.size; row++) {
		const bits = engine.marks.data[row] ?? 0;
		const seller = codes.data[row] ?? 0;
		if ((bits & HELD) === 0 || seller === 0 || (bits & flagBit("trashed")) !== 0) continue;
		const one = facts[seller] ?? { invoices: 0, reversed: 0 };
		facts[seller] = one;
		one.invoices++;
		if (!standing.has(states.data[row] ?? 0)) one.reversed++;
	}
	return facts;
}
