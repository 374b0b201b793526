import { signal } from "@preact/signals";

export interface BulkRun {
	readonly done: number;
	readonly total: number;
	/** Milliseconds left by the pace so far; absent before there is one. */
	readonly leftMs?: number;
	stop(): void;
}

/** What is being done to many records; there is one at a time. */
export const bulk = signal<BulkRun | undefined>(undefined);

/** The page shows it where its actions are: it need not be told once more at the foot of the window. */
export const bulkInPage = signal(false);
