import { formatDay, parseDay } from "#core/base/day.ts";
import { type Fen, fen, formatFen } from "#core/base/fen.ts";
import { type FieldName, type FieldValues, isMoneyField } from "#core/model/fields.ts";
import type { Cell, ColumnType, Table } from "./table.ts";
import type { NameCode } from "./words.ts";

/** One invoice of a ledger beside the library, as it goes out. */
export interface ReconciledInvoice {
	readonly state: string;
	readonly row?: number;
	readonly fields: Readonly<Partial<FieldValues>>;
	readonly hereTotal?: Fen;
	readonly differs: readonly { readonly field: FieldName | "state"; readonly ledger: string; readonly here: string }[];
	readonly sample?: boolean;
	readonly trashed?: boolean;
	readonly fromLedger?: boolean;
}

export const reconcileColumns = [
	"result",
	"row",
	"code",
	"number",
	"kind",
	"issuedOn",
	"sellerName",
	"ledgerTotal",
	"hereTotal",
	"differs",
	"note",
	"sample",
] as const;
export type ReconcileColumn = (typeof reconcileColumns)[number];

export function reconcileTable(
	rows: readonly ReconciledInvoice[],
	columns: readonly ReconcileColumn[],
	name: NameCode,
): Table {
	return {
		name: name("table", "reconciled"),
		columns: columns.map((id) => ({
			key: id,
			title: name("column", id),
			type: types[id] ?? "text",
			width: widths[id] ?? 14,
		})),
		rows: rows.map((row) => columns.map((id) => cellOf(id, row, name))),
	};
}

function cellOf(id: ReconcileColumn, one: ReconciledInvoice, name: NameCode): Cell {
	const { fields } = one;
	switch (id) {
		case "result":
			return name("reconcile", one.state);
		case "row":
			return one.row;
		case "kind":
			return fields.kind && name("kind", fields.kind);
		case "ledgerTotal":
			return one.row === undefined ? undefined : fields.total;
		case "hereTotal":
			return one.hereTotal;
		case "differs":
			return one.differs
				.map(
					({ field, ledger, here }) =>
						`${name("field", field)}: ${saidValue(field, ledger, name)} ≠ ${saidValue(field, here, name)}`,
				)
				.join("; ");
		case "note":
			if (one.trashed) return name("note", "trashed");
			return one.fromLedger ? name("note", "fromLedger") : undefined;
		case "sample":
			return one.sample ? name("sample", "yes") : undefined;
		default:
			return fields[id];
	}
}

/** A value of either side as people read it. */
function saidValue(field: FieldName | "state", value: string, name: NameCode): string {
	if (field === "state" || field === "kind") return name(field, value);
	if (isMoneyField(field)) return formatFen(fen(Number(value)));
	const day = field === "issuedOn" ? parseDay(value) : undefined;
	return day ? formatDay(day) : value;
}

const types: Partial<Record<ReconcileColumn, ColumnType>> = {
	row: "number",
	issuedOn: "day",
	ledgerTotal: "money",
	hereTotal: "money",
};

const widths: Partial<Record<ReconcileColumn, number>> = {
	row: 8,
	number: 23,
	kind: 26,
	sellerName: 32,
	differs: 50,
	note: 24,
};
