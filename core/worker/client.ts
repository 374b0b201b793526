import { proxy, wrap } from "comlink";

import type { App, CaptureFile, CaptureProgress } from "#core/flows/app.ts";
import AppWorker from "./app.worker.ts?worker";

/**
 * Starts the app's worker and returns it as the `App` it exposes. When the worker cannot be loaded or dies, every call
 * rejects: a dead worker never answers by itself.
 */
export function connectApp(): App {
	const worker = new AppWorker();
	const remote = wrap<App>(worker);
	const died = new Promise<never>((_, reject) => {
		worker.addEventListener("error", (event) => reject(new Error("the app's worker died", { cause: event.message })));
	});
	died.catch(() => undefined); // each call below passes it on; without a call there is nobody to tell

	const capture = (job: string, files: readonly CaptureFile[], report: (progress: CaptureProgress) => void) =>
		remote.capture(job, files, proxy(report));
	return new Proxy({} as App, {
		get(_, name) {
			if (typeof name === "symbol" || name === "then") return undefined; // not a promise, though awaited things are asked
			const method = name === "capture" ? capture : Reflect.get(remote, name);
			return (...args: unknown[]) => Promise.race([died, Reflect.apply(method, undefined, args)]);
		},
	});
}
