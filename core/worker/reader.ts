import { createReaderPool, READ_MS, type ReaderPool, START_MS } from "./pool.ts";
import ReaderWorker from "./reader.worker.ts?worker";

const IDLE_MS = 30_000;

/** Workers at a time: each has pdf.js loaded, and one core is for the page and the app's worker. */
export const READERS = Math.min(3, Math.max(1, navigator.hardwareConcurrency - 1));

/** Reads files in workers of their own, started when needed. */
export function createReader(): ReaderPool {
	return createReaderPool({
		start() {
			const worker = new ReaderWorker();
			return {
				endpoint: worker,
				onCrash: (listener) => worker.addEventListener("error", listener),
				terminate: () => worker.terminate(),
			};
		},
		size: READERS,
		startMs: START_MS,
		readMs: READ_MS,
		idleMs: IDLE_MS,
	});
}
