import { type Fen, fen, MAX_FEN } from "#core/base/fen.ts";
import { tidyText } from "#core/base/text.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { type Identity, identityOf } from "#core/model/identity.ts";
import { type KindId, kindById } from "#core/model/kinds/index.ts";
import { normalizeTaxId } from "#core/model/tax-id.ts";
import type { Cell, Sheet } from "./book.ts";
import { type Columns, type Head, type LedgerFaceField, type LedgerField, textOf } from "./columns.ts";
import { parseLedgerDay, parseLedgerKind, parseLedgerMoney, parseLedgerState } from "./values.ts";

/**
 * What is to be said about a row. The first five leave a value out; the others say what was done to it.
 *
 * - `damaged`: the spreadsheet has lost digits. - `wrong`: no value of this field. - `no_number`: names no invoice.
 * - `conflict`: says something else than an earlier row of the same number. - `kind_mismatch`: the number is not of
 * this kind. - `same`: says the same as an earlier row. - `padded`: zeros in front came back. - `computed`: from the
 * other two amounts. - `summed`: from the lines of one invoice.
 */
export const rowNoteCodes = [
	"damaged",
	"wrong",
	"no_number",
	"conflict",
	"kind_mismatch",
	"same",
	"padded",
	"computed",
	"summed",
] as const;

export interface RowNote {
	readonly code: (typeof rowNoteCodes)[number];
	readonly field?: LedgerField;
	/** What stands in the cell. */
	readonly text?: string;
	/** Another row of the sheet, counted from 1. */
	readonly row?: number;
}

/** One row of a ledger as far as it is understood. */
export interface LedgerEntry {
	/** As the spreadsheet counts it, from 1. */
	readonly row: number;
	readonly fields: Readonly<Partial<FieldValues>>;
	/** 发票状态 as the ledger has it: to compare with, and no evidence of anything. */
	readonly state?: InvoiceState;
	/** Absent when the row names no invoice: then nothing of it can be kept. */
	readonly identity?: Identity;
	readonly notes: readonly RowNote[];
}

export interface RowOptions {
	readonly columns: Columns;
	readonly head: Pick<Head, "row" | "byLine">;
	/** What an invoice with a 20-digit number is where the row does not say. */
	readonly digitalKind?: KindId;
}

type Fields = { -readonly [F in LedgerFaceField]?: FieldValues[F] };

/** Every row below the head. A row that is wrong says so and costs no other. */
export function readRows({ rows }: Pick<Sheet, "rows">, options: RowOptions): readonly LedgerEntry[] {
	const entries: LedgerEntry[] = [];
	const first = new Map<Identity, number>();
	for (let index = options.head.row + 1; index < rows.length; index++) {
		const cells = rows[index] ?? [];
		if (isPassedOver(cells, options.columns)) continue;
		const entry = readRow(cells, index + 1, options);
		const at = entry.identity === undefined ? undefined : first.get(entry.identity);
		const before = at === undefined ? undefined : entries[at];
		if (at === undefined || !before) {
			if (entry.identity !== undefined) first.set(entry.identity, entries.length);
			entries.push(entry);
		} else if (options.head.byLine) entries[at] = withLine(before, entry);
		else entries.push(again(before, entry));
	}
	return entries;
}

/** One row by itself. */
function readRow(
	cells: readonly Cell[],
	row: number,
	{ columns, digitalKind }: Pick<RowOptions, "columns" | "digitalKind">,
): LedgerEntry {
	const fields: Fields = {};
	const notes: RowNote[] = [];
	let state: InvoiceState | undefined;
	for (const [index, field] of columns.entries()) {
		const cell = cells[index] ?? "";
		const text = textOf(cell);
		if (!field || isNothing(text)) continue;
		if (typeof cell !== "string" && field !== "remark") {
			notes.push({ code: "damaged", field, text });
			continue;
		}
		if (field === "state") {
			state = parseLedgerState(text);
			continue;
		}
		const padded = zerosBack(field, text);
		const value = parse(field, padded);
		if (value === undefined) notes.push({ code: "wrong", field, text: text.slice(0, 80) });
		else Object.assign(fields, { [field]: value });
		if (value !== undefined && padded !== text) notes.push({ code: "padded", field, text });
	}
	const named = withOneNumber(fields);
	const kinded = withKind(named, digitalKind, notes);
	const whole = withThirdAmount(kinded, notes);
	const identity = identityOf(whole);
	if (!identity) notes.unshift({ code: "no_number" });
	return { row, fields: whole, notes, ...(state && { state }), ...(identity && { identity }) };
}

/** Empty rows, and sums below the table, say nothing about an invoice. */
function isPassedOver(cells: readonly Cell[], columns: Columns): boolean {
	const texts = columns.map((field, index) => (field ? textOf(cells[index]) : ""));
	if (texts.every(isNothing)) return true;
	const named = columns.some((field, index) => isNumberField(field) && !isNothing(texts[index] ?? ""));
	return !named && cells.some((cell) => /^(?:合计|总计|小计|汇总|累计|TOTAL|SUM)[:：]?$/i.test(textOf(cell).trim()));
}

function isNumberField(field: LedgerField | undefined): boolean {
	return field === "number" || field === "digitalNumber" || field === "code";
}

