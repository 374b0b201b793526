import { loadPdfJs, openDocument } from "#core/readers/pdf/pdfjs.ts";
import { readFile } from "#core/readers/read.ts";
import { createBrowserPlatform } from "#core/worker/browser-platform.ts";
import { median } from "../median.ts";

/** Milliseconds for one file, warm: medians of the same run. */
export interface PdfTimes {
	/** pdf.js alone: open, text of every page, close. */
	readonly text: number;
	/** Fields ready: the reader without the search for the QR. */
	readonly fields: number;
	/** The reader as it is used, with the QR cross-check. */
	readonly withQr: number;
}

const LEAST_MS = 1_500;

const platform = createBrowserPlatform(self.location.origin);

self.onmessage = async ({ data }: MessageEvent<{ bytes: Uint8Array; rounds: number }>) => {
	try {
		self.postMessage(await measure(data.bytes, data.rounds));
	} catch (cause) {
		self.postMessage({ error: String(cause) });
	}
};

async function measure(bytes: Uint8Array, rounds: number): Promise<PdfTimes> {
	const ways = { text: () => textAlone(bytes), fields: () => fields(bytes, false), withQr: () => fields(bytes, true) };
	const names = ["text", "fields", "withQr"] as const;
	const times: Record<(typeof names)[number], number[]> = { text: [], fields: [], withQr: [] };
	// One round to warm every way; then the ways take turns, so that a busy moment of the machine hits all of them. A
	// file of a few milliseconds takes more turns: of five, one busy moment would decide.
	const began = performance.now();
	for (let round = 0; round <= rounds || performance.now() - began < LEAST_MS; round++) {
		for (const name of names) {
			const start = performance.now();
			await ways[name]();
			if (round > 0) times[name].push(performance.now() - start);
		}
	}
	return { text: median(times.text), fields: median(times.fields), withQr: median(times.withQr) };
}

async function textAlone(bytes: Uint8Array): Promise<void> {
	const task = openDocument(await loadPdfJs(), bytes, platform);
	const document = await task.promise;
	for (let index = 1; index <= document.numPages; index++) await (await document.getPage(index)).getTextContent();
	await task.destroy();
}

async function fields(bytes: Uint8Array, qr: boolean): Promise<void> {
	const result = await readFile(bytes, "bench.pdf", { platform, signal: new AbortController().signal, qr });
	if (!result.ok) throw new Error(result.error.code);
}
