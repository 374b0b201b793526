import type { Day } from "#core/base/day.ts";
import { type Decimal, multiplyToFen, parseDecimal, timesFen } from "#core/base/decimal.ts";
import { type Fen, fen, parseFen } from "#core/base/fen.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { Line } from "#core/model/line.ts";
import { formatWords } from "#core/model/words.ts";

/** What the sample authority does when it is asked about an invoice. */
type Behaviour =
	/**
	 * Found. `says` are values in which the authority differs from the file in hand; `later` is its state from the
	 * second question on.
	 */
	| {
			readonly what: "match";
			readonly state: InvoiceState;
			readonly later?: InvoiceState;
			readonly says?: Partial<Pick<SampleInvoice, "amount" | "tax" | "total" | "sellerName" | "lines">>;
	  }
	/** It knows no such invoice, or not with these values. */
	| { readonly what: "not_found" | "mismatch" }
	/** It answers, but not about the invoice. */
	| { readonly what: "limit" | "too_new" | "too_old" | "busy" }
	/** It does not answer as it should. */
	| { readonly what: "slow" | "broken_json" | "http_500" };

/** One invented invoice (演示发票). Nobody issued it; its region 99 does not exist. */
export interface SampleInvoice {
	readonly id: string;
	readonly kind: KindId;
	/** Printed title (票头). */
	readonly title: string;
	/** Empty for digital invoices. */
	readonly code: string;
	readonly number: string;
	/** 数电票号码 beside code and number, on 数电纸质发票. */
	readonly digitalNumber?: string;
	readonly issuedOn: Day;
	readonly checkCode?: string;
	readonly machineNumber?: string;
	readonly buyerName: string;
	readonly buyerTaxId: string;
	readonly sellerName: string;
	readonly sellerTaxId: string;
	readonly sellerAddress: string;
	readonly sellerBank: string;
	readonly lines: readonly Line[];
	readonly amount: Fen;
	/** `undefined`: the face prints `***`. */
	readonly tax?: Fen;
	readonly total: Fen;
	readonly totalInWords: string;
	readonly remark: string;
	readonly drawer: string;
	readonly payee: string;
	readonly reviewer: string;
	/** The blue invoice this red one takes back. */
	readonly originalCode?: string;
	readonly originalNumber?: string;
	readonly redNoticeNumber?: string;
	readonly behaviour: Behaviour;
}

/** A row as it is invented: amount and tax follow from the rest unless given. */
export interface InventedLine {
	readonly name: string;
	readonly spec?: string;
	readonly unit?: string;
	readonly quantity?: string;
	readonly price?: string;
	/** `13%`, or a word such as 免税, whose tax prints `***`. */
	readonly rate: string;
	/** In yuan. */
	readonly amount?: string;
	readonly tax?: string;
}

/** What an inventor says; the rest of the invoice has defaults or is computed. */
export type Invention = Partial<Omit<SampleInvoice, "issuedOn" | "lines">> &
	Pick<SampleInvoice, "kind" | "title" | "number"> & {
		readonly issuedOn: string;
		readonly lines?: readonly InventedLine[];
	};

const DEFAULT_LINES: readonly InventedLine[] = [
	{ name: "*信息技术服务*演示软件服务", unit: "项", quantity: "1", price: "1000.00", rate: "6%" },
];

/** Makes an invoice whose sums and words are right, with invented companies where none are given. */
export function inventInvoice(invention: Invention): SampleInvoice {
	const lines = (invention.lines ?? DEFAULT_LINES).map(inventLine);
	const amount = sum(lines.map((line) => line.amount));
	const tax = lines.every((line) => line.tax === undefined) ? undefined : sum(lines.map((line) => line.tax));
	const total = invention.total ?? fen((invention.amount ?? amount) + (invention.tax ?? tax ?? 0));
	return {
		id: invention.number,
		code: "",
		buyerName: "演示采购有限公司",
		buyerTaxId: inventTaxId(1),
		sellerName: "示例信息技术有限公司",
		sellerTaxId: inventTaxId(2),
		sellerAddress: "演示市示例区样张路1号 000-00000000",
		sellerBank: "演示银行示例支行 0000000000000000",
		amount,
		...(tax === undefined ? {} : { tax }),
		total,
		totalInWords: formatWords(total),
		remark: "",
		drawer: "样张员",
		payee: "样收款",
		reviewer: "样复核",
		behaviour: { what: "match", state: "normal" },
		...invention,
		issuedOn: invention.issuedOn as Day, // written in this folder and checked by its test
		lines,
	};
}

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** An invented 统一社会信用代码 in region 990000 with both check digits right (GB 11714 and GB 32100-2015). */
export function inventTaxId(serial: number): string {
	const body = `MA99${String(serial).padStart(4, "0")}`;
	const bodySum = [...body].reduce(
		(at, char, i) => at + Number.parseInt(char, 36) * ([3, 7, 9, 10, 5, 8, 4, 2][i] ?? 0),
		0,
	);
	const first = `91990000${body}${"0X987654321"[bodySum % 11]}`;
	const weighted = [...first].reduce((at, char, i) => at + ALPHABET.indexOf(char) * (3 ** i % 31), 0);
	return first + ALPHABET[(31 - (weighted % 31)) % 31];
}

function inventLine(line: InventedLine): Line {
	const quantity = decimal(line.quantity);
	const price = decimal(line.price);
	const amount = line.amount ? parseFen(line.amount) : quantity && price && multiplyToFen(quantity, price);
	const fraction = /^[\d.]+%$/.test(line.rate) ? parseDecimal(`${line.rate.slice(0, -1)}e-2`) : undefined;
	const tax = line.tax ? parseFen(line.tax) : amount !== undefined && fraction ? timesFen(amount, fraction) : undefined;
	const { name, spec, unit, rate } = line;
	return { name, spec, unit, quantity, price, rate, amount, tax };
}

function decimal(text: string | undefined): Decimal | undefined {
	return text === undefined ? undefined : parseDecimal(text);
}

function sum(values: readonly (Fen | undefined)[]): Fen {
	return fen(values.reduce<number>((at, value) => at + (value ?? 0), 0));
}
