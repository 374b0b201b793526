import type { FillingAsked } from "./filling.worker.ts";
import FillingWorker from "./filling.worker.ts?worker";

declare global {
	interface Window {
		/** Puts invented records into this browser's own vault. */
		benchFilling: (asked: FillingAsked) => Promise<void>;
	}
}

window.benchFilling = (asked) =>
	new Promise((resolve, reject) => {
		const worker = new FillingWorker();
		worker.onmessage = () => {
			worker.terminate();
			resolve();
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage(asked);
	});
