import { releaseProxy, transfer, wrap } from "comlink";

import { err } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import type { BookResult } from "#core/readers/ledger/book.ts";
import type { LedgerHost } from "./ledger.worker.ts";
import { START_MS } from "./pool.ts";
import type { StartWorker } from "./started-workers.ts";

/** A table is read by foreign code without a clock of its own. */
const READ_MS = 32_000;

/** Reads one ledger in a worker of its own, which is fetched when the first one comes and ended with each. */
export function readLedger(start: StartWorker, bytes: Uint8Array, signal: AbortSignal): Promise<BookResult> {
	return new Promise((resolve) => {
		const worker = start();
		const remote = wrap<LedgerHost>(worker.endpoint);
		let timer: ReturnType<typeof setTimeout> | undefined;
		const end = (result: BookResult) => {
			clearTimeout(timer);
			signal.removeEventListener("abort", abort);
			remote[releaseProxy]();
			worker.terminate();
			resolve(result);
		};
		const fail = (problem: ReadProblem) => end(err(problem));
		const abort = () => fail({ code: "aborted" });
		const crashed = () => fail({ code: "failed", error: "worker" });
		signal.addEventListener("abort", abort, { once: true });
		worker.onCrash(crashed);
		timer = setTimeout(() => fail({ code: "assets_missing" }), START_MS);
		const read = async () => {
			await remote.ready();
			clearTimeout(timer);
			timer = setTimeout(() => fail({ code: "timeout" }), READ_MS);
			return remote.read(transfer(bytes, [bytes.buffer]));
		};
		read().then(end, crashed);
	});
}
