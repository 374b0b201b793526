import { createReaderPool, READ_MS, type ReaderPool, START_MS } from "./pool.ts";
import type { StartWorker } from "./started-workers.ts";

const IDLE_MS = 30_000;

/** Workers at a time: each has pdf.js loaded, and one core is for the page and the app's worker. */
export const READERS = Math.min(3, Math.max(1, navigator.hardwareConcurrency - 1));

/** Reads files in workers of their own, started when needed. */
export function createReader(start: StartWorker): ReaderPool {
	return createReaderPool({ start, size: READERS, startMs: START_MS, readMs: READ_MS, idleMs: IDLE_MS });
}
