import { type Endpoint, proxy, transfer } from "comlink";

import type { PageWorkers } from "./page-workers.ts";

/** A started worker, as whoever reads with it needs it. */
export interface WorkerHandle {
	readonly endpoint: Endpoint;
	/** The worker could not be loaded or threw outside of a call. */
	onCrash(listener: () => void): void;
	terminate(): void;
}

/** Starts a worker of its own kind; what is posted to it waits until it is there. */
export type StartWorker = () => WorkerHandle;

/** In the app's worker: has the page start others. `usePage` tells of the page; until then nothing starts. */
export function createStarter(): {
	usePage(page: PageWorkers): void;
	start(what: "reader" | "ledger"): WorkerHandle;
} {
	const { promise: page, resolve } = Promise.withResolvers<PageWorkers>();
	let last = 0;
	return {
		usePage: resolve,
		start(what) {
			const id = ++last;
			const { port1: endpoint, port2: handed } = new MessageChannel();
			const crashed = Promise.withResolvers<void>();
			const started = page.then((workers) =>
				workers.start(id, what, transfer(handed, [handed]), proxy(crashed.resolve)),
			);
			started.catch(() => crashed.resolve()); // no memory, or a policy
			return {
				endpoint,
				onCrash: (listener) => void crashed.promise.then(listener),
				terminate() {
					endpoint.close();
					void page.then((workers) => workers.end(id));
				},
			};
		},
	};
}
