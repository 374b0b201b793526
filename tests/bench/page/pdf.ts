import type { PdfTimes } from "./pdf.worker.ts";
import PdfWorker from "./pdf.worker.ts?worker";

declare global {
	interface Window {
		/** Times of one PDF in a warm worker, in milliseconds, each the median of `rounds`. */
		benchPdf: (bytes: number[], rounds: number) => Promise<PdfTimes | { error: string }>;
	}
}

const worker = new PdfWorker();

window.benchPdf = (bytes, rounds) =>
	new Promise((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<PdfTimes | { error: string }>) => resolve(data);
		worker.postMessage({ bytes: new Uint8Array(bytes), rounds });
	});
