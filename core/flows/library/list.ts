import { fen } from "#core/base/fen.ts";
import { foldText } from "#core/base/text.ts";
import type { App, ListPage, ListQuery, RecordRow } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { dueRecords } from "#core/flows/watch/due.ts";
import type { Summary } from "./summary.ts";

type SortKey = (row: RecordRow) => string | number | undefined;

const sortKeys: Record<ListQuery["sort"], SortKey> = {
	createdAt: (row) => row.createdAt,
	issuedOn: (row) => row.issuedOn,
	total: (row) => row.total,
	number: (row) => row.number,
	sellerName: (row) => row.sellerName,
};

/** Chinese names in the order of their pinyin, as people look them up. */
const names = new Intl.Collator("zh-CN");

export function listFlow(context: Context): Pick<App, "list" | "judgeSome"> {
	return {
		async list(query) {
			const { library, stale } = await context.judgeSome();
			const due = dueRecords(library.all(), await context.settings(), context.deps.now().getTime());
			return {
				...listPage(library.all(), query, new Set(due.map(({ row }) => row.id))),
				judging: stale,
				all: library.size,
			};
		},
		judgeSome: async () => (await context.judgeSome()).stale,
	};
}

/** One page of what matches, with count and sums over everything that matches. */
function listPage(
	all: readonly Summary[],
	query: ListQuery,
	due: ReadonlySet<string>,
): Omit<ListPage, "judging" | "all"> {
	const terms = query.text.split(/\s+/).map(foldText).filter(Boolean);
	const some = query.where === "due" ? all.filter(({ row }) => due.has(row.id)) : all;
	const rows = some.filter((summary) => matches(summary, query, terms)).map(({ row }) => row);
	rows.sort(orderOf(query));
	const summed = rows.filter(({ sample }) => !sample);
	const kept = all.filter(({ row }) => row.trashedAt === undefined);
	return {
		rows: rows.slice(query.offset, query.offset + query.limit),
		count: rows.length,
		total: fen(summed.reduce((sum, { total = 0 }) => sum + total, 0)),
		tax: fen(summed.reduce((sum, { tax = 0 }) => sum + tax, 0)),
		needsPerson: kept.filter(({ row }) => row.needsPerson).length,
		due: due.size,
		changed: kept.filter(({ row }) => row.changed).length,
		trashed: all.length - kept.length,
	};
}

function matches({ row, text }: Summary, query: ListQuery, terms: readonly string[]): boolean {
	if ((row.trashedAt !== undefined) !== (query.where === "trash")) return false;
	if (query.where === "needs_person" && !row.needsPerson) return false;
	if (query.where === "changed" && !row.changed) return false;
	if (query.authenticity && row.authenticity !== query.authenticity) return false;
	if (query.state && row.state !== query.state) return false;
	if (query.claimable && row.claimable !== query.claimable) return false;
	if (query.kind && row.kind !== query.kind) return false;
	if (query.from && (row.issuedOn ?? "") < query.from) return false;
	if (query.to && (row.issuedOn ?? "99999999") > query.to) return false;
	return terms.every((term) => text.includes(term));
}

/** By the key asked for; what has none comes last both ways, and equals come newest first. */
function orderOf({ sort, direction }: ListQuery): (a: RecordRow, b: RecordRow) => number {
	const keyOf = sortKeys[sort];
	const compare = sort === "sellerName" ? (a: string, b: string) => names.compare(a, b) : order;
	const sign = direction === "up" ? 1 : -1;
	return (a, b) => {
		const [x, y] = [keyOf(a), keyOf(b)];
		const both = x !== undefined && y !== undefined;
		const first = both ? sign * compareKeys(x, y, compare) : Number(x === undefined) - Number(y === undefined);
		return first || order(b.createdAt, a.createdAt) || order(a.id, b.id);
	};
}

function compareKeys(x: string | number, y: string | number, compare: (a: string, b: string) => number): number {
	return typeof x === "string" && typeof y === "string" ? compare(x, y) : Number(x) - Number(y);
}

function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
