import type { SortColumn } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";

export interface ColumnFacts {
	readonly id: string;
	readonly sort: SortColumn;
	/** CSS pixels. */
	readonly width: number;
	readonly least: number;
	/**
	 * Where there is no room for all, the highest goes first, of equals the last; 0 stays. What is asked for beside the
	 * usual stays long.
	 */
	readonly rank: number;
	/** Takes what room is left. */
	readonly grows?: true;
}

const column = <Id extends SortColumn>(
	id: Id,
	width: number,
	rank: number,
	more: Partial<Omit<ColumnFacts, "id" | "sort">> = {},
) => ({
	id,
	sort: id,
	width,
	least: Math.min(width, 64),
	rank,
	...more,
});

/** Every column a list can show, in the order in which they are offered. */
export const columns = [
	column("authenticity", 152, 0, { least: 120 }),
	column("state", 104, 6, { least: 84 }),
	column("claimable", 100, 1, { least: 84 }),
	column("issuedOn", 88, 3, { least: 84 }),
	column("number", 188, 5),
	column("code", 120, 4),
	column("kind", 84, 8),
	column("sellerName", 92, 0, { least: 80, grows: true }),
	column("buyerName", 160, 4),
	column("amount", 112, 4, { least: 72 }),
	column("tax", 96, 4, { least: 72 }),
	column("total", 104, 2, { least: 84 }),
	column("category", 104, 14),
	column("tags", 140, 4),
	column("note", 160, 4),
	column("createdAt", 140, 9),
] as const;

export type ColumnId = (typeof columns)[number]["id"];

/** What is shown while nothing was chosen. */
export const usualColumns: readonly ColumnChoice[] = [
	"authenticity",
	"state",
	"claimable",
	"issuedOn",
	"number",
	"kind",
	"sellerName",
	"category",
	"total",
	"createdAt",
].map((id) => ({ id }));

export interface FittedColumn {
	readonly id: ColumnId;
	readonly facts: ColumnFacts;
	readonly width: number;
}

/** Between two columns, and beside the first and last; as in the style sheet. */
const GAP = 12;
/** The boxes to pick rows by. */
const PICK = 24;

/** The chosen columns that fit into so many pixels, in their order. What no column is called is left out. */
export function fitColumns(choice: readonly ColumnChoice[], room: number): readonly FittedColumn[] {
	let shown = choice.flatMap(({ id, width }): FittedColumn[] => {
		const facts = columns.find((one) => one.id === id);
		return facts ? [{ id: facts.id, facts, width: Math.max(facts.least, width ?? facts.width) }] : [];
	});
	while (shown.reduce((sum, { width }) => sum + width + GAP, PICK + 2 * GAP) > room) {
		const last = shown.reduce<FittedColumn | undefined>(
			(worst, one) => (one.facts.rank > 0 && one.facts.rank >= (worst?.facts.rank ?? 0) ? one : worst),
			undefined,
		);
		if (!last) break;
		shown = shown.filter((one) => one !== last);
	}
	return shown;
}

/** For `grid-template-columns`: the box to pick by, then the columns; one of them takes the room that is left. */
export function templateOf(shown: readonly FittedColumn[]): string {
	const grows = shown.find(({ facts }) => facts.grows) ?? shown.at(-1);
	const tracks = shown.map((one) => (one === grows ? `minmax(${one.width}px, 1fr)` : `${one.width}px`));
	return [`${PICK}px`, ...tracks].join(" ");
}
