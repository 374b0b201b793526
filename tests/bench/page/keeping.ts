import type { KeepingAsked, KeepingTold } from "./keeping.worker.ts";
import KeepingWorker from "./keeping.worker.ts?worker";

declare global {
	interface Window {
		/** One round in a worker of its own, with a database of its own that is deleted afterwards. */
		benchKeeping: (asked: KeepingAsked) => Promise<KeepingTold>;
	}
}

window.benchKeeping = (asked) =>
	new Promise((resolve, reject) => {
		const worker = new KeepingWorker();
		worker.onmessage = ({ data }: MessageEvent<KeepingTold>) => {
			worker.terminate();
			resolve(data);
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage(asked);
	});
