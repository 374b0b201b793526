import type { Locks, Shared } from "#core/flows/shared.ts";

/** What tabs share, inside one process: locks as Web Locks give them, a network to switch off, a bell. */
export function makeShared(): {
	readonly shared: Shared;
	setOnline(online: boolean): void;
	readonly told: () => number;
} {
	let online = true;
	let told = 0;
	const rung: (() => void)[] = [];
	const changed: (() => void)[] = [];
	return {
		shared: {
			locks: makeLocks(),
			network: { online: () => online, onChange: (listener) => void changed.push(listener) },
			bell: {
				ring() {
					for (const listener of rung) listener();
				},
				onRing: (listener) => void rung.push(listener),
			},
			tellTabs: () => void told++,
		},
		told: () => told,
		setOnline(value) {
			online = value;
			for (const listener of changed) listener();
		},
	};
}

function makeLocks(): Locks {
	const held = new Map<string, Promise<unknown>>();

	function run<T>(name: string, before: Promise<unknown>, work: () => Promise<T>): Promise<T> {
		const done = before.then(work);
		const free = done
			.catch(() => undefined)
			.then(() => {
				if (held.get(name) === free) held.delete(name);
			});
		held.set(name, free);
		return done;
	}

	return {
		hold<T>(name: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined> {
			const before = held.get(name) ?? Promise.resolve();
			let began = false;
			const stopped = new Promise<undefined>((resolve) => {
				signal?.addEventListener("abort", () => !began && resolve(undefined), { once: true });
			});
			const work1 = async (): Promise<T | undefined> => {
				if (signal?.aborted) return undefined;
				began = true;
				return work();
			};
			return Promise.race([run(name, before, work1), stopped]);
		},
		tryHold: async (name, work) => (held.has(name) ? undefined : run(name, Promise.resolve(), work)),
	};
}
