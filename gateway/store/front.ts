/** Values held in memory for a moment, the longest unset going first. */
export interface Front<T> {
	get(key: string): T | undefined;
	set(key: string, value: T): void;
	clear(): void;
}

/** A front before the database. It lives only seconds, since other processes write there as well. */
export function createFront<T>(options: {
	readonly ttlMs: number;
	readonly size: number;
	readonly clock?: () => number;
}): Front<T> {
	const { ttlMs, size, clock = () => performance.now() } = options;
	const held = new Map<string, { readonly value: T; readonly until: number }>();
	return {
		get(key) {
			const found = held.get(key);
			if (found && found.until > clock()) return found.value;
			if (found) held.delete(key);
			return undefined;
		},
		set(key, value) {
			held.delete(key); // so that it comes last in the order
			held.set(key, { value, until: clock() + ttlMs });
			for (const [oldest, { until }] of held) {
				if (held.size <= size && until > clock()) break;
				held.delete(oldest);
			}
		},
		clear: () => held.clear(),
	};
}
