import type { OpeningAsked, OpeningTold } from "./opening.worker.ts";
import OpeningWorker from "./opening.worker.ts?worker";

declare global {
	interface Window {
		/** One piece of work in a worker of its own, in which nothing is warm and nothing in memory. */
		benchOpening: (asked: OpeningAsked) => Promise<OpeningTold>;
	}
}

window.benchOpening = (asked) =>
	new Promise((resolve, reject) => {
		const worker = new OpeningWorker();
		worker.onmessage = ({ data }: MessageEvent<OpeningTold>) => {
			worker.terminate();
			resolve(data);
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage(asked);
	});
