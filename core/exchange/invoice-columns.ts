import { type FieldName, fieldNames, isMoneyField } from "#core/model/fields.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { Line } from "#core/model/line.ts";
import { chinaTime } from "#core/providers/count.ts";
import type { Cell, ColumnType, TableColumn } from "./table.ts";
import type { NameCode } from "./words.ts";

/** An invoice as it goes out: what was settled and how it was judged. */
export interface ExportedInvoice {
	readonly id: string;
	readonly fields: Invoice["fields"];
	readonly lines: Invoice["lines"];
	readonly forms: readonly string[];
	readonly authenticity: string;
	/** Code of what decided the authenticity: 演示 answers must not read like the authority's. */
	readonly authenticityBy: string;
	readonly state: string;
	readonly claimable: string;
	readonly sample: boolean;
	readonly category?: string | undefined;
	readonly tags?: readonly string[] | undefined;
	readonly note?: string | undefined;
	readonly createdAt: string;
	readonly claimedAt?: string | undefined;
	readonly trashedAt?: string | undefined;
	/** Where asked for: 地区 a region's key, 风险 the worst finding, 查验日期 a `Day`, 税率 those of the lines. */
	readonly beside?: Readonly<Partial<Record<BesideColumn, string>>> | undefined;
}

/** What lists show beside their rows, under the same names. */
export const besideColumns = ["region", "risk", "checkedOn", "rate"] as const;
type BesideColumn = (typeof besideColumns)[number];

const otherColumns = [
	"authenticity",
	"state",
	"claimable",
	...besideColumns,
	"category",
	"tags",
	"note",
	"sample",
	"forms",
	"createdAt",
	"claimedAt",
	"trashedAt",
] as const;

/** What can be chosen for an export, in the order it is offered. */
export const invoiceColumns = [...fieldNames, ...otherColumns] as const;
export type InvoiceColumn = (typeof invoiceColumns)[number];

/** What a first export holds: what a ledger of invoices received usually has. */
export const usualColumns: readonly InvoiceColumn[] = [
	"issuedOn",
	"kind",
	"code",
	"number",
	"sellerName",
	"sellerTaxId",
	"buyerName",
	"amount",
	"tax",
	"total",
	"authenticity",
	"state",
	"remark",
];

export const lineColumns = [
	"number",
	"code",
	"issuedOn",
	"sellerName",
	"line",
	"name",
	"spec",
	"unit",
	"quantity",
	"price",
	"rate",
	"amount",
	"tax",
] as const;
export type LineColumn = (typeof lineColumns)[number];

export function invoiceColumn(id: InvoiceColumn, name: NameCode): TableColumn {
	return { key: id, title: name("column", id), type: typeOf(id), width: widths[id] ?? 14 };
}

export function invoiceCell(id: InvoiceColumn, one: ExportedInvoice, name: NameCode): Cell {
	switch (id) {
		case "kind":
			return one.fields.kind && name("kind", one.fields.kind);
		case "authenticity":
			return authenticityWord(one, name);
		case "state":
			return name("state", one.state);
		case "claimable":
			return name("claimable", one.claimable);
		case "sample":
			return one.sample ? name("sample", "yes") : undefined;
		case "category":
			return one.category && name("category", one.category);
		case "tags":
			return one.tags?.join(" ");
		case "note":
			return one.note;
		case "region":
		case "risk": {
			const code = one.beside?.[id];
			return code && name(id, code);
		}
		case "checkedOn":
		case "rate":
			return one.beside?.[id];
		case "forms":
			return one.forms.map((form) => name("form", form)).join(" ");
		case "createdAt":
		case "claimedAt":
		case "trashedAt": {
			const at = one[id];
			return at === undefined ? undefined : chinaTime(new Date(at));
		}
		default:
			return one.fields[id];
	}
}

/** What decided says more than the verdict where there is a word for it. */
function authenticityWord({ authenticity, authenticityBy }: ExportedInvoice, name: NameCode): string {
	const by = name("authenticityBy", authenticityBy);
	return by === authenticityBy ? name("authenticity", authenticity) : by;
}

export function lineColumn(id: LineColumn, name: NameCode): TableColumn {
	return { key: id, title: name("lineColumn", id), type: lineTypes[id] ?? "text", width: lineWidths[id] ?? 14 };
}

/** `at` counts the lines of an invoice from 1. */
export function lineCells({ fields }: ExportedInvoice, line: Line, at: number): readonly Cell[] {
	const { number, code, issuedOn, sellerName } = fields;
	const { name, spec, unit, quantity, price, rate, amount, tax } = line;
	return [number, code, issuedOn, sellerName, at, name, spec, unit, quantity, price, fraction(rate), amount, tax];
}

/** `13%` as a fraction; 免税 and other printed words as they are. */
function fraction(rate: string | undefined): Cell {
	const percent = /^(\d+(?:\.\d+)?)%$/.exec(rate ?? "")?.[1];
	return percent === undefined ? rate : Number(percent) / 100;
}

function typeOf(id: InvoiceColumn): ColumnType {
	if (id === "issuedOn" || id === "checkedOn") return "day";
	return (fieldNames as readonly string[]).includes(id) && isMoneyField(id as FieldName) ? "money" : "text"; // just looked up
}

const widths: Partial<Record<InvoiceColumn, number>> = {
	kind: 26,
	title: 30,
	number: 23,
	digitalNumber: 23,
	checkCode: 22,
	buyerName: 32,
	buyerTaxId: 22,
	sellerName: 32,
	sellerTaxId: 22,
	totalInWords: 30,
	originalNumber: 23,
	redNoticeNumber: 23,
	remark: 40,
	authenticity: 20,
	tags: 24,
	note: 40,
	createdAt: 20,
	claimedAt: 20,
	trashedAt: 20,
};

const lineTypes: Partial<Record<LineColumn, ColumnType>> = {
	issuedOn: "day",
	line: "number",
	quantity: "number",
	price: "number",
	rate: "percent",
	amount: "money",
	tax: "money",
};

const lineWidths: Partial<Record<LineColumn, number>> = { number: 23, sellerName: 32, line: 6, name: 36, price: 18 };
