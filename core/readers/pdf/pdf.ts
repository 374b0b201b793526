import { err } from "#core/base/result.ts";
import type { ReadProblem, ReadResult } from "#core/model/reading.ts";
import { readFace } from "#core/readers/face/face.ts";
import { mustStop, type ReadContext, type Reader } from "#core/readers/reader.ts";
import { readAttachments } from "./attachments.ts";
import { compose, type PageLook } from "./compose.ts";
import { flattenPictures } from "./flatten.ts";
import { loadPdfJs, openDocument, type PdfDocument, type PdfPage, type PdfTask } from "./pdfjs.ts";
import { findPageQrs, type PageToSearch } from "./qr.ts";
import { type PageText, readPageText } from "./text.ts";

/** Share of the time that must be left for the search of QRs to start or go on: text comes first. */
const RESERVE = 0.15;
/** Fewer characters than this on a page are a stamp or a page number on a scan. */
const FEW = 12;

/** Opens these bytes of the file, as they are or with flat pictures. */
type Open = (bytes: Uint8Array, glyphs: "with" | "without") => Promise<PdfDocument>;

/** The file, opened once more for each of these where it must be. */
interface Documents {
	/** Its text, and square pictures. */
	readonly first: PdfDocument;
	/** With all pictures. */
	pictures(): Promise<PdfDocument>;
	/** With all pictures, and text that can be drawn. */
	all(): Promise<PdfDocument>;
}

/** PDF: text by position, embedded XML, and the QR from as little drawing as needed. */
export const pdfReader: Reader = {
	id: "pdf",
	sniff: (head) => indexOfMark(head) !== -1,
	async read(bytes, context) {
		const pdfjs = await loadPdfJs();
		const stopped = mustStop(context);
		if (stopped) return err(stopped);
		let missing = false;
		const tasks: PdfTask[] = [];
		const open: Open = (data, glyphs) => {
			const onMissing = () => {
				missing = true;
			};
			const task = openDocument(pdfjs, data, context.platform, { glyphs, onMissing });
			tasks.push(task);
			return task.promise;
		};
		const close = () => Promise.all(tasks.map((task) => task.destroy()));
		const abort = () => void close();
		context.signal.addEventListener("abort", abort, { once: true });
		try {
			const result = await readDocument(await openFirst(open, bytes, context), context);
			// What was read may lack text or the QR; nobody could tell it from a file that says so little.
			return missing ? err({ code: "assets_missing" }) : result;
		} catch (cause) {
			return err(problemOf(cause, context));
		} finally {
			context.signal.removeEventListener("abort", abort);
			await close();
		}
	},
};

async function openFirst(open: Open, bytes: Uint8Array, context: ReadContext): Promise<Documents> {
	const flat = context.qr ? flattenPictures(bytes) : undefined;
	const first = await open(flat ?? bytes, "without");
	let pictures: Promise<PdfDocument> | undefined;
	let all: Promise<PdfDocument> | undefined;
	return {
		first,
		async pictures() {
			if (!flat) return first;
			pictures ??= open(bytes, "without");
			return pictures;
		},
		all() {
			all ??= open(bytes, "with");
			return all;
		},
	};
}

async function readDocument(documents: Documents, context: ReadContext): Promise<ReadResult> {
	const document = documents.first;
	if (document.numPages > context.budget.pages) {
		return err({ code: "over_budget", budget: "pages", limit: context.budget.pages });
	}
	const first = document.getPage(1);
	first.catch(() => undefined); // awaited below, unless there is no page
	// On the way while text is read: most of it is waiting for pdf.js's other thread.
	const attaching = readAttachments(document, first, context);
	attaching.catch(() => undefined); // awaited below, unless the text ends it before
	const pages: PdfPage[] = [];
	const texts: PageText[] = [];
	for (let index = 0; index < document.numPages; index++) {
		const page = await (index === 0 ? first : document.getPage(index + 1));
		const text = await readPageText(page, index, context);
		if ("code" in text) return err(text);
		pages.push(page);
		texts.push(text);
	}
	const faces = readFace(
		texts.map(({ page }) => page),
		() => mustStop(context) !== undefined,
	);
	const late = mustStop(context);
	if (late) return err(late);
	const looks = await lookForQrs(documents, pages, texts, faces, context);
	const attached = await attaching;
	const stop = context.signal.aborted ? mustStop(context) : undefined;
	if (stop) return err(stop);
	return compose({ texts, faces, attached, looks });
}

/** Searches the first page of every invoice, and pages that say nothing in text. */
async function lookForQrs(
	documents: Documents,
	pages: readonly PdfPage[],
	texts: readonly PageText[],
	faces: ReturnType<typeof readFace>,
	context: ReadContext,
): Promise<PageLook[]> {
	const deadline = context.deadline - context.budget.timeMs * RESERVE;
	const looks: PageLook[] = [];
	for (const [index, page] of pages.entries()) {
		const starting = faces.filter((face) => face.pages[0] === index).length;
		const inside = faces.some((face) => face.pages.includes(index));
		const scan = isScan(texts[index]);
		if (starting === 0 && (inside || (!scan && faces.length > 0))) continue;
		if (!context.qr) {
			looks.push({ index, scan, searched: false, reason: "switched_off", qrs: [] });
		} else if (context.platform.now() > deadline) {
			looks.push({ index, scan, searched: false, reason: "timeout", qrs: [] });
		} else {
			const turn = texts[index]?.turn ?? 0;
			const toSearch: PageToSearch = {
				squares: () => Promise.resolve(page),
				pictures: async () => (await documents.pictures()).getPage(index + 1),
				all: async () => (await documents.all()).getPage(index + 1),
			};
			const qrs = await findPageQrs(toSearch, index, {
				context,
				deadline,
				scan,
				many: starting > 1,
				turn,
			});
			looks.push({ index, scan, searched: true, qrs });
		}
		page.cleanup();
	}
	return looks;
}

function isScan(text: PageText | undefined): boolean {
	const length = text?.page.items.reduce((sum, item) => sum + item.text.trim().length, 0) ?? 0;
	return length < FEW;
}

/** What pdf.js throws, as a problem. Its messages may quote the file and are not passed on. */
function problemOf(cause: unknown, context: ReadContext): ReadProblem {
	const stopped = mustStop(context);
	if (stopped) return stopped;
	const name = cause instanceof Error ? cause.name : "";
	if (name === "PasswordException") return { code: "encrypted" };
	const broken = [
		"InvalidPDFException",
		"FormatError",
		"UnknownErrorException",
		"MissingPDFException",
		"XRefParseException",
	];
	if (broken.includes(name)) return { code: "broken" };
	throw cause;
}

/** `%PDF-` within the first KiB: mail gateways and tax software put bytes before it. */
function indexOfMark(head: Uint8Array): number {
	const limit = Math.min(head.length - 5, 1024);
	for (let index = 0; index <= limit; index++) {
		if (
			head[index] === 0x25 &&
			head[index + 1] === 0x50 &&
			head[index + 2] === 0x44 &&
			head[index + 3] === 0x46 &&
			head[index + 4] === 0x2d
		) {
			return index;
		}
	}
	return -1;
}
