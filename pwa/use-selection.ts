import { useCallback, useRef, useState } from "preact/hooks";

/** Rows picked out of a list; with Shift all from the row before to this one. */
export interface Selection<Row> {
	readonly rows: ReadonlyMap<string, Row>;
	pick(index: number, options?: { readonly range?: boolean }): void;
	replace(rows: Iterable<Row>): void;
	clear(): void;
}

interface List<Row> {
	row(index: number): Row | undefined;
	want(first: number, last: number): Promise<void>;
}

export function useSelection<Row>(list: List<Row>, idOf: (row: Row) => string): Selection<Row> {
	const [rows, setRows] = useState<ReadonlyMap<string, Row>>(new Map());
	const anchor = useRef(0);

	const pick = useCallback(
		async (index: number, { range = false }: { readonly range?: boolean } = {}) => {
			if (!range) {
				anchor.current = index;
				const row = list.row(index);
				if (!row) return;
				setRows((old) => {
					const next = new Map(old);
					if (!next.delete(idOf(row))) next.set(idOf(row), row);
					return next;
				});
				return;
			}
			const [first, last] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
			await list.want(first, last + 1); // rows between the two may never have been on screen
			setRows((old) => {
				const next = new Map(old);
				for (let at = first; at <= last; at++) {
					const row = list.row(at);
					if (row) next.set(idOf(row), row);
				}
				return next;
			});
		},
		[list],
	);
	const replace = useCallback((all: Iterable<Row>) => setRows(new Map([...all].map((row) => [idOf(row), row]))), []);
	const clear = useCallback(() => setRows((old) => (old.size === 0 ? old : new Map())), []);
	return { rows, pick: (index, options) => void pick(index, options), replace, clear };
}
