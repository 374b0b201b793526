import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { fen } from "#core/base/fen.ts";
import { formatWords } from "#core/model/words.ts";
import type { SampleInvoice } from "#samples/index.ts";
import { sampleInvoice } from "#samples/index.ts";
import { drawInvoice } from "#samples/make/face.ts";
import { makeOfd } from "#samples/make/ofd.ts";
import { makePdf } from "#samples/make/pdf.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";

type Maker = (invoice: SampleInvoice) => { readonly ending: string; readonly bytes: Uint8Array };

/** What accountants get: mostly PDF, some OFD and XML, now and then a picture. */
const MIX: readonly Maker[] = [pdf, pdf, xml, pdf, ofd, pdf, pdf, ofd, xml, picture];

export interface ManyFiles {
	/** One seller, day and amount, as toll invoices have; only the numbers differ. */
	readonly alike?: boolean;
}

/** Writes `count` files of different invented invoices into a folder and returns their paths. */
export function writeManyFiles(folder: string, count: number, { alike = false }: ManyFiles = {}): readonly string[] {
	mkdirSync(folder, { recursive: true });
	return Array.from({ length: count }, (_, index) => {
		const make = MIX[index % MIX.length] ?? pdf;
		const { ending, bytes } = make(variant(index, alike ? 0 : index));
		const path = join(folder, `${String(index).padStart(5, "0")}.${ending}`);
		writeFileSync(path, bytes);
		return path;
	});
}

/** The good sample with a number of its own, and this much more to pay. */
function variant(index: number, more: number): SampleInvoice {
	const sample = sampleInvoice("ordinary");
	const number = `${sample.number.slice(0, 12)}${String(10_000_000 + index)}`;
	const amount = fen(sample.amount + more);
	const total = fen(amount + (sample.tax ?? 0));
	const [first, ...rest] = sample.lines;
	const lines = first ? [{ ...first, amount: fen((first.amount ?? 0) + more) }, ...rest] : [];
	return { ...sample, id: `many-${index}`, number, amount, total, totalInWords: formatWords(total), lines };
}

function pdf(invoice: SampleInvoice) {
	return { ending: "pdf", bytes: makePdf(drawInvoice(invoice)) };
}

function ofd(invoice: SampleInvoice) {
	return { ending: "ofd", bytes: makeOfd([{ invoice, drawings: drawInvoice(invoice) }]) };
}

function xml(invoice: SampleInvoice) {
	return { ending: "xml", bytes: new TextEncoder().encode(makeEInvoiceXml(invoice)) };
}

function picture(invoice: SampleInvoice) {
	return { ending: "png", bytes: makeQrPng(qrText(invoice) ?? "") };
}
