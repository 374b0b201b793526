import type { App, ListPage, ListQuery, RecordRow } from "#core/flows/app.ts";

/** Rows fetched at once. */
const CHUNK = 100;

const everything: ListQuery = {
	text: "",
	where: "library",
	sort: "createdAt",
	direction: "down",
	offset: 0,
	limit: 1,
};

export async function countAll(app: App): Promise<number> {
	return (await app.list(everything)).all;
}

/** A long list fetched piece by piece as it is scrolled: what is known of it, and how to ask for more. */
export class PagedRows {
	readonly #app: App;
	readonly #query: ListQuery;
	readonly #onChange: () => void;
	readonly #rows = new Map<number, RecordRow>();
	readonly #asked = new Set<number>();
	#page: ListPage | undefined;

	constructor(app: App, query: ListQuery, onChange: () => void) {
		this.#app = app;
		this.#query = query;
		this.#onChange = onChange;
	}

	/** Counts and sums of everything that matches; `undefined` until the first piece is here. */
	get page(): ListPage | undefined {
		return this.#page;
	}

	row(index: number): RecordRow | undefined {
		return this.#rows.get(index);
	}

	get loaded(): readonly RecordRow[] {
		return [...this.#rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
	}

	async want(first: number, last: number): Promise<void> {
		for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK < Math.max(last, 1); chunk++) {
			if (this.#asked.has(chunk) || (this.#page && chunk > 0 && chunk * CHUNK >= this.#page.count)) continue;
			this.#asked.add(chunk);
			const page = await this.#app.list({ ...this.#query, offset: chunk * CHUNK, limit: CHUNK });
			page.rows.forEach((row, at) => {
				this.#rows.set(chunk * CHUNK + at, row);
			});
			this.#page = page;
			this.#onChange();
		}
	}
}
