import { formatFen } from "#core/base/fen.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { SampleInvoice } from "#samples/invoice.ts";

/** How the QR of an invoice may be written (domain §2.1, §2.3). */
export interface QrTextOptions {
	/** CRC over the text with the comma before it (most issuers), without it, the rail variant; a wrong one; none. */
	readonly crc?: "with_comma" | "without_comma" | "rail" | "wrong" | "none";
	/** Classic invoices often end with a comma. */
	readonly trailingComma?: boolean;
	/** Text of the amount field, when it should differ from the invoice. */
	readonly amount?: string;
}

/** Field 2 and the meaning of field 5 where real strings are known (domain §2.2, §1.6); other kinds print no QR. */
const TYPES: Partial<Record<KindId, readonly [type: string, amount: "amount" | "total"]>> = {
	special_paper: ["01", "amount"],
	ordinary_paper: ["04", "amount"],
	special_electronic: ["08", "amount"],
	ordinary_electronic: ["10", "amount"],
	roll: ["11", "amount"],
	toll_electronic: ["14", "amount"],
	digital_special: ["31", "total"],
	digital_ordinary: ["32", "total"],
	rail: ["51", "total"],
};

/**
 * Text of the invoice's QR, `undefined` for kinds without one. Written apart from the code under test, so that
 * writer and reader cannot be wrong together.
 */
export function qrText(invoice: SampleInvoice, options: QrTextOptions = {}): string | undefined {
	const known = TYPES[invoice.kind];
	if (!known) return undefined;
	const [type, meaning] = known;
	const amount = options.amount ?? formatFen(invoice[meaning]);
	const text = ["01", type, invoice.code, invoice.number, amount, invoice.issuedOn, invoice.checkCode ?? ""].join(",");
	const crc = options.crc ?? (invoice.kind === "rail" ? "rail" : "with_comma");
	if (crc === "none") return text;
	const body = crc === "without_comma" ? text : `${text},`;
	const sum = (crc === "rail" ? crc16Modbus(body) : crc16(body)) ^ (crc === "wrong" ? 0x0101 : 0);
	const end = (options.trailingComma ?? invoice.number.length !== 20) ? "," : "";
	return `${text},${sum.toString(16).toUpperCase().padStart(4, "0")}${end}`;
}

/** CRC-16/UMTS over ASCII (domain §2.3). */
function crc16(text: string): number {
	let sum = 0;
	for (const char of text) {
		sum ^= char.charCodeAt(0) << 8;
		for (let bit = 0; bit < 8; bit++) sum = ((sum << 1) ^ (sum & 0x8000 ? 0x8005 : 0)) & 0xffff;
	}
	return sum;
}

/** CRC-16/MODBUS, met on rail e-tickets. */
function crc16Modbus(text: string): number {
	let sum = 0xffff;
	for (const char of text) {
		sum ^= char.charCodeAt(0);
		for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xa001 : 0);
	}
	return sum;
}
