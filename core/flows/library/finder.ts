import type { Day } from "#core/base/day.ts";
import { type Fen, fen } from "#core/base/fen.ts";
import type { ListFilter, ListQuery } from "#core/flows/app.ts";
import { ask } from "#core/search/ask.ts";
import { prefixOf } from "#core/search/box/fields.ts";
import { parseBox } from "#core/search/box/parse.ts";
import type { Clause } from "#core/search/clause.ts";
import type { Engine } from "#core/search/engine.ts";
import { countHits, type Hits } from "#core/search/match.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { type Suggestion, suggest } from "#core/search/suggest.ts";
import { countAll } from "#core/stats/group.ts";
import { chinaDayOf, withCells } from "./row-cells.ts";
import type { Summary } from "./summary.ts";

/**
 * Finds, sorts and sums records by their summaries. Loaded when the library is opened, not with the worker: the file
 * is large, and a worker is there at once for what needs no library.
 */
export interface Finder {
	put(summary: Summary): void;
	remove(id: string): void;
	find(query: ListQuery, seen: Seen): FoundPage;
	/** What `work` makes of everything that a list of this filter shows; hits are good until it returns. */
	over<T>(filter: ListFilter, seen: Seen, work: (engine: Engine, hits: Hits) => T): T;
	/** What the last word of the box may become, among what the rest of the query leaves. */
	suggest(query: ListQuery, seen: Seen): readonly Suggestion[];
	/** Ids of what meets all of the clauses. */
	ids(clauses: readonly Clause[]): readonly string[];
	withCells: typeof withCells;
	/** Categories or tags in use outside the trash, each with the number of its records, most first. */
	used(field: "category" | "tag"): readonly Used[];
}

export interface Used {
	readonly name: string;
	readonly count: number;
}

/** What a query is seen from. */
export interface Seen {
	readonly today: Day;
	/** Records to be asked about again. */
	readonly due: ReadonlySet<string>;
}

export interface FoundPage {
	/** Records of this page, in order. */
	readonly ids: readonly string[];
	/** Count and sums of everything that meets the query; 演示 records are never summed. */
	readonly count: number;
	readonly total: Fen;
	readonly tax: Fen;
	/** Numbers typed that nothing has; what is found instead is one digit away, or has two neighbours swapped (近似). */
	readonly near: readonly string[];
	/** Of all records: kept ones that need a person, or changed for the worse, and those in the trash. */
	readonly needsPerson: number;
	readonly changed: number;
	readonly trashed: number;
}

/** Suggestions of each field at most. */
const OFFERED = 5;
const MOST_USED = 500;
/** Names of tags and categories depend on no day. */
const NO_DAY = "20000101" as Day;

const kept: Clause = { what: "flag", flag: "trashed", is: false };
const trashed: Clause = { what: "flag", flag: "trashed", is: true };
const needsPerson: Clause = { what: "flag", flag: "needsPerson", is: true };
const changed: Clause = { what: "flag", flag: "changed", is: true };

export function createFinder(engine: Engine): Finder {
	const count = (...clauses: readonly Clause[]) => countHits(engine.find(clauses));

	return {
		put: (summary) => engine.put(searchableOf(summary)),
		remove: engine.remove,
		find(query, seen) {
			const { hits, near } = ask(engine, parseBox(query.text, seen.today), clausesOf(query, seen));
			const { net, count: found } = countAll(engine, hits);
			return {
				ids: engine.page(hits, { by: query.sort, direction: query.direction }, query.offset, query.limit),
				count: found,
				// No sum at all rather than one that is not exact: `fen` throws for what is no whole number.
				total: fen(net.total ?? Number.NaN),
				tax: fen(net.tax ?? Number.NaN),
				near: near.map(({ value }) => value),
				needsPerson: count(kept, needsPerson),
				changed: count(kept, changed),
				trashed: count(trashed),
			};
		},
		over(filter, seen, work) {
			return work(engine, ask(engine, parseBox(filter.text, seen.today), clausesOf(filter, seen)).hits);
		},
		suggest: (query, seen) =>
			suggest(engine, query.text, { today: seen.today, limit: OFFERED, more: clausesOf(query, seen) }),
		ids(clauses) {
			const hits = engine.find(clauses);
			const ids: string[] = [];
			for (let row = 1; row < hits.length; row++) if (hits[row]) ids.push(engine.columns.ids.text(row));
			return ids;
		},
		withCells,
		used: (field) =>
			suggest(engine, prefixOf(field), { today: NO_DAY, limit: MOST_USED, more: [kept] }).map(({ label, count }) => ({
				name: label,
				count,
			})),
	};
}

function searchableOf({ row, face, risk, marks, watched }: Summary): Searchable {
	const { id, state, authenticity, claimable, createdAt, category, tags, note } = row;
	const checkedOn = watched.answered && chinaDayOf(watched.answered.at);
	return {
		id,
		...face,
		...(category !== undefined && { category }),
		...(tags && { tags }),
		...(note !== undefined && { note }),
		state,
		authenticity,
		claimable,
		risk,
		savedOn: marks.savedOn,
		...(marks.claimedOn && { claimedOn: marks.claimedOn }),
		...(checkedOn && { checkedOn }),
		createdAt,
		flags: {
			sample: row.sample,
			trashed: row.trashedAt !== undefined,
			needsPerson: row.needsPerson,
			changed: row.changed !== undefined,
			claimed: row.claimedAt !== undefined,
		},
	};
}

/** What is asked for beside the box. */
function clausesOf(query: ListFilter, { due }: Seen): readonly Clause[] {
	const { where, authenticity, state, claimable, kind, from, to } = query;
	return [
		...placeOf(where, due),
		...chosen("authenticity", authenticity),
		...chosen("state", state),
		...chosen("claimable", claimable),
		...chosen("kind", kind),
		...(from || to ? [daysOf(from, to)] : []),
	];
}

function placeOf(where: ListQuery["where"], due: ReadonlySet<string>): readonly Clause[] {
	if (where === "trash") return [trashed];
	if (where === "needs_person") return [kept, needsPerson];
	if (where === "changed") return [kept, changed];
	return where === "due" ? [kept, { what: "ids", ids: due }] : [kept];
}

function chosen(column: "authenticity" | "state" | "claimable" | "kind", value: string | undefined): readonly Clause[] {
	return value ? [{ what: "in", column, values: [value] }] : [];
}

function daysOf(from: Day | undefined, to: Day | undefined): Clause {
	return { what: "day", column: "issuedOn", ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) };
}
