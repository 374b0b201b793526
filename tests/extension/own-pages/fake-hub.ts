import type { Hub, LockRule, Preferences } from "#extension/background/hub.ts";
import type { Surroundings } from "#extension/page/surroundings.ts";
import { sightOf } from "./scenes.ts";

/** While it lies in the session, the made-up library is locked. */
export const LOCKED = "fake-locked";

interface Options {
	readonly scene: string;
	/** `refused`: the person says no to every host; `dead`: the background does not answer. */
	readonly mood: string;
}

/** A background that forgets nothing: what it keeps lies in the page's own storage, as it outlives the popup. */
export function makeFakeHub({ scene, mood }: Options): Hub {
	const key = "fake-hub";
	const load = () =>
		JSON.parse(
			localStorage.getItem(key) ??
				'{"sites":[],"preferences":{"chip":false,"badge":true,"server":"http://localhost:8080"}}',
		) as {
			sites: string[];
			preferences: Preferences;
			lockRule?: LockRule;
		};
	const change = (part: Partial<ReturnType<typeof load>>) =>
		localStorage.setItem(key, JSON.stringify({ ...load(), ...part }));
	return {
		async look() {
			if (mood === "dead") throw new Error("the background is gone");
			if (mood === "slow") await new Promise((resolve) => setTimeout(resolve, 60_000));
			const sight = sightOf(scene, false);
			return { ...sight, watched: sight.origin !== undefined && load().sites.includes(sight.origin) };
		},
		async watchSite(origin, on) {
			const others = load().sites.filter((site) => site !== origin);
			change({ sites: on ? [...others, origin] : others });
		},
		sites: async () => load().sites,
		preferences: async () => load().preferences,
		setPreferences: async (preferences) => change({ preferences }),
		async lock() {
			sessionStorage.setItem(LOCKED, "1");
			new BroadcastChannel(LOCKED).postMessage("lock");
		},
		lockRule: async () => load().lockRule ?? { afterMinutes: 15 },
		setLockRule: async (lockRule) => change({ lockRule }),
		used: async () => undefined,
	};
}

export function makeFakeSurroundings({
	mood,
}: Pick<Options, "mood">): Surroundings & { readonly hosts: () => readonly string[] } {
	const key = "fake-hosts";
	const load = () => JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
	const keep = (hosts: readonly string[]) => localStorage.setItem(key, JSON.stringify(hosts));
	return {
		hosts: load,
		activeTab: async () => 1,
		async askForHosts(patterns) {
			if (mood === "refused") return false;
			keep([...new Set([...load(), ...patterns])]);
			return true;
		},
		mayVisit: async (pattern) => load().includes(pattern),
		giveBackHosts: async (patterns) => keep(load().filter((one) => !patterns.includes(one))),
		onLock: (listener) => new BroadcastChannel(LOCKED).addEventListener("message", listener),
		openOptions: () => document.body.setAttribute("data-options", "opened"),
		recall: async (name) => sessionStorage.getItem(name) ?? undefined,
		async remember(name, value) {
			if (value === undefined) sessionStorage.removeItem(name);
			else sessionStorage.setItem(name, value);
		},
		now: () => new Date(),
	};
}
