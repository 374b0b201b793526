/** Rows fetched at once. */
const CHUNK = 100;

interface Page<Row> {
	readonly rows: readonly Row[];
	readonly count: number;
}

/** A long list fetched piece by piece as it is scrolled, and fetched again where it is looked at when it changes. */
export class Pieces<Row, P extends Page<Row>> {
	readonly #fetch: (offset: number, limit: number) => Promise<P | undefined>;
	readonly #onChange: () => void;
	readonly #rows = new Map<number, Row>();
	readonly #asked = new Set<number>();
	#page: P | undefined;
	#seen = { first: 0, last: 1 };
	#fetching: Promise<void> | undefined;
	#again = false;

	/** `before`: the same list as it was, whose rows are shown until they are fetched anew. */
	constructor(
		fetch: (offset: number, limit: number) => Promise<P | undefined>,
		onChange: () => void,
		before?: Pieces<Row, P>,
	) {
		if (before) for (const [index, row] of before.#rows) this.#rows.set(index, row);
		this.#fetch = fetch;
		this.#onChange = onChange;
	}

	/** What came with the newest piece; `undefined` until the first is here. */
	get page(): P | undefined {
		return this.#page;
	}

	row(index: number): Row | undefined {
		return this.#rows.get(index);
	}

	async want(first: number, last: number): Promise<void> {
		this.#seen = { first, last };
		for (const chunk of this.#chunks(first, last)) {
			if (this.#asked.has(chunk) || (this.#page && chunk > 0 && chunk * CHUNK >= this.#page.count)) continue;
			this.#asked.add(chunk);
			await this.#take(chunk);
		}
	}

	/** Fetches again what is looked at; what is not comes again when it is scrolled to. */
	refresh(): Promise<void> {
		this.#again = true;
		this.#fetching ??= this.#refetch().finally(() => {
			this.#fetching = undefined;
		});
		return this.#fetching;
	}

	async #refetch(): Promise<void> {
		while (this.#again) {
			this.#again = false;
			const chunks = this.#chunks(this.#seen.first, this.#seen.last);
			this.#asked.clear();
			for (const chunk of chunks) {
				this.#asked.add(chunk);
				await this.#take(chunk);
			}
		}
	}

	#chunks(first: number, last: number): readonly number[] {
		const from = Math.floor(first / CHUNK);
		return Array.from({ length: Math.max(1, Math.ceil(last / CHUNK) - from) }, (_, at) => from + at);
	}

	async #take(chunk: number): Promise<void> {
		const page = await this.#fetch(chunk * CHUNK, CHUNK);
		if (!page) return;
		for (let at = 0; at < CHUNK; at++) {
			const row = page.rows[at];
			const index = chunk * CHUNK + at;
			if (row === undefined) this.#rows.delete(index);
			// A row that says the same stays the same object: what is drawn for it need not be drawn again.
			else if (JSON.stringify(this.#rows.get(index)) !== JSON.stringify(row)) this.#rows.set(index, row);
		}
		this.#page = page;
		this.#onChange();
	}
}
