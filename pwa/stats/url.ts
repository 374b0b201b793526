import type { ListFilter } from "#core/flows/app.ts";
import type { StatsQuery } from "#core/flows/stats/app.ts";
import { libraryUrl, queryFromUrl } from "#pwa/library/url.ts";

export const views = ["overview", "accounting", "input-tax"] as const;
export type View = (typeof views)[number];

export const bases = ["issuedOn", "savedOn", "claimedOn"] as const satisfies readonly StatsQuery["basis"][];
export const measures = ["total", "amount", "tax", "count"] as const;
export const splits = ["kind", "category"] as const;
/** Days as the search box takes them. */
export const periods = ["本月", "上个月", "本季度", "上个季度", "今年", "去年"] as const;

/** What an address of the statistics asks for. */
export interface StatsAsked extends StatsQuery {
	readonly view: View;
	readonly measure: (typeof measures)[number];
	readonly by: (typeof splits)[number];
}

/** What it does not understand is as if it were not there. The filter is written as the library writes its own. */
export function statsFromUrl(params: Readonly<Record<string, string>>, view: string | undefined): StatsAsked {
	const { sort: _, direction: __, offset: ___, limit: ____, ...filter } = queryFromUrl(params);
	const { period } = params;
	return {
		filter,
		view: oneOf(views, view) ?? "overview",
		basis: oneOf(bases, params.basis) ?? "issuedOn",
		measure: oneOf(measures, params.show) ?? "total",
		by: oneOf(splits, params.by) ?? "kind",
		...(period !== undefined && isPeriod(period) && { period }),
	};
}

/** The address, with nothing in it that is the default. */
export function statsUrl(asked: Partial<StatsAsked> & { readonly filter: ListFilter }): string {
	const params = new URLSearchParams(libraryUrl(asked.filter).split("?")[1]);
	const set = (name: string, value: string | undefined, usual: string) => {
		if (value !== undefined && value !== usual) params.set(name, value);
	};
	set("period", asked.period, "");
	set("basis", asked.basis, "issuedOn");
	set("show", asked.measure, "total");
	set("by", asked.by, "kind");
	const path = asked.view && asked.view !== "overview" ? `/stats/${asked.view}` : "/stats";
	return params.size > 0 ? `${path}?${params}` : path;
}

/** The list behind a number: the words that it was counted by stand before those of the filter. */
export function listUrl({ filter }: Pick<StatsAsked, "filter">, ...boxes: readonly string[]): string {
	return libraryUrl({ ...filter, text: [...boxes, filter.text].filter(Boolean).join(" ") });
}

function isPeriod(text: string): boolean {
	return (periods as readonly string[]).includes(text) || /^20\d{2}(?:-\d{2})?$/.test(text);
}

function oneOf<T extends string>(list: readonly T[], text: string | undefined): T | undefined {
	return list.find((item) => item === text);
}
