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

/** Milliseconds between two looks at what has been judged again meanwhile. */
const LOOK_AGAIN_MS = 1_000;

interface Options {
	readonly before?: PagedRows | undefined;
	readonly now?: () => number;
}

/** A long list fetched piece by piece as it is scrolled: what is known of it, and how to ask for more. */
export class PagedRows {
	readonly #app: App;
	readonly #query: ListQuery;
	readonly #onChange: () => void;
	readonly #now: () => number;
	readonly #rows = new Map<number, RecordRow>();
	readonly #asked = new Set<number>();
	#page: ListPage | undefined;
	#following = false;

	/** `before`: the same list as it was, shown until its pieces are fetched anew. */
	constructor(app: App, query: ListQuery, onChange: () => void, options: Options = {}) {
		const { before, now = () => performance.now() } = options;
		if (before) for (const [index, row] of before.#rows) this.#rows.set(index, row);
		this.#app = app;
		this.#query = query;
		this.#onChange = onChange;
		this.#now = now;
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
			await this.#fetch(chunk);
		}
		if (this.#page?.judging && !this.#following) await this.#follow();
	}

	async #fetch(chunk: number): Promise<void> {
		const page = await this.#app.list({ ...this.#query, offset: chunk * CHUNK, limit: CHUNK });
		for (let at = 0; at < CHUNK; at++) {
			const row = page.rows[at];
			if (row) this.#rows.set(chunk * CHUNK + at, row);
			else this.#rows.delete(chunk * CHUNK + at);
		}
		this.#page = page;
		this.#onChange();
	}

	/** Has everything judged again that is shown as it was, and fetches again what is known until all is as of now. */
	async #follow(): Promise<void> {
		this.#following = true;
		try {
			let looked = this.#now();
			for (let left = 1; left > 0; ) {
				left = await this.#app.judgeSome();
				if (left > 0 && this.#now() - looked < LOOK_AGAIN_MS) continue;
				for (const chunk of this.#asked) await this.#fetch(chunk);
				looked = this.#now();
			}
		} finally {
			this.#following = false;
		}
	}
}
