import type { Day } from "#core/base/day.ts";
import { parseBox } from "#core/search/box/parse.ts";
import type { Engine } from "#core/search/engine.ts";
import type { Hits } from "#core/search/match.ts";
import type { BasisDay, MoneyColumn } from "#core/search/searchable.ts";

import { boxOfGroup } from "./box-of-group.ts";
import { countAll, type Group, groupBy, groupByMonth, type MonthGroup } from "./group.ts";
import type { Counted } from "./sums.ts";

/** By what groups are put in order and charts are drawn. */
export type Measure = MoneyColumn | "count";

/** A group, and what the search box takes for its records where it has words for them. */
export type Linked<G> = G & { readonly box?: string };

/** The first of many groups, and all the others together. */
export interface Ranking {
	readonly first: readonly Linked<Group>[];
	/** How many groups there are. */
	readonly groups: number;
	readonly rest?: Linked<Counted>;
}

/** Everything that can be counted of a list, without 演示 records. Money is in fen. */
export interface Statistics {
	readonly all: Counted;
	/** In the order of the months, records without a day last. */
	readonly months: readonly Linked<Group>[];
	/** The rest in the order of the measure, the largest first. */
	readonly categories: readonly Linked<Group>[];
	readonly kinds: readonly Linked<Group>[];
	readonly regions: readonly Linked<Group>[];
	readonly states: readonly Linked<Group>[];
	readonly authenticities: readonly Linked<Group>[];
	readonly risks: readonly Linked<Group>[];
	readonly sellers: Ranking;
	readonly buyers: Ranking;
	/** By lines: an invoice of two rates is in both, and one without lines in none. */
	readonly rates: readonly Linked<Group>[];
	readonly ratesByMonth: readonly Linked<MonthGroup>[];
	readonly checksByMonth: readonly Linked<MonthGroup>[];
}

export interface StatisticsOptions {
	readonly basis: BasisDay;
	readonly measure: Measure;
	/** Sellers and buyers that are named. */
	readonly top: number;
}

/** Longer than this the others of a ranking are not written out one by one as a search. */
const MOST_BOX = 500;

/** Counts and sums what was found by everything it can be grouped by. */
export function statisticsOf(engine: Engine, hits: Hits, { basis, measure, top }: StatisticsOptions): Statistics {
	type By = Parameters<typeof boxOfGroup>[0];
	const link = (by: By) => (group: Group) => withBox(group, boxOfGroup(by, group, basis));
	const sorted = (by: By) => groupBy(engine, hits, by, { basis }).toSorted(byMeasure(measure));
	const largest = (by: By) => sorted(by).map(link(by));
	const crossed = (by: "rate" | "authenticity") =>
		groupByMonth(engine, hits, by, { basis }).map((group) =>
			withBox(group, both(monthBox(group, basis), boxOfGroup(by, group, basis))),
		);
	const all = countAll(engine, hits);
	return {
		all,
		months: groupBy(engine, hits, "month", { basis }).map(link("month")),
		categories: largest("category"),
		kinds: largest("kind"),
		regions: largest("region"),
		states: largest("state"),
		authenticities: largest("authenticity"),
		risks: largest("risk"),
		sellers: ranking(all, sorted("seller"), top, link("seller")),
		buyers: ranking(all, sorted("buyer"), top, link("buyer")),
		rates: largest("rate"),
		ratesByMonth: crossed("rate"),
		checksByMonth: crossed("authenticity"),
	};
}

/** Those of the hits that the words of a box mean as well. */
export function within(engine: Engine, hits: Hits, box: string, today: Day): Hits {
	const found = engine.find(parseBox(box, today).flatMap(({ clause }) => clause ?? []));
	for (let row = 0; row < found.length; row++) found[row] = (found[row] ?? 0) & (hits[row] ?? 0);
	return found;
}

export function monthBox({ month }: Pick<MonthGroup, "month">, basis: BasisDay): string | undefined {
	return boxOfGroup("month", { key: month, label: month }, basis);
}

/** A box that means both; none where there are no words for one of them. */
export function both(a: string | undefined, b: string | undefined): string | undefined {
	return a === undefined || b === undefined ? undefined : `${a} ${b}`;
}

function measured({ count, net }: Counted, measure: Measure): number {
	return measure === "count" ? count : (net[measure] ?? 0);
}

function withBox<G extends object>(group: G, box: string | undefined): Linked<G> {
	return box === undefined ? group : { ...group, box };
}

function byMeasure(measure: Measure): (a: Group, b: Group) => number {
	return (a, b) => measured(b, measure) - measured(a, measure) || b.count - a.count || (a.key < b.key ? -1 : 1);
}

/** There may be thousands of names: only those shown are put into words for the search box. */
function ranking(all: Counted, groups: readonly Group[], top: number, link: (group: Group) => Linked<Group>): Ranking {
	const first = groups.slice(0, top).map(link);
	if (groups.length <= top) return { first, groups: groups.length };
	const words = first.map(({ box }) => box && `-${box}`);
	const box = words.every((word) => word !== undefined) ? words.join(" ") : "";
	const rest = less(all, first);
	return { first, groups: groups.length, rest: withBox(rest, box && box.length <= MOST_BOX ? box : undefined) };
}

/** What is left of all when groups that do not overlap are taken out. */
function less(all: Counted, groups: readonly Counted[]): Counted {
	const sums = (of: "gross" | "red" | "net") => {
		const left = (name: MoneyColumn) =>
			groups.reduce<number | undefined>((sum, group) => minus(sum, group[of][name]), all[of][name]);
		return { amount: left("amount"), tax: left("tax"), total: left("total") } as Counted["net"]; // fen minus fen
	};
	return {
		count: groups.reduce((sum, { count }) => sum - count, all.count),
		reds: groups.reduce((sum, { reds }) => sum - reds, all.reds),
		gross: sums("gross"),
		red: sums("red"),
		net: sums("net"),
	};
}

function minus(a: number | undefined, b: number | undefined): number | undefined {
	return a === undefined || b === undefined ? undefined : a - b;
}
