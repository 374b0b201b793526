import type { Answer } from "#core/model/answer.ts";
import { type Evidence, evidence, type Source, sources } from "#core/model/evidence.ts";
import { type FieldName, type FieldValues, fieldNames } from "#core/model/fields.ts";
import { identityOf } from "#core/model/identity.ts";
import type { Contradiction, Invoice } from "#core/model/invoice.ts";
import type { Line } from "#core/model/line.ts";
import { joinParticulars } from "#core/model/particulars.ts";
import { kindFor } from "#core/model/query.ts";
import type { Reading } from "#core/model/reading.ts";
import { agree, comparedFields, isBlank } from "./agree.ts";
import { isAboutInvoice, newestFirst } from "./answers.ts";
import { isMasked } from "./mask.ts";
import { unifyNumbers, withoutSwappedAmounts } from "./meaning.ts";

interface More {
	/** Values a person typed beside the readings. */
	readonly typed?: readonly Evidence[];
	/** Everything that was ever answered; only a match about this invoice contributes values. */
	readonly answers?: readonly Answer[];
}

interface LineSet {
	readonly source: Source;
	readonly items: readonly Line[];
}

/**
 * One invoice from all evidence about it: the ladder of trust picks one value a field, everything is kept, and
 * sources that disagree are named.
 */
export function settle(readings: readonly Reading[], more: More = {}): Invoice {
	const found = unifyNumbers([...readings.flatMap((reading) => reading.evidence), ...(more.typed ?? [])]);
	const own = pick(found);
	const matches = sameAuthority(
		newestFirst(more.answers ?? []).filter(
			(answer) => answer.outcome === "match" && isAboutInvoice(answer, own.fields),
		),
	);
	const all = sortByLadder(unifyNumbers([...fromAnswers(matches), ...found]));
	const { fields, sources: chosen } = pick(all);
	const lineSet = pickLines([
		...matches.slice(0, 1).map((answer) => ({ source: "authority" as const, items: answer.lines })),
		...readings.flatMap((reading) => reading.lines),
	]);
	const particulars = joinParticulars([...readings, ...matches].map((one) => one.particulars));
	const kind = kindFor(fields);
	const identity = identityOf(fields);
	return {
		...(identity ? { identity } : {}),
		fields: kind ? { ...fields, kind } : fields,
		sources: chosen,
		...(matches[0]?.sample ? { sampleAuthority: true as const } : {}),
		lines: lineSet?.items ?? [],
		...(lineSet ? { lineSource: lineSet.source } : {}),
		...(particulars && { particulars }),
		evidence: all,
		contradictions: contradictionsIn(all),
		qr: readings.flatMap((reading) => reading.qr),
		notes: readings.flatMap((reading) => reading.notes),
		forms: [...new Set(readings.map((reading) => reading.form))],
	};
}

/** 演示 answers never fill gaps in what a tax authority said. */
function sameAuthority(matches: readonly Answer[]): readonly Answer[] {
	return matches.filter((answer) => answer.sample === matches[0]?.sample);
}

/**
 * The authority's values, the newest match first; an older one only adds what the newer leaves out. What was asked
 * is confirmed by the match too, where the answer does not repeat it.
 */
function fromAnswers(matches: readonly Answer[]): readonly Evidence[] {
	const values: Partial<FieldValues> = {};
	for (const { fields, query } of [...matches].reverse()) {
		const { code, number, issuedOn } = query;
		Object.assign(
			values,
			code ? { code } : {},
			number ? { number } : {},
			issuedOn ? { issuedOn } : {},
			defined(fields),
		);
	}
	return fieldNames.flatMap((field) => {
		const value = values[field];
		return value === undefined ? [] : [evidence(field, value, "authority")];
	});
}

function defined(fields: Partial<FieldValues>): Partial<FieldValues> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));
}

function pick(all: readonly Evidence[]): Pick<Invoice, "fields" | "sources"> {
	const fields: Partial<Record<FieldName, Evidence["value"]>> = {};
	const chosen: Partial<Record<FieldName, Source>> = {};
	for (const field of fieldNames) {
		const best = bestOf(candidates(all, field));
		if (!best) continue;
		fields[field] = best.value;
		chosen[field] = best.source;
	}
	return { fields: fields as Partial<FieldValues>, sources: chosen }; // each value comes from evidence of its own field
}

/** Usable evidence for a field, strongest first. */
function candidates(all: readonly Evidence[], field: FieldName): readonly Evidence[] {
	const usable = all.filter((one) => one.field === field && !isBlank(one.value));
	return sortByLadder(withoutSwappedAmounts(usable, all), field);
}

/** The strongest; where it hides characters behind asterisks, the strongest that agrees and shows them. */
function bestOf(ranked: readonly Evidence[]): Evidence | undefined {
	const strongest = ranked[0];
	if (!strongest || !isMasked(strongest.value)) return strongest;
	return ranked.find((one) => !isMasked(one.value) && agree(strongest, one)) ?? strongest;
}

function contradictionsIn(all: readonly Evidence[]): readonly Contradiction[] {
	return comparedFields.flatMap((field) => {
		const heads: Evidence[] = [];
		for (const one of correctedByPerson(candidates(all, field)))
			if (!heads.some((head) => agree(head, one))) heads.push(one);
		return heads.length < 2 ? [] : [{ field, values: heads.map(({ value, source }) => ({ value, source })) }];
	});
}

const correctable: readonly Source[] = ["ocr", "page", "ledger"];

/**
 * A person who typed what the strongest source says has looked: what a picture was misread as, or a web page or a
 * ledger said, is settled with that. It stays among the evidence.
 */
function correctedByPerson(ranked: readonly Evidence[]): readonly Evidence[] {
	const strongest = ranked[0];
	const agreed = strongest && ranked.some((one) => one.source === "typed" && agree(strongest, one));
	if (!agreed) return ranked;
	return ranked.filter((one) => one === strongest || !correctable.includes(one.source));
}

function pickLines(sets: readonly LineSet[]): LineSet | undefined {
	const filled = sets.filter((set) => set.items.length > 0);
	return [...filled].sort((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source))[0];
}

/** The printed title says which kind it is; type numbers in QRs clash between vendors (domain §1.6). */
const kindLadder: readonly Source[] = [
	...sources.filter((source) => !["qr", "ocr", "typed", "ledger"].includes(source)),
	"qr",
	"ocr",
	"typed",
	"ledger",
];

function sortByLadder(all: readonly Evidence[], field?: FieldName): readonly Evidence[] {
	const ladder = field === "kind" ? kindLadder : sources;
	return [...all].sort((a, b) => ladder.indexOf(a.source) - ladder.indexOf(b.source));
}
