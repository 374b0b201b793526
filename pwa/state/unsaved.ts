/** A slow disk must not keep the library open. */
const MOST_MS = 2_000;

const fields = new Set<() => void>();
const writes = new Set<Promise<unknown>>();

/**
 * A field whose text is kept only when it is left: `keep` begins to keep what is typed, if there is anything, before the
 * page goes. Gives the way to take the field out.
 */
export function keepBeforeLeaving(keep: () => void): () => void {
	fields.add(keep);
	return () => void fields.delete(keep);
}

/** A write of what somebody has typed: the page is not left before it has ended. */
export async function untilKept<T>(write: Promise<T>): Promise<T> {
	writes.add(write);
	try {
		return await write;
	} finally {
		writes.delete(write);
	}
}

/** Keeps what is typed and not kept yet, and waits for it; not for ever. */
export async function keepTyped(mostMs: number = MOST_MS): Promise<void> {
	for (const keep of fields) keep();
	if (writes.size === 0) return;
	const late = new Promise((resolve) => setTimeout(resolve, mostMs));
	await Promise.race([Promise.allSettled(writes), late]);
}
