import { type Day, formatDay, parseDay } from "#core/base/day.ts";
import type { ListQuery } from "#core/flows/app.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { isKindId } from "#core/model/kinds/index.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { columns } from "./column-list.ts";

export type LibraryQuery = ListQuery;

const sorts: readonly ListQuery["sort"][] = columns.flatMap((column) => ("sort" in column ? column.sort : []));
const wheres = ["library", "needs_person", "due", "changed", "trash"] as const satisfies readonly ListQuery["where"][];

/** The list an address asks for; what it does not understand is as if it were not there. */
export function queryFromUrl(params: Readonly<Record<string, string>>): LibraryQuery {
	const kind = params.kind ?? "";
	return {
		text: params.q ?? "",
		where: oneOf(wheres, params.where) ?? "library",
		sort: oneOf(sorts, params.sort) ?? "createdAt",
		direction: params.dir === "up" ? "up" : "down",
		offset: 0,
		limit: 100,
		...given("authenticity", oneOf(authenticities, params.authenticity)),
		...given("state", oneOf(invoiceStates, params.state)),
		...given("claimable", oneOf(claimables, params.claimable)),
		...given("kind", isKindId(kind) ? kind : undefined),
		...given("from", day(params.from)),
		...given("to", day(params.to)),
	};
}

/** The address of a list, with nothing in it that is the default; with a record open when one is given. */
export function libraryUrl(query: Partial<LibraryQuery>, recordId?: string): string {
	const params = new URLSearchParams();
	const set = (name: string, value: string | undefined, usual = "") => {
		if (value !== undefined && value !== usual) params.set(name, value);
	};
	set("where", query.where, "library");
	set("q", query.text);
	set("authenticity", query.authenticity);
	set("state", query.state);
	set("claimable", query.claimable);
	set("kind", query.kind);
	set("from", query.from && formatDay(query.from));
	set("to", query.to && formatDay(query.to));
	set("sort", query.sort, "createdAt");
	set("dir", query.direction, "down");
	const path = recordId === undefined ? "/library" : `/library/${encodeURIComponent(recordId)}`;
	return params.size > 0 ? `${path}?${params}` : path;
}

function oneOf<T extends string>(list: readonly T[], text: string | undefined): T | undefined {
	return list.find((item) => item === text);
}

function given<K extends string, V>(name: K, value: V | undefined): { readonly [key in K]?: V } {
	return (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: V }; // a computed key loses its name
}

function day(text: string | undefined): Day | undefined {
	return text ? parseDay(text) : undefined;
}
