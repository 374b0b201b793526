import { err, ok, type Result } from "#core/base/result.ts";
import { joinParticulars } from "#core/model/particulars.ts";
import type { Reading, ReadingNote, ReadProblem } from "#core/model/reading.ts";
import { parseQr, qrEvidence } from "#core/qr/text.ts";
import { readFace } from "#core/readers/face/face.ts";
import { mustStop, type ReadContext, type Reader } from "#core/readers/reader.ts";
import { assemble, type Parts } from "./assemble.ts";
import { readAttachments } from "./attachments.ts";
import { type OfdDocument, readDocuments } from "./document.ts";
import { toFacePage } from "./face.ts";
import { isFatal, openPackage, type Package } from "./package.ts";
import { searchQr } from "./qr.ts";
import { readCustomDatas, readCustomTags, type TaggedValues } from "./tags.ts";

/** 版式文件 OFD (GB/T 33190): XML inside, tags, metadata, the face by position and the QR picture. */
export const ofdReader: Reader = {
	id: "ofd",
	sniff(head) {
		// The name of the first members stands in the head; which ZIP is an OFD is decided from all names.
		return head[0] === 0x50 && head[1] === 0x4b && /OFD\.xml|Doc_0\//i.test(new TextDecoder("latin1").decode(head));
	},
	async read(bytes, context) {
		const ofd = openPackage(bytes, context);
		if (!ofd.ok) return ofd;
		const documents = readDocuments(ofd.value, context);
		if (!documents.ok) return documents;
		const readings: Reading[] = [];
		let firstPage = 0;
		for (const document of documents.value) {
			const parts = await readParts(ofd.value, document, firstPage, context);
			if (!parts.ok) return parts;
			readings.push(...assemble(parts.value));
			firstPage += document.pages.length;
		}
		if (readings.length > 0) return ok(readings);
		// With pages missing nobody can say that there was no invoice on them.
		const lost = documents.value.some(({ pages, unreadable }) => pages.length === 0 && unreadable.length > 0);
		return err({ code: lost ? "broken" : "not_invoice" });
	},
};

async function readParts(
	ofd: Package,
	document: OfdDocument,
	firstPage: number,
	context: ReadContext,
): Promise<Result<Parts, ReadProblem>> {
	const unreadable = [...document.unreadable];
	const tags = readTags(ofd, document, firstPage, unreadable);
	if (!tags.ok) return tags;
	const pages = document.pages.map((page, index) => toFacePage(page, firstPage + index));
	const faces = readFace(pages, () => mustStop(context) !== undefined);
	const late = mustStop(context);
	if (late) return err(late);
	const printed = [...tags.value.evidence, ...faces.flatMap((face) => face.evidence)];
	const xml = readAttachments(ofd, document, printed, unreadable, context);
	if (!xml.ok) return xml;
	const mayBeInvoice = xml.value.length > 0 || faces.length > 0 || tags.value.evidence.length > 0;
	const qr = mayBeInvoice ? await searchQr(ofd, document, firstPage, context) : ok({ found: [], notes: [] });
	if (!qr.ok) return qr;
	const notes: ReadingNote[] = unreadable.map((part) => ({ code: "part_unreadable", part }));
	return ok({
		xml: xml.value,
		faces,
		tagged: tags.value,
		qr: qr.value.found,
		qrEvidence: qr.value.found.flatMap(({ text, place }) => {
			const parsed = parseQr(text);
			return parsed ? qrEvidence(parsed, place) : [];
		}),
		notes: [...notes, ...qr.value.notes],
		pages: pages.map(({ index }) => index),
	});
}

function readTags(
	ofd: Package,
	document: OfdDocument,
	firstPage: number,
	unreadable: string[],
): Result<TaggedValues, ReadProblem> {
	const all = [readCustomDatas(document.customDatas)];
	for (const member of document.tagFiles) {
		const root = ofd.xml(member);
		if (!root.ok) {
			if (isFatal(root.error)) return root;
			unreadable.push(member);
			continue;
		}
		all.push(readCustomTags(root.value, document.pages, firstPage));
	}
	return ok({
		evidence: all.flatMap(({ evidence }) => evidence),
		lines: all.flatMap(({ lines }) => lines),
		particulars: joinParticulars(all.map(({ particulars }) => particulars)),
	});
}
