import type { Platform } from "#core/readers/reader.ts";
import { canvasFactoryOf, NoFilters } from "./canvas.ts";

type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");
export type PdfDocument = Awaited<ReturnType<PdfJs["getDocument"]>["promise"]>;
export type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;
export type PdfTask = ReturnType<PdfJs["getDocument"]>;

let loading: Promise<PdfJs> | undefined;

/** pdf.js, loaded at the first PDF. Its legacy build runs in older browsers and in Node alike. */
export function loadPdfJs(): Promise<PdfJs> {
	loading ??= load().catch((cause: unknown) => {
		loading = undefined;
		throw cause;
	});
	return loading;
}

export interface OpenOptions {
	/** Hears of a character map or decoder that could not be had: text or pictures are then left out without a word. */
	readonly onMissing?: () => void;
	/** `without`: the document can be read and its pictures drawn, but no text; shapes of glyphs cost much to make. */
	readonly glyphs?: "with" | "without";
}

/** Starts to open a document. The bytes are copied: pdf.js takes away the buffer it is given. */
export function openDocument(
	pdfjs: PdfJs,
	bytes: Uint8Array,
	platform: Platform,
	{ onMissing = () => undefined, glyphs = "with" }: OpenOptions = {},
): PdfTask {
	const worker = new pdfjs.PDFWorker({ verbosity: 0 });
	if (glyphs === "without") void worker.promise.then(() => withholdText(worker.port, pdfjs.OPS));
	return pdfjs.getDocument({
		worker,
		data: bytes.slice(),
		cMapUrl: platform.pdfAssets.cMaps,
		cMapPacked: true,
		standardFontDataUrl: platform.pdfAssets.standardFonts,
		wasmUrl: platform.pdfAssets.wasm,
		// The half that parses fetches nothing itself; the other half asks the class below.
		useWorkerFetch: false,
		BinaryDataFactory: binaryDataOf(platform, onMissing),
		CanvasFactory: canvasFactoryOf(platform),
		FilterFactory: NoFilters,
		// Glyphs are drawn as paths: a worker has no document to hang a font on.
		disableFontFace: glyphs === "with",
		useSystemFonts: false,
		isOffscreenCanvasSupported: false,
		isImageDecoderSupported: false,
		enableXfa: false,
		verbosity: 0,
	});
}

/**
 * Tells the half that draws that no font could be loaded, where the half that parses sends one, and leaves the text out
 * of the steps of drawing. Without fonts of its document that half would ask for the shape of every glyph it may need,
 * and every message between the halves is copied, with a record for each glyph.
 */
function withholdText(port: Worker, { setFont, showText, showSpacedText }: Readonly<Record<string, number>>): void {
	const post = port.postMessage.bind(port) as (message: object, transfer?: Transferable[]) => void; // not in its types
	const text = new Set<unknown>([setFont, showText, showSpacedText]);
	port.postMessage = (message: object, transfer?: unknown) => {
		const [id, type] = sharedThing(message);
		const steps = stepsOf(message);
		if (type === "Font") post({ ...message, data: [id, type, { error: "not drawn" }] });
		// Handing over thousands of small buffers takes longer than copying them.
		else if (steps) post({ ...message, chunk: { ...steps, argsArray: withoutText(steps, text) } });
		else post(message, transfer as Transferable[] | undefined); // what pdf.js passes
	};
}

/** The name and type of what a message of pdf.js hands over for all pages. */
function sharedThing(message: object): readonly unknown[] {
	const shared = "action" in message && message.action === "commonobj" && "data" in message;
	return shared && Array.isArray(message.data) ? message.data : [];
}

interface Steps {
	readonly fnArray: readonly unknown[];
	readonly argsArray: readonly unknown[];
}

/** The steps of drawing in a message of pdf.js. */
function stepsOf(message: object): Steps | undefined {
	const chunk: unknown = "chunk" in message ? message.chunk : undefined;
	if (!chunk || typeof chunk !== "object" || !("fnArray" in chunk && "argsArray" in chunk)) return undefined;
	const { fnArray, argsArray } = chunk;
	return Array.isArray(fnArray) && Array.isArray(argsArray) ? { ...chunk, fnArray, argsArray } : undefined;
}

function withoutText({ fnArray, argsArray }: Steps, text: ReadonlySet<unknown>): unknown[] {
	return argsArray.map((args, index) => (text.has(fnArray[index]) ? null : args));
}

/**
 * Both halves of pdf.js run in the worker we are already in; it takes the second half from `globalThis.pdfjsWorker`
 * instead of starting a worker of its own. When that half believes it is alone in a worker it answers every message
 * sent to us; a `window` during its import makes it stay quiet.
 */
async function load(): Promise<PdfJs> {
	const scope = globalThis as { window?: unknown };
	const alone = typeof scope.window === "undefined";
	if (alone) scope.window = globalThis;
	try {
		await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
	} finally {
		if (alone) delete scope.window;
	}
	return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/**
 * Fetches character maps, fonts and decoders. pdf.js goes on without them and leaves out what needs them, so a failure
 * is told to `onMissing`. Fonts are not told: they only make drawn text look right.
 */
function binaryDataOf(platform: Platform, onMissing: () => void): new (folders: Folders) => object {
	return class {
		readonly #folders: Folders;

		constructor(folders: Folders) {
			this.#folders = folders;
		}

		async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
			try {
				return await platform.readAsset(`${this.#folders[kind]}${filename}`);
			} catch (cause) {
				if (kind !== "standardFontDataUrl") onMissing();
				throw cause;
			}
		}
	};
}

type Folders = Readonly<Record<string, string | undefined>>;
