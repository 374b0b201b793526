import type { App } from "#core/flows/app.ts";
import type { HistoryFilter, HistoryPage, HistoryRow } from "#core/flows/history-app.ts";

/** Rows fetched at once. */
const CHUNK = 100;

/** The history fetched piece by piece as it is scrolled. */
export class HistoryRows {
	readonly #app: Pick<App, "history">;
	readonly #filter: HistoryFilter;
	readonly #onChange: () => void;
	readonly #rows = new Map<number, HistoryRow>();
	readonly #asked = new Set<number>();
	#page: HistoryPage | undefined;

	constructor(app: Pick<App, "history">, filter: HistoryFilter, onChange: () => void) {
		this.#app = app;
		this.#filter = filter;
		this.#onChange = onChange;
	}

	/** Counts of everything that matches; `undefined` until the first piece is here. */
	get page(): HistoryPage | undefined {
		return this.#page;
	}

	row(index: number): HistoryRow | undefined {
		return this.#rows.get(index);
	}

	async want(first: number, last: number): Promise<void> {
		for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK < Math.max(last, 1); chunk++) {
			if (this.#asked.has(chunk) || (this.#page && chunk > 0 && chunk * CHUNK >= this.#page.count)) continue;
			this.#asked.add(chunk);
			const page = await this.#app.history({ ...this.#filter, offset: chunk * CHUNK, limit: CHUNK });
			for (const [at, row] of page.rows.entries()) this.#rows.set(chunk * CHUNK + at, row);
			this.#page = page;
			this.#onChange();
		}
	}
}
