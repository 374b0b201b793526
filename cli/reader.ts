import { type MessagePort, Worker } from "node:worker_threads";

import { createReaderPool, READ_MS, type ReaderPool, START_MS } from "#core/worker/pool.ts";

const IDLE_MS = 30_000;

/**
 * Reads one file after the other in a thread of its own. A PDF may keep pdf.js busy without end, and in Node it never
 * lets go by itself: the thread is then ended, as in the app, and the next file gets a new one.
 */
export function createReader(): ReaderPool {
	return createReaderPool({ start, size: 1, startMs: START_MS, readMs: READ_MS, idleMs: IDLE_MS });
}

function start() {
	const { port1, port2 } = new MessageChannel();
	const port = port2 as unknown as MessagePort; // Node's own, by the name that browsers have for it
	const worker = new Worker(new URL("./reader.worker.ts", import.meta.url), { workerData: port, transferList: [port] });
	return {
		endpoint: port1,
		onCrash(listener: () => void) {
			worker.on("error", listener).on("exit", listener);
		},
		terminate() {
			port1.close();
			void worker.terminate();
		},
	};
}
