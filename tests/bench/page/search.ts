import { createEngine, type Engine } from "#core/search/engine.ts";
import { readSnapshot, snapshotSteps } from "#core/search/snapshot.ts";
import { inventLibrary } from "#tests/bench/invented.ts";
import type { SearchAsked, SearchTold } from "./search.worker.ts";
import SearchWorker from "./search.worker.ts?worker";

/** Bytes that stay in use. */
interface EngineMemory {
	readonly built: number;
	readonly opened: number;
}

declare global {
	interface Window {
		/** All in one worker, one after another. */
		benchSearch: (asked: SearchAsked) => Promise<SearchTold>;
		/** In the page: a worker cannot see how much it uses. */
		benchMemory: (records: number) => EngineMemory;
	}
	interface Performance {
		/** Chromium's own; with what lies in buffers. */
		readonly memory: { readonly usedJSHeapSize: number };
	}
}

const worker = new SearchWorker();

window.benchSearch = (asked) =>
	new Promise((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<SearchTold>) => resolve(data);
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage(asked);
	});

window.benchMemory = (records) => {
	const kept: Engine[] = [];
	const cost = (make: () => Engine) => {
		const before = used();
		kept.push(make());
		return used() - before;
	};
	const built = cost(() => {
		const engine = createEngine();
		for (const one of inventLibrary(records)) engine.put(one);
		return engine;
	});
	const snapshot = kept.map(snapshotOf)[0];
	const opened = cost(() => {
		const again = readSnapshot(snapshot ?? new Uint8Array());
		if (!again.ok) throw new Error("the snapshot just made cannot be read");
		return again.value;
	});
	return { built, opened };
};

function snapshotOf(engine: Engine): Uint8Array<ArrayBuffer> {
	const steps = snapshotSteps(engine);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

function used(): number {
	if (!gc) throw new Error("Chromium was started without --expose-gc");
	gc();
	gc();
	return performance.memory.usedJSHeapSize;
}
