import type { App, ListPage, ListQuery, RecordRow } from "#core/flows/app.ts";

import { Pieces } from "./pieces.ts";

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

/** Those that are no samples. */
export async function countOwn(app: App): Promise<number> {
	return (await app.list({ ...everything, text: "演示:否" })).count;
}

/** Milliseconds between two looks at what has been judged again meanwhile. */
const LOOK_AGAIN_MS = 1_000;

interface Options {
	readonly before?: PagedRows | undefined;
	readonly now?: () => number;
}

/** The records a query finds, fetched as they are scrolled to, and again while they are being judged anew. */
export class PagedRows {
	readonly #app: App;
	readonly #now: () => number;
	readonly #pieces: Pieces<RecordRow, ListPage>;
	#following = false;

	/** `before`: the same list as it was, shown until its pieces are fetched anew. */
	constructor(app: App, query: ListQuery, onChange: () => void, options: Options = {}) {
		const { before, now = () => performance.now() } = options;
		this.#app = app;
		this.#now = now;
		const fetch = (offset: number, limit: number) => app.list({ ...query, offset, limit });
		this.#pieces = new Pieces(fetch, onChange, before ? before.#pieces : undefined);
	}

	/** Counts and sums of everything that matches; `undefined` until the first piece is here. */
	get page(): ListPage | undefined {
		return this.#pieces.page;
	}

	row(index: number): RecordRow | undefined {
		return this.#pieces.row(index);
	}

	async want(first: number, last: number): Promise<void> {
		await this.#pieces.want(first, last);
		if (this.page?.judging && !this.#following) await this.#follow();
	}

	/** Has everything judged again that is shown as it was, and fetches again what is looked at until all is as of now. */
	async #follow(): Promise<void> {
		this.#following = true;
		try {
			let looked = this.#now();
			for (let left = 1; left > 0; ) {
				left = await this.#app.judgeSome();
				if (left > 0 && this.#now() - looked < LOOK_AGAIN_MS) continue;
				await this.#pieces.refresh();
				looked = this.#now();
			}
		} finally {
			this.#following = false;
		}
	}
}
