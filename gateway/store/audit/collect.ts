/** Sends items in pieces, in their order. */
export interface Collector<T> {
	/**
	 * `now`: resolves when the item is written, which is begun at the end of the event loop's turn with all that came in
	 * it. `soon`: resolves at once and is written within `soonMs` with what else comes; but as long as the last piece
	 * failed, or too much lies unwritten, it waits to be written as well. Rejects as `send` does for what has waited.
	 */
	add(item: T, when: "now" | "soon"): Promise<void>;
	/** Sends what is collected; resolves when all that was added is written, or could not be. */
	flush(): Promise<void>;
}

export interface CollectorOptions<T> {
	/** Items in a piece. */
	readonly most: number;
	readonly soonMs: number;
	/** Items that may lie unwritten before everybody waits. */
	readonly mostUnwritten: number;
	/** Writes a piece; must keep the order of its calls. */
	readonly send: (items: readonly T[]) => Promise<void>;
	/** Told of a piece that failed: of what was to be written soon nobody else learns it. */
	readonly onFail: (cause: unknown) => void;
}

const DONE = Promise.resolve();

export function createCollector<T>({ most, soonMs, mostUnwritten, send, onFail }: CollectorOptions<T>): Collector<T> {
	let items: T[] = [];
	let written = Promise.withResolvers<void>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let turn: ReturnType<typeof setImmediate> | undefined;
	let unwritten = 0;
	let failing = false;
	let last = DONE;

	function close(): void {
		clearTimeout(timer);
		clearImmediate(turn);
		timer = undefined;
		turn = undefined;
		if (items.length === 0) return;
		const piece = items;
		const sent = send(piece);
		written.resolve(sent);
		written.promise.catch(() => undefined); // perhaps nobody waits; `onFail` is told
		items = [];
		written = Promise.withResolvers();
		last = sent.then(
			() => end(piece.length, false),
			(cause: unknown) => {
				end(piece.length, true);
				onFail(cause);
			},
		);
	}

	function end(count: number, failed: boolean): void {
		unwritten -= count;
		failing = failed;
	}

	return {
		add(item, when) {
			items.push(item);
			unwritten += 1;
			const mine = written.promise;
			const waits = when === "now" || failing || unwritten > mostUnwritten;
			if (items.length >= most) close();
			else if (waits) turn ??= setImmediate(close);
			else timer ??= setTimeout(close, soonMs);
			return waits ? mine : DONE;
		},
		flush() {
			close();
			return last;
		},
	};
}
