import { type Day, parseDay } from "#core/base/day.ts";
import type { RecordRow, RowCell } from "#core/flows/app.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { chinaDate } from "#core/providers/count.ts";
import { regionOf } from "#core/search/columns.ts";
import type { Summary } from "./summary.ts";

/** The rows with what else a list shows of them: read for these few, and not kept in memory for all. */
export async function withCells(
	{ vault }: { readonly vault: Pick<AppVault, "summariesOf"> },
	rows: readonly RecordRow[],
	cells: readonly RowCell[] = [],
): Promise<readonly RecordRow[]> {
	if (cells.length === 0) return rows;
	const held = await vault.summariesOf(rows.map(({ id }) => id));
	const found = new Map(held.map(({ id, summary }) => [id, cellsIn(summary, cells)]));
	return rows.map((row) => {
		const own = found.get(row.id);
		return own ? { ...row, cells: own } : row;
	});
}

function cellsIn(summary: Summary, cells: readonly RowCell[]): NonNullable<RecordRow["cells"]> {
	const found = cells.map((cell) => [cell, textOf(cell, summary)] as const);
	return Object.fromEntries(found.filter(([, text]) => text));
}

function textOf(cell: RowCell, { face, risk, marks, watched }: Summary): string | undefined {
	const { fields, lines } = face;
	switch (cell) {
		case "goods":
			return [...new Set(lines.map(({ name }) => name))].join("、");
		case "rate":
			return [...new Set(lines.flatMap(({ rate }) => rate ?? []))].join("、");
		case "risk":
			return risk;
		case "region":
			return regionOf(fields);
		case "claimedOn":
			return marks.claimedOn;
		case "checkedOn":
			return watched.answered && chinaDayOf(watched.answered.at);
		default:
			return fields[cell];
	}
}

/** The day in China of an instant of ISO 8601; `undefined` for what is none, as may come from elsewhere. */
export function chinaDayOf(iso: string): Day | undefined {
	const instant = new Date(iso);
	return Number.isNaN(instant.getTime()) ? undefined : parseDay(chinaDate(instant));
}
