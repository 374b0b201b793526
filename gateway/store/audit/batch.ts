/** Collects what comes while a write is under way and writes it as one. */
export interface Batcher<T> {
	/** Resolves when the item is written. */
	add(item: T): Promise<void>;
	/** Resolves when all items so far are. */
	flush(): Promise<void>;
}

export function createBatcher<T>(options: {
	readonly most: number;
	readonly write: (items: readonly T[]) => Promise<void>;
}): Batcher<T> {
	const { most, write } = options;
	const open: { readonly items: T[]; readonly written: Promise<void>; settle: (end: Promise<void>) => void }[] = [];
	let running: Promise<void> | undefined;

	async function run(): Promise<void> {
		for (;;) {
			// All that lies ready on the sockets goes along: a transaction costs far more than an entry in it.
			await new Promise((resolve) => setImmediate(resolve));
			const batch = open.shift();
			if (!batch) break;
			const end = write(batch.items);
			batch.settle(end);
			await end.catch(() => undefined); // those who added have the failure; the next batch may do better
		}
		running = undefined;
	}

	return {
		add(item) {
			let last = open.at(-1);
			if (!last || last.items.length >= most) {
				const { promise, resolve } = Promise.withResolvers<void>();
				last = { items: [], written: promise, settle: resolve };
				open.push(last);
			}
			last.items.push(item);
			running ??= run();
			return last.written;
		},
		flush: async () => running,
	};
}
