import type { Clause } from "./clause.ts";
import { type Columns, createColumns, putRow, removeRow } from "./columns.ts";
import { findRows, type Hits } from "./match.ts";
import { createOrders, type Sort } from "./order.ts";
import type { Searchable } from "./searchable.ts";

/** All records of a library in memory, to be found, sorted and counted at once. */
export interface Engine {
	/** Records held. */
	readonly size: number;
	/** For statistics: nobody writes here but the engine. */
	readonly columns: Columns;
	/** Adds a record, or puts it in place of the one with its id. */
	put(searchable: Searchable): void;
	/** Takes a record out, if it is there. */
	remove(id: string): void;
	/** The records that meet all clauses. Good until the next `put` or `remove`. */
	find(clauses: readonly Clause[]): Hits;
	/** Ids of a page of what was found. `offset` and `limit` count records. */
	page(hits: Hits, sort: Sort, offset: number, limit: number): readonly string[];
}

export function createEngine(columns: Columns = createColumns()): Engine {
	const orders = createOrders(columns);

	return {
		get size() {
			return columns.tally.held;
		},
		columns,
		put(searchable) {
			orders.touch(putRow(columns, searchable));
		},
		remove(id) {
			const row = removeRow(columns, id);
			if (row !== undefined) orders.touch(row);
		},
		find: (clauses) => findRows(columns, clauses),
		page(hits, sort, offset, limit) {
			const ids: string[] = [];
			const rows = limit > 0 ? orders.rows(sort) : [];
			let skip = offset;
			for (let at = 0; at < rows.length && ids.length < limit; at++) {
				const row = rows[at] ?? 0;
				if (!hits[row] || skip-- > 0) continue;
				ids.push(columns.ids.text(row));
			}
			return ids;
		},
	};
}
