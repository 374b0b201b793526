import type { RowCell, SortColumn } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";

/** Parts of the dialog, in their order. */
export const columnGroups = ["verdict", "face", "parties", "money", "own"] as const;
export type ColumnGroup = (typeof columnGroups)[number];

export interface ColumnFacts {
	readonly id: string;
	/** In which part of the dialog it is offered. */
	readonly group: ColumnGroup;
	/** Absent where rows have no order by it. */
	readonly sort?: SortColumn;
	/** What is asked for beside the row. */
	readonly cell?: RowCell;
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
	group: ColumnGroup,
	width: number,
	rank: number,
	more: Partial<Pick<ColumnFacts, "least" | "grows" | "cell">> = {},
) => ({
	id,
	group,
	sort: id,
	width,
	least: Math.min(width, 64),
	rank,
	...more,
});

/** One that is asked for beside the row, and stays as long as any that was chosen. */
const cell = <Id extends RowCell & SortColumn>(id: Id, group: ColumnGroup, width: number) =>
	column(id, group, width, 4, { cell: id });

/** One whose values are several, or none to sort by. */
const unsorted = <Id extends RowCell | "forms">(
	id: Id,
	group: ColumnGroup,
	width: number,
	more: Pick<ColumnFacts, "cell"> = {},
) => ({ id, group, width, least: Math.min(width, 64), rank: 4, ...more });

/** Every column a list can show, in the order in which they are offered. */
export const columns = [
	column("authenticity", "verdict", 152, 0, { least: 120 }),
	column("state", "verdict", 104, 6, { least: 84 }),
	column("claimable", "verdict", 100, 1, { least: 84 }),
	cell("risk", "verdict", 112),
	cell("checkedOn", "verdict", 88),
	column("issuedOn", "face", 88, 3, { least: 84 }),
	column("number", "face", 188, 5),
	column("code", "face", 120, 4),
	cell("digitalNumber", "face", 188),
	cell("checkCode", "face", 80),
	column("kind", "face", 84, 8),
	cell("region", "face", 72),
	unsorted("goods", "face", 200, { cell: "goods" }),
	cell("remark", "face", 160),
	cell("originalNumber", "face", 188),
	cell("machineNumber", "face", 120),
	column("sellerName", "parties", 92, 0, { least: 80, grows: true }),
	cell("sellerTaxId", "parties", 172),
	column("buyerName", "parties", 160, 4),
	cell("buyerTaxId", "parties", 172),
	cell("drawer", "parties", 80),
	cell("payee", "parties", 80),
	cell("reviewer", "parties", 80),
	column("amount", "money", 112, 4, { least: 72 }),
	unsorted("rate", "money", 72, { cell: "rate" }),
	column("tax", "money", 96, 4, { least: 72 }),
	column("total", "money", 104, 2, { least: 84 }),
	column("category", "own", 104, 14),
	column("tags", "own", 140, 4),
	column("note", "own", 160, 4),
	cell("claimedOn", "own", 88),
	unsorted("forms", "own", 96),
	column("createdAt", "own", 140, 9),
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

/** What must be asked for beside the rows to show these columns, in an order of its own. */
export function cellsOf(choice: readonly ColumnChoice[]): readonly RowCell[] {
	const facts: readonly ColumnFacts[] = columns;
	return facts.filter(({ id }) => choice.some((one) => one.id === id)).flatMap((one) => one.cell ?? []);
}

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
