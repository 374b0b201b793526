import type { SampleInvoice } from "#samples/invoice.ts";
import { drawClassic } from "./classic-face.ts";
import { drawDigital } from "./digital-face.ts";
import type { Drawing } from "./drawing.ts";
import type { FaceOptions } from "./face-parts.ts";

/** Draws an invoice as its kind is printed: 数电票 with one party beside the other, classic with 密码区 and 校验码. */
export function drawInvoice(invoice: SampleInvoice, options: FaceOptions = {}): Drawing[] {
	return invoice.number.length === 20 ? drawDigital(invoice, options) : drawClassic(invoice, options);
}
