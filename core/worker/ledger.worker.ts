import type { BookResult } from "#core/readers/ledger/book.ts";
import { ledgerBudget, readBook } from "#core/readers/ledger/read-book.ts";
import { serveOnPort } from "./serve.ts";

const host = {
	ready: async () => true as const,
	/** To stop it the worker is ended, so the signal in here never fires. */
	read(bytes: Uint8Array): Promise<BookResult> {
		const now = () => performance.now();
		return readBook(bytes, {
			budget: ledgerBudget,
			deadline: now() + ledgerBudget.timeMs,
			platform: { now },
			signal: new AbortController().signal,
		});
	},
};
export type LedgerHost = typeof host;

serveOnPort(host);
