import { formatFen } from "#core/base/fen.ts";
import type { Line } from "#core/model/line.ts";
import type { SampleInvoice } from "#samples/invoice.ts";
import { type Drawing, Pen, wrap } from "./drawing.ts";
import { qrText } from "./qr-text.ts";

/** What a face may do differently. Everything has the value of a sound invoice by default. */
export interface FaceOptions {
	/** Values to leave unprinted. */
	readonly omit?: readonly ("title" | "date" | "buyer" | "buyerTaxId" | "total" | "words" | "checkCode" | "drawer")[];
	/** Text of the QR instead of the right one; `none` draws no QR. */
	readonly qr?: "none" | { readonly text: string };
	/** Values printed instead of the invoice's own: an altered file (被改过的文件). */
	readonly printed?: Partial<
		Pick<SampleInvoice, "number" | "total" | "totalInWords" | "amount" | "tax" | "sellerName">
	>;
	/** Sign before amounts; `none` prints bare numbers. */
	readonly yen?: "¥" | "￥" | "none";
	/** How the issue date (开票日期) is printed on the face. */
	readonly dateForm?: "年月日" | "spaces" | "split";
	/** Rows of text in the table of a page; more goods go to further pages (数电票) or to a list (清单, classic). */
	readonly rowsPerPage?: number;
}

/** Column edges of the goods table in millimetres; the real forms of both generations. */
export interface Columns {
	readonly name: readonly [number, number];
	readonly spec: readonly [number, number];
	readonly unit: readonly [number, number];
	readonly quantity: readonly [number, number];
	readonly price: readonly [number, number];
	readonly amount: readonly [number, number];
	readonly rate: readonly [number, number];
	readonly tax: readonly [number, number];
}

const ROW = 4.5;

/** Rows of text the table of one page holds. */
const ROWS = 8;

/** The goods of each page: as many as fit with their wrapped names. */
export function paginate(lines: readonly Line[], columns: Columns, options: FaceOptions): Line[][] {
	const pages: Line[][] = [[]];
	let used = 0;
	for (const line of lines) {
		const rows = rowsOf(line, columns);
		if (used > 0 && used + rows > (options.rowsPerPage ?? ROWS)) {
			pages.push([]);
			used = 0;
		}
		pages.at(-1)?.push(line);
		used += rows;
	}
	return pages;
}

function rowsOf(line: Line, columns: Columns): number {
	return Math.max(...(["name", "spec"] as const).map((cell) => cellRows(line[cell], columns[cell]).length));
}

function cellRows(text: string | undefined, [left, right]: readonly [number, number]): string[] {
	return wrap(text ?? "", right - left, 3.175);
}

/**
 * Draws goods; a name wider than its column goes on in further rows, the other cells stand in the first. Returns
 * where the next row goes.
 */
export function drawLines(pen: Pen, lines: readonly Line[], columns: Columns, top: number): number {
	let y = top;
	for (const line of lines) {
		cellRows(line.name, columns.name).forEach((row, i) => {
			pen.value(row, columns.name[0], y + i * ROW, { tag: "Item" });
		});
		cellRows(line.spec, columns.spec).forEach((row, i) => {
			pen.value(row, columns.spec[0], y + i * ROW, { tag: "Specification" });
		});
		pen.valueCentred(line.unit ?? "", (columns.unit[0] + columns.unit[1]) / 2, y, { tag: "MeasurementDimension" });
		pen.valueFitted(line.quantity ?? "", columns.quantity, y, { tag: "Quantity" });
		pen.valueFitted(line.price ?? "", columns.price, y, { tag: "Price" });
		pen.valueFitted(line.amount === undefined ? "" : formatFen(line.amount), columns.amount, y, { tag: "Amount" });
		pen.valueCentred(line.rate ?? "", (columns.rate[0] + columns.rate[1]) / 2, y, { tag: "TaxScheme" });
		pen.valueFitted(line.tax === undefined ? "***" : formatFen(line.tax), columns.tax, y, { tag: "TaxAmount" });
		y += rowsOf(line, columns) * ROW;
	}
	return y;
}

export function drawDate(
	pen: Pen,
	invoice: SampleInvoice,
	options: FaceOptions,
	{ x, y, tag }: { readonly x: number; readonly y: number; readonly tag?: string },
): void {
	if (omits(options, "date")) return;
	const day = invoice.issuedOn;
	const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6, 8)];
	const more = tag ? { tag } : {};
	if (options.dateForm === "spaces") {
		pen.value(`${year}  ${month}  ${date}`, x, y, more);
	} else if (options.dateForm === "split") {
		[year, "年", month, "月", date, "日"].reduce((at, part) => {
			pen.value(part, at, y, more);
			return at + (part.length > 1 ? part.length * 1.5875 + 0.6 : 3.6);
		}, x);
	} else {
		pen.value(`${year}年${month}月${date}日`, x, y, more);
	}
}

/** A page with what `draw` puts on it and the QR of the invoice. */
export function drawPage(
	invoice: SampleInvoice,
	options: FaceOptions,
	{ width, height, qr }: { readonly width: number; readonly height: number; readonly qr: QrPlace },
	draw: (pen: Pen) => void,
): Drawing {
	const pen = new Pen();
	draw(pen);
	return { width, height, texts: pen.texts, strokes: pen.strokes, ...qrAt(invoice, options, qr) };
}

interface QrPlace {
	readonly x: number;
	readonly y: number;
	readonly size: number;
}

function qrAt(invoice: SampleInvoice, options: FaceOptions, place: QrPlace): Pick<Drawing, "qr"> {
	if (options.qr === "none") return {};
	const text = options.qr?.text ?? qrText(invoice);
	return text === undefined ? {} : { qr: { ...place, text } };
}

/** The sums under the goods (合计) and the total in words and figures (价税合计); amounts end at the right of columns. */
export function drawSums(
	pen: Pen,
	invoice: SampleInvoice,
	options: FaceOptions,
	at: {
		readonly columns: Columns;
		readonly y: number;
		/** What stands before the words. */
		readonly sign: string;
		readonly words: number;
		readonly total: number;
		readonly totalY: number;
	},
): void {
	const printed = { ...invoice, ...options.printed };
	const tag = "TaxExclusiveTotalAmount";
	pen.valueRight(yen(options) + formatFen(printed.amount), at.columns.amount[1], at.y, { tag });
	pen.valueRight(taxText(printed, options), at.columns.tax[1], at.y, { tag: "TaxTotalAmount" });
	if (!omits(options, "words")) pen.value(at.sign + printed.totalInWords, at.words, at.totalY);
	if (omits(options, "total")) return;
	pen.value(yen(options) + formatFen(printed.total), at.total, at.totalY, { tag: "TaxInclusiveTotalAmount" });
}

/** The remark (备注), in as many rows as it takes. */
export function drawRemark(
	pen: Pen,
	{ remark }: SampleInvoice,
	{ x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
	wrap(remark, width, 3.175).forEach((row, i) => {
		pen.value(row, x, y + i * 4, { tag: "Note" });
	});
}

function yen(options: FaceOptions): string {
	return options.yen === "none" ? "" : (options.yen ?? "¥");
}

export function taxText(invoice: Pick<SampleInvoice, "tax">, options: FaceOptions): string {
	return invoice.tax === undefined ? "***" : yen(options) + formatFen(invoice.tax);
}

export function omits(options: FaceOptions, part: NonNullable<FaceOptions["omit"]>[number]): boolean {
	return options.omit?.includes(part) ?? false;
}
