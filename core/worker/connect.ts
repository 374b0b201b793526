import { type Endpoint, proxy, type Remote, transfer, wrap } from "comlink";

import type { App, CaptureFile, CaptureProgress, CaptureSummary } from "#core/flows/app.ts";

/** Handing over a file costs a quarter of a millisecond, in one go for all of a message: more of them would be seen. */
const AT_ONCE = 32;

/**
 * The `App` that the other end of `endpoint` exposes. A dead worker never answers by itself: once `died` rejects, so
 * does every call.
 */
export function connectTo<Remoted extends App>(endpoint: Endpoint, died: Promise<never>): Remoted {
	const remote = wrap<App>(endpoint);
	died.catch(() => undefined); // each call below passes it on; without a call there is nobody to tell

	const calls: Partial<App> = {
		...captureInParts(remote),
		makeBackup: (job, options, report) => remote.makeBackup(job, options, proxy(report)),
		openBackup: (job, file, passphrase, report) => remote.openBackup(job, file, passphrase, proxy(report)),
		restoreBackup: (job, options, report, hears) =>
			remote.restoreBackup(job, options, proxy(report), hears && proxy(hears)),
		copyToFolder: (options, report) => remote.copyToFolder(options, proxy(report)),
		checkHealth: (job, report) => remote.checkHealth(job, proxy(report)),
		followQueue: (job, report) => remote.followQueue(job, proxy(report)),
		exportFile: (job, order, report) => remote.exportFile(job, order, proxy(report)),
		importLedger: (job, choice, options, report) => remote.importLedger(job, choice, options, proxy(report)),
		speak: (job, port, how, report) => remote.speak(job, transfer(port, [port]), how, proxy(report)),
	};
	return new Proxy({} as Remoted, {
		get(_, name) {
			// Whoever awaits the app asks it for `then`; it is not a promise.
			if (typeof name === "symbol" || name === "then") return undefined;
			const method = Reflect.get(name in calls ? calls : remote, name);
			return (...args: unknown[]) => Promise.race([died, Reflect.apply(method, undefined, args)]);
		},
	});
}

function captureInParts(remote: Remote<App>): Pick<App, "capture" | "cancel"> {
	const running = new Set<string>();

	async function capture(job: string, files: readonly CaptureFile[], report: (progress: CaptureProgress) => void) {
		let sum: CaptureSummary = { files: 0, invoices: 0, failed: 0, cancelled: false };
		running.add(job);
		for (let start = 0; start < files.length && !sum.cancelled; start += AT_ONCE) {
			const reportPart = proxy((progress: CaptureProgress) => report({ ...progress, index: start + progress.index }));
			const part = await remote.capture(job, files.slice(start, start + AT_ONCE), reportPart);
			sum = {
				files: sum.files + part.files,
				invoices: sum.invoices + part.invoices,
				failed: sum.failed + part.failed,
				// Between two parts there is nothing in the worker that could be stopped.
				cancelled: part.cancelled || (!running.has(job) && start + AT_ONCE < files.length),
			};
		}
		running.delete(job);
		return sum;
	}

	return {
		capture,
		cancel(job) {
			running.delete(job);
			return remote.cancel(job);
		},
	};
}
