import { err, ok } from "#core/base/result.ts";
import { decodeMarkup } from "#core/readers/markup/decode.ts";
import type { Reader } from "#core/readers/reader.ts";
import { readInvoiceXmlBytes } from "./read.ts";

/** Web pages and drawings look like XML and are not ours. */
const OTHER = /^<(?:!doctype\s+(?:html|svg)|html|head|body|svg)\b/i;

/** 发票 as structured data: 数电票 XML, the XML of older electronic invoices, accounting data of the MOF. */
export const xmlReader: Reader = {
	id: "xml",
	sniff(head) {
		const text = looseText(head).trimStart();
		return /^<[?!:\p{L}_]/u.test(text) && !OTHER.test(text);
	},
	async read(bytes, context) {
		const invoices = readInvoiceXmlBytes(bytes, context);
		if (!invoices.ok) return invoices;
		if (invoices.value.length === 0) return err({ code: "not_invoice" });
		return ok(
			invoices.value.map(({ evidence, lines, particulars, notes }) => ({
				form: "xml" as const,
				evidence,
				lines: lines.length > 0 ? [{ source: "xml" as const, items: lines }] : [],
				...(particulars && { particulars }),
				qr: [],
				notes,
			})),
		);
	},
};

/** A head cut in the middle of a character is no reason to call the file unknown. */
function looseText(head: Uint8Array): string {
	return decodeMarkup(head) ?? decodeMarkup(head.subarray(0, head.length & ~1)) ?? new TextDecoder().decode(head);
}
