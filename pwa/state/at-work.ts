import { computed, signal } from "@preact/signals";

/**
 * Long work that ends with the page and would be cut half-way by a lock. Questions in the queue are none: they go on
 * after the next start, and would put off a lock for days.
 */
const kinds = ["capture", "ledger", "bulk", "export", "backup", "restore", "check", "erase", "code"] as const;
export type Work = (typeof kinds)[number];

/** Held in the browser by each tab that is at work: others see it, and it goes with a tab that dies. */
const LOCK = "yanpiao/at-work/";

const going = signal<readonly Work[]>([]);

/** What goes on in this tab, each kind once. */
export const atWork = computed(() => kinds.filter((kind) => going.value.includes(kind)));

/** Does long work; a lock waits until it has ended, however it ends. */
export async function whileAtWork<T>(kind: Work, work: () => Promise<T>): Promise<T> {
	const { promise: ended, resolve: end } = Promise.withResolvers<void>();
	going.value = [...going.value, kind];
	void navigator.locks.request(LOCK + kind, { mode: "shared" }, () => ended);
	try {
		return await work();
	} finally {
		end();
		going.value = going.value.toSpliced(going.value.indexOf(kind), 1);
	}
}

/** What goes on in any tab of the app. */
export async function workAnywhere(): Promise<readonly Work[]> {
	const { held = [] } = await navigator.locks.query();
	const names = new Set(held.map(({ name }) => name));
	return kinds.filter((kind) => names.has(LOCK + kind) || atWork.value.includes(kind));
}

/** Until nothing goes on in this tab; at once where nothing does. */
export async function atRest(): Promise<void> {
	while (going.value.length > 0) {
		const { promise: ended, resolve: end } = Promise.withResolvers<void>();
		const leave = going.subscribe((now) => now.length === 0 && end());
		await ended;
		leave();
	}
}
