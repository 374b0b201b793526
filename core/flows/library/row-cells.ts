import type { RecordRow, RowCell } from "#core/flows/app.ts";
import { chinaDayOf } from "#core/flows/china-day.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { regionOf } from "#core/search/columns.ts";
import type { Summary } from "./summary.ts";

/** The rows with what else a list shows of them: read for these few, and not kept in memory for all. */
export async function withCells(
	vault: Pick<AppVault, "summariesOf">,
	rows: readonly RecordRow[],
	cells: readonly RowCell[],
): Promise<readonly RecordRow[]> {
	const held = await vault.summariesOf(rows.map(({ id }) => id));
	const byId = new Map(held.map(({ id, summary }) => [id, summary]));
	return rows.map((row) => {
		const summary = byId.get(row.id);
		const found = cells.flatMap((cell) => {
			const text = summary && textOf(cell, summary);
			return text ? [[cell, text] as const] : [];
		});
		return found.length > 0 ? { ...row, cells: Object.fromEntries(found) } : row;
	});
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
