import { defaultBudget } from "#core/readers/reader.ts";
import { createReaderPool, type ReaderPool } from "./pool.ts";
import ReaderWorker from "./reader.worker.ts?worker";

const START_MS = 60_000;
const IDLE_MS = 30_000;
/** Past a file's own time, for a reader that is only slow to notice that it is up; five seconds in all. */
const GRACE_MS = 500;

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
		size: Math.min(4, Math.max(1, navigator.hardwareConcurrency - 1)),
		startMs: START_MS,
		readMs: defaultBudget.timeMs + GRACE_MS,
		idleMs: IDLE_MS,
	});
}
