import LedgerWorker from "./ledger.worker.ts?worker";
import ReaderWorker from "./reader.worker.ts?worker";

/**
 * Workers that a page starts for the app's worker. A worker of Firefox that starts another one while it is loading a
 * module may come to stand still for good: the app's loads modules at any time, so it starts none itself.
 */
export interface PageWorkers {
	/** `port` leads to what it serves. `crashed`: it could not be loaded, or threw outside of a call. */
	start(id: number, what: "reader" | "ledger", port: MessagePort, crashed: () => void): Promise<void>;
	end(id: number): Promise<void>;
}

/** In the page; `endAll` is for when the app's worker is no more. */
export function createPageWorkers(): PageWorkers & { endAll(): void } {
	const running = new Map<number, Worker>();
	return {
		async start(id, what, port, crashed) {
			const worker = what === "reader" ? new ReaderWorker() : new LedgerWorker();
			running.set(id, worker);
			worker.addEventListener("error", () => crashed());
			worker.postMessage(port, [port]);
		},
		async end(id) {
			running.get(id)?.terminate();
			running.delete(id);
		},
		endAll() {
			for (const worker of running.values()) worker.terminate();
			running.clear();
		},
	};
}
