/** The worker half of pdf.js, which ships no types. Importing it sets `globalThis.pdfjsWorker`. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
	export const WorkerMessageHandler: unknown;
}
