import type { Evidence } from "#core/model/evidence.ts";
import { joinParticulars } from "#core/model/particulars.ts";
import type { QrFound, Reading, ReadingNote } from "#core/model/reading.ts";
import type { Face } from "#core/readers/face/types.ts";
import type { XmlInvoice } from "#core/readers/xml/dialect.ts";
import type { TaggedValues } from "./tags.ts";

/** Everything one document says, before it is known how many invoices it holds. */
export interface Parts {
	readonly xml: readonly XmlInvoice[];
	readonly faces: readonly Face[];
	readonly tagged: TaggedValues;
	readonly qr: readonly QrFound[];
	readonly qrEvidence: readonly Evidence[];
	readonly notes: readonly ReadingNote[];
	/** Indices of the document's pages in the file. */
	readonly pages: readonly number[];
}

/**
 * Puts the parts of a document together, one reading for each invoice. A document is one invoice unless its structured
 * data or its faces say otherwise: sources that differ about one invoice must meet in one reading, or the contradiction
 * would be lost. Only with several of a kind does the number decide what belongs together.
 */
export function assemble(parts: Parts): readonly Reading[] {
	if (parts.xml.length <= 1 && parts.faces.length <= 1) {
		const reading = toReading(parts, parts.xml[0], parts.faces[0], parts);
		return isInvoice(reading) ? [reading] : [];
	}
	const faces = [...parts.faces];
	const pairs: { readonly xml: XmlInvoice | undefined; readonly face: Face | undefined }[] = parts.xml.map((xml) => {
		const number = numberOf(xml.evidence);
		const at = faces.findIndex((face) => number !== undefined && numberOf(face.evidence) === number);
		return { xml, face: at < 0 ? undefined : faces.splice(at, 1)[0] };
	});
	pairs.push(...faces.map((face) => ({ xml: undefined, face })));
	const tagNumber = numberOf(parts.tagged.evidence);
	const tagged = pairs.find(({ xml, face }) => tagNumber !== undefined && hasNumber(tagNumber, xml, face)) ?? pairs[0];
	return pairs
		.map((pair) => toReading(parts, pair.xml, pair.face, pair === tagged ? parts : undefined))
		.filter(isInvoice);
}

function toReading(
	parts: Parts,
	xml: XmlInvoice | undefined,
	face: Face | undefined,
	rest: Pick<Parts, "tagged" | "qr" | "qrEvidence"> | undefined,
): Reading {
	const lines = [
		{ source: "xml" as const, items: xml?.lines ?? [] },
		{ source: "tag" as const, items: rest?.tagged.lines ?? [] },
		{ source: "text" as const, items: face?.lines ?? [] },
	];
	const particulars = joinParticulars([xml?.particulars, rest?.tagged.particulars, face?.particulars]);
	return {
		form: "ofd",
		evidence: [
			...(xml?.evidence ?? []),
			...(rest?.tagged.evidence ?? []),
			...(rest?.qrEvidence ?? []),
			...(face?.evidence ?? []),
		],
		lines: lines.filter(({ items }) => items.length > 0),
		...(particulars ? { particulars } : {}),
		qr: rest?.qr ?? [],
		notes: [...(xml?.notes ?? []), ...(face?.notes ?? []), ...parts.notes],
		pages: face?.pages ?? parts.pages,
	};
}

function isInvoice({ evidence }: Reading): boolean {
	return evidence.some(({ field }) => field === "number" || field === "kind");
}

function hasNumber(number: string, xml: XmlInvoice | undefined, face: Face | undefined): boolean {
	return numberOf(xml?.evidence ?? []) === number || numberOf(face?.evidence ?? []) === number;
}

function numberOf(found: readonly Evidence[]): string | undefined {
	const value = found.find(({ field }) => field === "number")?.value;
	return typeof value === "string" ? value : undefined;
}
