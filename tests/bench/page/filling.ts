import type { FillingAsked, FillingTold } from "./filling.worker.ts";
import FillingWorker from "./filling.worker.ts?worker";

declare global {
	interface Window {
		/** Puts invented records into this browser's own vault, or looks only; tells what is in it. */
		benchFilling: (asked: FillingAsked | "digest") => Promise<FillingTold>;
	}
}

window.benchFilling = (asked) =>
	new Promise((resolve, reject) => {
		const worker = new FillingWorker();
		worker.onmessage = ({ data }: MessageEvent<FillingTold>) => {
			worker.terminate();
			resolve(data);
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage(asked);
	});
