import { ok } from "#core/base/result.ts";
import type { Evidence } from "#core/model/evidence.ts";
import { identityOf } from "#core/model/identity.ts";
import type { QrFound, Reading, ReadingNote } from "#core/model/reading.ts";
import { findQrs } from "#core/qr/decode.ts";
import { parseQr, qrEvidence } from "#core/qr/text.ts";
import type { ReadContext, Reader } from "#core/readers/reader.ts";
import { isCutOff, pictureForm } from "./header.ts";

const DECODED: readonly (string | undefined)[] = ["png", "jpeg", "webp", "bmp", "gif"];

/**
 * A picture (photo, scan, screenshot): every QR of an invoice on it is one reading. A picture without one is kept as
 * a reading without evidence that asks for a person: it may well be a paper invoice.
 */
export const imageReader: Reader = {
	id: "image",
	sniff: (head) => DECODED.includes(pictureForm(head)),
	async read(bytes, context) {
		const pixels = await context.platform.decodePicture(bytes, context.budget.pixels);
		if ("code" in pixels) return { ok: false, error: pixels };
		if (!context.qr) return ok([withoutQr([], [{ code: "qr_not_searched", reason: "switched_off" }])]);
		const found = await findQrs(pixels, searchOptions(context));
		if (context.signal.aborted) return { ok: false, error: { code: "aborted" } };
		const invoices = invoicesOf(found);
		if (invoices.length === 0 && isCutOff(bytes)) return { ok: false, error: { code: "broken" } };
		return ok(invoices.length > 0 ? invoices : [withoutQr(found, found.length > 0 ? [] : [{ code: "qr_not_found" }])]);
	},
};

function searchOptions({ platform, deadline, signal }: ReadContext) {
	return { zxingWasm: platform.zxingWasm, now: () => platform.now(), deadline, signal, many: true };
}

/** One reading for each invoice; codes that say nothing about an invoice stay beside the first. */
function invoicesOf(found: readonly QrFound[]): Reading[] {
	const byInvoice = new Map<string, { qr: QrFound[]; evidence: readonly Evidence[] }>();
	const others: QrFound[] = [];
	for (const qr of found) {
		const parsed = parseQr(qr.text);
		const evidence = parsed ? qrEvidence(parsed, qr.place) : [];
		if (evidence.length === 0) {
			others.push(qr);
			continue;
		}
		const key = invoiceKey(evidence);
		const known = byInvoice.get(key);
		if (known) known.qr.push(qr);
		else byInvoice.set(key, { qr: [qr], evidence });
	}
	return [...byInvoice.values()].map(({ qr, evidence }, index) => ({
		form: "image",
		evidence,
		lines: [],
		qr: index === 0 ? [...qr, ...others] : qr,
		notes: [],
	}));
}

function invoiceKey(evidence: readonly Evidence[]): string {
	const text = (field: "code" | "number") => {
		const found = evidence.find((one) => one.field === field)?.value;
		return typeof found === "string" ? found : undefined;
	};
	const fields = { code: text("code"), number: text("number") };
	return identityOf(fields as { code?: string; number?: string }) ?? `${fields.number}`;
}

function withoutQr(qr: readonly QrFound[], notes: readonly ReadingNote[]): Reading {
	return {
		form: "image",
		evidence: [],
		lines: [],
		qr,
		notes: [...notes, { code: "needs_person", reason: "no_readable_qr" }],
	};
}
