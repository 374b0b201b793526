import { type Endpoint, proxy, wrap } from "comlink";

import type { App, CaptureFile, CaptureProgress } from "#core/flows/app.ts";

/**
 * The `App` that the other end of `endpoint` exposes. A dead worker never answers by itself: once `died` rejects, so
 * does every call.
 */
export function connectTo(endpoint: Endpoint, died: Promise<never>): App {
	const remote = wrap<App>(endpoint);
	died.catch(() => undefined); // each call below passes it on; without a call there is nobody to tell

	const capture = (job: string, files: readonly CaptureFile[], report: (progress: CaptureProgress) => void) =>
		remote.capture(job, files, proxy(report));
	return new Proxy({} as App, {
		get(_, name) {
			// Whoever awaits the app asks it for `then`; it is not a promise.
			if (typeof name === "symbol" || name === "then") return undefined;
			const method = name === "capture" ? capture : Reflect.get(remote, name);
			return (...args: unknown[]) => Promise.race([died, Reflect.apply(method, undefined, args)]);
		},
	});
}