function isNothing(text: string): boolean {
	return /^(?:|[-—/*\s]+|无|null|undefined|n\/a|#N\/A)$/i.test(text.trim());
}

function parse(field: LedgerFaceField, text: string): FieldValues[LedgerFaceField] | undefined {
	switch (field) {
		case "kind":
			return parseLedgerKind(text);
		case "code":
			return digits(text, /^(?:\d{8}|\d{10}|\d{12})$/);
		case "number":
			return digits(text, /^(?:\d{8}|\d{10}|\d{20})$/);
		case "digitalNumber":
			return digits(text, /^\d{20}$/);
		case "checkCode":
			return digits(text, /^(?:\d{20}|\d{6}|[0-9A-Za-z]{5})$/);
		case "issuedOn":
			return parseLedgerDay(text);
		case "amount":
		case "tax":
		case "total":
			return parseLedgerMoney(text);
		case "sellerTaxId":
		case "buyerTaxId": {
			const id = normalizeTaxId(text);
			return /^[0-9A-Z*]{6,25}$/.test(id) ? id : undefined;
		}
		case "sellerName":
		case "buyerName":
		case "drawer":
		case "remark":
			return tidyText(text).slice(0, 1_000) || undefined;
	}
}

function digits(text: string, form: RegExp): string | undefined {
	const plain = text.normalize("NFKC").replace(/[\s-]/g, "");
	return form.test(plain) ? plain : undefined;
}

/**
 * Zeros that a spreadsheet took from the front of a number: 发票号码 of the old kinds have eight digits, and of the codes
 * only those of twelve begin with a zero (domain §1.2).
 */
function zerosBack(field: LedgerFaceField, text: string): string {
	if (field === "number" && /^[1-9]\d{3,6}$/.test(text)) return text.padStart(8, "0");
	if (field === "code" && /^[1-9]\d{10}$/.test(text)) return `0${text}`;
	return text;
}

/** An invoice of the digital system has one number, in whichever column it stands. */
function withOneNumber(fields: Fields): Fields {
	const { digitalNumber, ...rest } = fields;
	if (digitalNumber === undefined || (fields.number !== undefined && fields.number !== digitalNumber)) return fields;
	return { ...rest, number: digitalNumber };
}

/** Ledgers say 增值税专用发票 of paper and of 数电票 alike: the number decides which of them it is. */
function withKind(fields: Fields, digitalKind: KindId | undefined, notes: RowNote[]): Fields {
	const { kind: said, ...rest } = fields;
	const isDigital = /^\d{20}$/.test(fields.number ?? "");
	if (!said) return isDigital && digitalKind ? { ...rest, kind: digitalKind } : fields;
	if (fields.number === undefined || kindById(said).number.pattern.test(fields.number)) return fields;
	const inDigits = isDigital && digitalTwins[said];
	if (inDigits) return { ...rest, kind: inDigits };
	notes.push({ code: "kind_mismatch", field: "kind", text: said });
	return rest;
}

const digitalTwins: Partial<Record<KindId, KindId>> = {
	special_paper: "digital_special",
	special_electronic: "digital_special",
	ordinary_paper: "digital_ordinary",
	ordinary_electronic: "digital_ordinary",
	motor_paper: "digital_motor",
	usedcar_paper: "digital_usedcar",
	toll_electronic: "digital_toll",
};

/** What is asked with is often the one amount a ledger leaves out. */
function withThirdAmount(fields: Fields, notes: RowNote[]): Fields {
	const { amount, tax, total } = fields;
	if (notes.some(({ field }) => field === "amount" || field === "tax" || field === "total")) return fields;
	if (tax === undefined) return fields;
	const missing = total === undefined ? "total" : amount === undefined ? "amount" : undefined;
	const value = total !== undefined ? add(total, fen(-tax)) : amount === undefined ? undefined : add(amount, tax);
	if (!missing || value === undefined) return fields;
	notes.push({ code: "computed", field: missing });
	return { ...fields, [missing]: value };
}

/** A second row of an invoice that has one row each. */
function again(before: LedgerEntry, entry: LedgerEntry): LedgerEntry {
	const differing = (Object.keys(entry.fields) as LedgerFaceField[]).find((field) => {
		const known = before.fields[field];
		return known !== undefined && known !== entry.fields[field];
	});
	const note: RowNote = differing
		? { code: "conflict", field: differing, row: before.row }
		: { code: "same", row: before.row };
	return { ...entry, notes: [note, ...entry.notes] };
}

/** One more line of an invoice in a sheet with a row for each line. */
function withLine(before: LedgerEntry, entry: LedgerEntry): LedgerEntry {
	const sums: Partial<Record<"amount" | "tax" | "total", Fen>> = {};
	for (const field of ["amount", "tax", "total"] as const) {
		const [a, b] = [before.fields[field], entry.fields[field]];
		// With one line's amount unknown the sum is unknown as well.
		const sum = a === undefined || b === undefined ? undefined : add(a, b);
		if (sum !== undefined) sums[field] = sum;
	}
	const { amount: _, tax: __, total: ___, ...rest } = before.fields;
	const known = before.notes.some(({ code }) => code === "summed");
	const broken = entry.notes.filter(({ code }) => code === "damaged" || code === "wrong");
	const notes: readonly RowNote[] = [...before.notes, ...(known ? [] : [{ code: "summed" as const }]), ...broken];
	return { ...before, fields: { ...rest, ...sums }, notes };
}

function add(a: Fen, b: Fen): Fen | undefined {
	return Math.abs(a + b) > MAX_FEN ? undefined : fen(a + b);
}

/** Whether anything of the row is to be kept; a later row that says the same adds nothing. */
export function isKept({ identity, notes }: LedgerEntry): boolean {
	return identity !== undefined && !notes.some(({ code }) => code === "same" || code === "conflict");
}
