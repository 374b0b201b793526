import { formatDay, parseDay } from "#core/base/day.ts";
import { parseDecimal } from "#core/base/decimal.ts";
import { fen, formatFen } from "#core/base/fen.ts";
import type { Cell, ColumnType } from "./table.ts";

/** A cell as decimal digits, a day as `2026-09-14`, or text as it is; `number` tells digits from text. */
export interface PlainCell {
	readonly is: "number" | "day" | "text";
	readonly text: string;
}

/** What a cell says, the same in every form of file; `undefined` when it is empty. */
export function plainCell(cell: Cell, type: ColumnType): PlainCell | undefined {
	if (cell === undefined || cell === "") return undefined;
	if (type === "text") return { is: "text", text: String(cell) };
	if (type === "day") {
		const day = typeof cell === "string" && /^\d{8}$/.test(cell) ? parseDay(cell) : undefined;
		return day ? { is: "day", text: formatDay(day) } : { is: "text", text: String(cell) };
	}
	if (typeof cell === "string") {
		const decimal = type === "number" ? parseDecimal(cell) : undefined;
		return decimal ? { is: "number", text: decimal } : { is: "text", text: cell };
	}
	if (!Number.isFinite(cell)) return undefined;
	return { is: "number", text: type === "money" ? formatFen(fen(cell)) : digits(cell) };
}

/** Without an exponent and without what a double adds to a sum: 1130.4000000000001. */
function digits(value: number): string {
	const rounded = Number(value.toPrecision(15));
	const text = String(rounded);
	return text.includes("e") ? rounded.toFixed(20).replace(/\.?0+$/, "") : text;
}
