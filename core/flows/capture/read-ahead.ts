/** How much may be held at a time: started and not yet done with. One item is let in whatever its size. */
export interface Room {
	readonly count: number;
	readonly bytes: number;
}

export interface ReadAhead<Loaded> {
	/** How many were started. */
	readonly started: number;
	/** What came of this one; those before it are done with, which makes room to start others. */
	take(index: number): Promise<Loaded>;
}

/** Starts loading items before their turn, in their order, as far as there is room. */
export function readAhead<Item, Loaded>(
	items: readonly Item[],
	room: Room,
	{ sizeOf, load, signal }: Loading<Item, Loaded>,
): ReadAhead<Loaded> {
	const held = new Map<number, { readonly loaded: Promise<Loaded>; readonly bytes: number }>();
	let started = 0;

	function isRoomFor(bytes: number): boolean {
		if (held.size === 0) return true;
		const inUse = [...held.values()].reduce((sum, one) => sum + one.bytes, 0);
		return held.size < room.count && inUse + bytes <= room.bytes;
	}

	return {
		get started() {
			return started;
		},
		async take(index) {
			held.delete(index - 1);
			for (; !signal.aborted; started++) {
				const item = items[started];
				if (item === undefined || !isRoomFor(sizeOf(item))) break;
				held.set(started, { loaded: load(started, item), bytes: sizeOf(item) });
			}
			const one = held.get(index);
			if (!one) throw new Error("taken out of turn");
			return one.loaded;
		},
	};
}

interface Loading<Item, Loaded> {
	sizeOf(item: Item): number;
	load(index: number, item: Item): Promise<Loaded>;
	/** Once it is aborted nothing more is started. */
	readonly signal: AbortSignal;
}
