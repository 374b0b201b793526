import { err, ok } from "#core/base/result.ts";
import type { Evidence } from "#core/model/evidence.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { joinParticulars, type Particulars } from "#core/model/particulars.ts";
import type { QrFound, Reading, ReadingNote, ReadResult } from "#core/model/reading.ts";
import { parseQr, qrEvidence } from "#core/qr/text.ts";
import type { Face } from "#core/readers/face/types.ts";
import type { XmlInvoice } from "#core/readers/xml/dialect.ts";
import type { Attached } from "./attachments.ts";
import { isInvoice } from "./qr.ts";
import { type PageText, turnBack } from "./text.ts";

/** What the picture of one page gave. */
export type PageLook = { readonly index: number; readonly scan: boolean; readonly qrs: readonly QrFound[] } & (
	| { readonly searched: true }
	| { readonly searched: false; readonly reason: string }
);

export interface Parts {
	readonly texts: readonly PageText[];
	readonly faces: readonly Face[];
	readonly attached: Attached;
	readonly looks: readonly PageLook[];
}

/** A share of the text that can be read as words; below it the text of a page is of no use to anybody. */
const READABLE = 0.5;

/** Joins text, QR and embedded XML into one reading for each invoice. */
export function compose(parts: Parts): ReadResult {
	const drafts = parts.faces.map((face) => draftOf(face, parts));
	const found = parts.looks.flatMap(({ index, qrs, scan }) => qrs.map((qr) => ({ index, qr, scan })));
	for (const { index, qr, scan } of found) place(drafts, qr, index, scan);
	for (const xml of parts.attached.invoices) placeXml(drafts, xml);
	if (drafts.length === 0)
		return withoutInvoice(
			parts,
			found.map(({ qr }) => qr),
		);
	const failed: ReadingNote[] = parts.attached.failed.map(({ name }) => ({ code: "part_unreadable", part: name }));
	return ok(drafts.map((draft, index) => finish(draft, index === 0 ? failed : [])));
}

interface Draft {
	evidence: Evidence[];
	lines: Reading["lines"];
	particulars: Particulars | undefined;
	qr: QrFound[];
	notes: ReadingNote[];
	pages: readonly number[];
}

function draftOf(face: Face, parts: Parts): Draft {
	const look = parts.looks.find(({ index }) => index === face.pages[0]);
	const notes = [...face.notes];
	if (look && !look.searched) notes.push({ code: "qr_not_searched", reason: look.reason });
	else if (look && !look.qrs.some(({ text }) => isInvoice(text))) notes.push({ code: "qr_not_found" });
	return {
		evidence: face.evidence.map((piece) => turned(piece, parts.texts)),
		lines: face.lines.length > 0 ? [{ source: "text", items: face.lines }] : [],
		particulars: face.particulars,
		qr: [],
		notes,
		pages: face.pages,
	};
}

function turned(piece: Evidence, texts: readonly PageText[]): Evidence {
	if (!piece.place) return piece;
	const turn = texts[piece.place.page]?.turn ?? 0;
	return turn === 0 ? piece : { ...piece, place: turnBack(piece.place, turn) };
}

/** A QR belongs to the invoice whose number it says; alone on its page it belongs there even when it says another. */
function place(drafts: Draft[], qr: QrFound, page: number, scan: boolean): void {
	const parsed = parseQr(qr.text);
	const evidence = parsed ? qrEvidence(parsed, qr.place) : [];
	const here = drafts.filter((draft) => draft.pages[0] === page);
	const number = textValue(evidence, "number");
	const owner =
		here.find((draft) => number !== undefined && textValue(draft.evidence, "number") === number) ?? nearest(here, qr);
	if (owner) {
		owner.qr.push(qr);
		owner.evidence.push(...evidence);
	} else if (evidence.length > 0) {
		const notes: ReadingNote[] = scan ? [{ code: "needs_person", reason: "no_text" }] : [];
		drafts.push({ evidence, lines: [], particulars: undefined, qr: [qr], notes, pages: [page] });
	}
}

/** Of several invoices on a page, the one whose printed number stands next to the code in height. */
function nearest(here: readonly Draft[], qr: QrFound): Draft | undefined {
	const off = (draft: Draft): number => {
		const y = draft.evidence.find(({ field, source }) => field === "number" && source === "text")?.place?.y;
		return y === undefined || !qr.place ? 1 : Math.abs(y - qr.place.y);
	};
	return here.toSorted((a, b) => off(a) - off(b))[0];
}

/** Embedded XML belongs to the invoice with its number, or to the only one there is. */
function placeXml(drafts: Draft[], xml: XmlInvoice): void {
	const number = textValue(xml.evidence, "number");
	const owner =
		drafts.find((draft) => number !== undefined && textValue(draft.evidence, "number") === number) ??
		(drafts.length === 1 ? drafts[0] : undefined);
	const lines: Reading["lines"] = xml.lines.length > 0 ? [{ source: "xml", items: xml.lines }] : [];
	if (owner) {
		owner.evidence.push(...xml.evidence);
		owner.lines = [...owner.lines, ...lines];
		owner.particulars = joinParticulars([xml.particulars, owner.particulars]);
		owner.notes.push(...xml.notes);
	} else {
		const { evidence, particulars, notes } = xml;
		drafts.push({ evidence: [...evidence], lines, particulars, qr: [], notes: [...notes], pages: [] });
	}
}

function finish(draft: Draft, more: readonly ReadingNote[]): Reading {
	const { evidence, lines, particulars, qr, notes, pages } = draft;
	const said = { evidence, lines, ...(particulars ? { particulars } : {}) };
	return { form: "pdf", ...said, qr, notes: [...notes, ...more], ...(pages.length > 0 ? { pages } : {}) };
}

/** A scan without a readable QR is kept for a person; good text that is no invoice is told as such. */
function withoutInvoice(parts: Parts, qr: readonly QrFound[]): ReadResult {
	const text = parts.texts
		.flatMap(({ page }) => page.items.map((item) => item.text))
		.join("")
		.replace(/\s/g, "");
	const readable = text.match(/[\p{L}\p{N}\p{P}\p{S}]/gu)?.length ?? 0;
	const scanned = parts.looks.some(({ scan }) => scan);
	if (!scanned && readable > text.length * READABLE) return err({ code: "not_invoice" });
	const searched = parts.looks.every((look) => look.searched);
	const reason = parts.looks.flatMap((look) => (look.searched ? [] : [look.reason]))[0] ?? "timeout";
	const notes: ReadingNote[] = [
		searched ? { code: "qr_not_found" } : { code: "qr_not_searched", reason },
		{ code: "needs_person", reason: "no_readable_qr" },
	];
	return ok([{ form: "pdf", evidence: [], lines: [], qr, notes }]);
}

function textValue<F extends "number">(evidence: readonly Evidence[], field: F): FieldValues[F] | undefined {
	const value = evidence.find((piece) => piece.field === field)?.value;
	return typeof value === "string" ? value : undefined;
}
