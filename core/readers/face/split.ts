import { numbersOn } from "./header.ts";
import type { Label } from "./labels.ts";
import type { Run } from "./runs.ts";
import { labelsOf, type Sheet, sheetOf } from "./sheet.ts";

/** More invoices than anybody prints on one page. */
const MAX_PARTS = 16;

/**
 * Several invoices printed on one page, one below or beside the other, become a sheet each. A second number alone is
 * not enough, since remarks quote numbers: each invoice has a date of its own, too.
 */
export function splitSheet(sheet: Sheet, depth = 0): Sheet[] {
	if (depth > 4) return [sheet];
	const numbers = numbersOn(sheet);
	const distinct = new Map(numbers.map(({ number, label }) => [number, label]));
	if (distinct.size < 2 || distinct.size > MAX_PARTS || labelsOf(sheet, "date").length < 2) return [sheet];
	const labels = [...distinct.values()];
	const parts = splitAcross(sheet, labels) ?? splitDown(sheet, labels);
	if (!parts) return [sheet];
	const sheets = parts.map((runs) => sheetOf(sheet.page, runs));
	// what has no total is the end of a remark that quotes another invoice
	return sheets.every(hasTotal) ? sheets.flatMap((part) => splitSheet(part, depth + 1)) : [sheet];
}

function hasTotal(sheet: Sheet): boolean {
	return (["totalInFigures", "totalInWords", "fare", "sum"] as const).some((id) => labelsOf(sheet, id).length > 0);
}

/** A cut between an upper and a lower invoice: in the widest white band between the foot of one and the number of the next. */
function splitAcross(sheet: Sheet, labels: readonly Label[]): [Run[], Run[]] | undefined {
	const [upper, lower] = firstStep(labels, (label) => label.middle);
	if (!upper || !lower) return undefined;
	const feet = (["drawer", "totalInFigures", "totalInWords", "fare"] as const)
		.flatMap((id) => labelsOf(sheet, id))
		.map((label) => label.middle)
		.filter((middle) => middle > upper.middle && middle < lower.middle);
	const from = Math.max(upper.middle, ...feet);
	const spans = sheet.runs.map((run): [number, number] => [run.top, run.bottom]);
	const cut = widestGap(spans, from, lower.middle);
	if (cut === undefined) return undefined;
	return [sheet.runs.filter((run) => run.middle < cut), sheet.runs.filter((run) => run.middle >= cut)];
}

/** A cut between a left and a right invoice: in the widest white column between their numbers. */
function splitDown(sheet: Sheet, labels: readonly Label[]): [Run[], Run[]] | undefined {
	const [left, right] = firstStep(labels, (label) => label.x);
	if (!left || !right) return undefined;
	const spans = sheet.runs.map((run): [number, number] => [run.x, run.right]);
	const cut = widestGap(spans, left.right, right.x);
	if (cut === undefined) return undefined;
	return [sheet.runs.filter((run) => run.x < cut), sheet.runs.filter((run) => run.x >= cut)];
}

/** The first two labels, in order, that are clearly apart. */
function firstStep(labels: readonly Label[], at: (label: Label) => number): [Label?, Label?] {
	const sorted = labels.toSorted((a, b) => at(a) - at(b));
	for (const [index, label] of sorted.entries()) {
		const next = sorted[index + 1];
		if (next && at(next) - at(label) > label.height * 6) return [label, next];
	}
	return [];
}

/** The middle of the widest stretch between two bounds that no span touches. */
function widestGap(spans: readonly (readonly [number, number])[], from: number, to: number): number | undefined {
	let end = from;
	let best: { size: number; middle: number } | undefined;
	for (const [start, stop] of spans.toSorted((a, b) => a[0] - b[0])) {
		if (stop <= from || start >= to) continue;
		const size = start - end;
		if (size > 0 && (!best || size > best.size)) best = { size, middle: (start + end) / 2 };
		end = Math.max(end, stop);
	}
	return best?.middle;
}
