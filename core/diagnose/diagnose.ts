import type { Day } from "#core/base/day.ts";
import type { InvoiceState, Outcome, Query } from "#core/model/answer.ts";
import type { FieldName } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { UnaskedReason } from "#core/model/queue.ts";
import { type Case, type Cause, type Explainer, suggest } from "./cause.ts";
import { amountExplainers } from "./causes/amounts.ts";
import { kindExplainers } from "./causes/kinds.ts";
import { lastExplainers } from "./causes/last.ts";
import { numberExplainers } from "./causes/numbers.ts";
import { sourceExplainers } from "./causes/sources.ts";
import { timeExplainers } from "./causes/times.ts";
import { askedFields } from "./check-field.ts";
import type { Comparison } from "./compare.ts";
import { type ActionId, actionsFor, type Situation } from "./situation.ts";

/** How asking ended: with an answer, or before there was one. */
export type End =
	| { readonly outcome: Outcome; readonly state: InvoiceState }
	| { readonly problem: UnaskedReason; readonly facts: Readonly<Record<string, string | number>> };

/** What is known beside the invoice and the question. */
export interface DiagnoseContext {
	readonly today: Day;
	readonly sampleInvoice: boolean;
	readonly sampleAuthority: boolean;
	/** What would be asked now; it may differ from what was asked. */
	readonly current?: Query;
	/** The state an earlier match told, where the end tells none. */
	readonly known?: InvoiceState;
	/** Of an answer that matched. */
	readonly comparison?: Comparison;
}

/** 查不到怎么办: what happened, what is likely behind it, and what a person can do. Words are made from the codes. */
export interface Diagnosis {
	readonly situation: Situation;
	readonly facts: Readonly<Record<string, string | number>>;
	/** The state an earlier answer told; absent when none did, or when the end tells it itself. */
	readonly known?: Exclude<InvoiceState, "unknown">;
	/** The likeliest first. */
	readonly causes: readonly Cause[];
	/** The best first. */
	readonly actions: readonly ActionId[];
	/**
	 * Fields a person may put right: typed, from a ledger or missing. What a file says stays as it is, and is for the
	 * issuer to mend.
	 */
	readonly correctable: readonly FieldName[];
}

const explainers: readonly Explainer[] = [
	...sourceExplainers,
	...timeExplainers,
	...numberExplainers,
	...kindExplainers,
	...amountExplainers,
	...lastExplainers,
];

/** More causes than a person reads are none. */
const MAX_CAUSES = 6;

export function diagnose(invoice: Invoice, query: Query | undefined, end: End, context: DiagnoseContext): Diagnosis {
	const situation = situationOf(end, context.comparison);
	const told = "outcome" in end && end.state !== "unknown" ? end.state : context.known;
	const known = situation.startsWith("match_") || told === "unknown" ? undefined : told;
	const { today, sampleInvoice, sampleAuthority, current } = context;
	const about: Case = {
		situation,
		invoice,
		today,
		sampleInvoice,
		sampleAuthority,
		...(query && { query }),
		...(current && { current }),
	};
	const causes = situation === "match_differs" ? differing(context.comparison, invoice) : explain(about);
	const correctable = correctableIn(about, causes);
	return {
		situation,
		facts: "problem" in end ? end.facts : {},
		...(known && { known }),
		causes,
		actions: actionsFor(situation, known).filter((action) => isUseful(action, about, causes, correctable)),
		correctable,
	};
}

/** The same question gets the same 不一致 and costs one of the day's five checks (domain §7.5). */
function isUseful(
	action: ActionId,
	{ situation }: Case,
	causes: readonly Cause[],
	correctable: readonly FieldName[],
): boolean {
	if (action === "correct") return correctable.length > 0;
	return action !== "ask" || situation !== "mismatch" || causes.some(({ code }) => code === "values_changed");
}

/** What was asked and what the causes name, as far as nothing firmer than a person's word says it. */
function correctableIn({ situation, invoice, query }: Case, causes: readonly Cause[]): readonly FieldName[] {
	const named = causes.flatMap(({ field }) => field ?? []);
	if (situation === "match_differs") return causes.flatMap(({ suggestion }) => suggestion?.field ?? []);
	const fields = [...new Set([...named, ...askedFields(query?.kind ?? invoice.fields.kind)])];
	return fields.filter((field) => ["typed", "ledger"].includes(invoice.sources[field] ?? "typed"));
}

function situationOf(end: End, comparison: Comparison | undefined): Situation {
	if ("problem" in end) {
		const status = Number(end.facts.status ?? 0);
		return end.problem === "http" && (status >= 500 || status === 429) ? "http_busy" : end.problem;
	}
	if (end.outcome !== "match") return end.outcome;
	// A void invoice stays void whatever else differs.
	if ((comparison?.differing ?? 0) > 0 && end.state !== "void" && end.state !== "red_full") return "match_differs";
	return `match_${end.state}`;
}

function explain(about: Case): readonly Cause[] {
	const found = explainers
		.filter(({ situations }) => situations.includes(about.situation))
		.flatMap((explainer) => explainer.find(about))
		.toSorted((a, b) => b.weight - a.weight);
	return found.filter((cause, at) => found.findIndex((other) => isSame(cause, other)) === at).slice(0, MAX_CAUSES);
}

/** Two ways to the same correction are one: the likelier one is told. */
function isSame(a: Cause, b: Cause): boolean {
	if (a === b) return true;
	return (
		a.suggestion !== undefined &&
		a.suggestion.field === b.suggestion?.field &&
		a.suggestion.value === b.suggestion.value
	);
}

const typedSources = ["typed", "ledger", "ocr", "page"];

/** Where the authority's own data differ from ours. A value that was typed or misread may be put right from them. */
function differing(comparison: Comparison | undefined, { evidence }: Invoice): readonly Cause[] {
	const fields = (comparison?.fields ?? []).filter(
		({ relation, how }) => relation === "differs" && how !== "free_text",
	);
	return fields.slice(0, MAX_CAUSES).flatMap(({ field, ours, theirs }): readonly Cause[] => {
		if (ours === undefined || theirs === undefined) return [];
		const sources = evidence.filter((one) => one.field === field && one.source !== "authority");
		const loose = sources.every(({ source }) => typedSources.includes(source));
		const fits = loose ? suggest(field, theirs as never) : {}; // both values are of this field
		return [{ code: "file_differs", weight: 90, field, ours, facts: { fits: theirs }, ...fits }];
	});
}
