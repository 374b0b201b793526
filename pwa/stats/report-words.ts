import { type ReportColumn, type ReportRow, type ReportTable, UNASSIGNED } from "#core/reports/report.ts";
import type { BasisDay } from "#core/search/searchable.ts";

import { groupName, monthName, t, tMaybe } from "./words.ts";

export function tableTitle({ id }: ReportTable): string {
	return tMaybe(`report.table.${id}`) ?? id;
}

/** What stands at the head of a row: a cell that is no number, in words. */
export function headText({ id, type }: ReportColumn, { cells, role }: ReportRow, at: number, basis: BasisDay): string {
	if (role === "total") return at === 0 ? t("report.total") : "";
	if (role === "subtotal" && at === 1) return t("report.subtotal");
	const text = String(cells[at] ?? "");
	if (type === "month") return monthName(text, basis);
	if (type === "kind") return groupName("kind", { key: text, label: text });
	if (type === "reason") return tMaybe(`report.reason.${text}`) ?? text;
	if (text === UNASSIGNED) return t("report.unassigned");
	return groupName(id === "rate" ? "rate" : "category", { key: text, label: text });
}

/** A month of one row needs no subtotal on paper. */
export function isTelling({ role, cells }: ReportRow, index: number, rows: readonly ReportRow[]): boolean {
	return role !== "subtotal" || rows[index - 2]?.cells[0] === cells[0];
}
