import type { Bell, Locks, Network, Shared } from "#core/flows/shared.ts";
import { atMostEvery } from "./at-most-every.ts";
import { NEWS_MS, newsChannel } from "./news-channel.ts";

/**
 * What the tabs of this origin share, from inside a worker. `profile` gives the id of the one that is open: a tab that
 * still sleeps with another one must neither hold up this one's work nor be woken by it. `tab`: the name by which its
 * own page knows this worker.
 */
export function createBrowserShared(profile: () => Promise<string>, tab: string): Shared {
	const own = async (name: string) => `${name}@${await profile()}`;
	const bell = channelBell(() => own("yanpiao-queue"));
	return { locks: webLocks(navigator.locks, own), network: browserNetwork(), bell, tellTabs: teller(profile, tab) };
}

function teller(profile: () => Promise<string>, tab: string): () => void {
	let opened: Promise<BroadcastChannel> | undefined;
	return atMostEvery(NEWS_MS, () => {
		opened ??= profile().then((id) => new BroadcastChannel(newsChannel(id)));
		void opened.then((channel) => channel.postMessage(tab));
	});
}

type Naming = (name: string) => Promise<string>;

function webLocks(manager: LockManager, own: Naming): Locks {
	return {
		async hold(name, work, signal) {
			try {
				return await manager.request(await own(name), signal ? { signal } : {}, work);
			} catch (cause) {
				// Once it runs the signal has no say any more: an error is then the work's own.
				if (signal?.aborted && cause === signal.reason) return undefined;
				throw cause;
			}
		},
		tryHold: async (name, work) =>
			manager.request(await own(name), { ifAvailable: true }, (lock) => (lock ? work() : undefined)),
	};
}

function browserNetwork(): Network {
	return {
		online: () => navigator.onLine,
		onChange(listener) {
			self.addEventListener("online", listener);
			self.addEventListener("offline", listener);
		},
	};
}

/** Opened by the first who needs it, after the vault. */
function channelBell(name: () => Promise<string>): Bell {
	let opened: Promise<{ readonly mouth: BroadcastChannel; readonly ear: BroadcastChannel }> | undefined;
	async function open() {
		const known = await name();
		// A channel does not hear itself: who rings here may be the one who works as well.
		return { mouth: new BroadcastChannel(known), ear: new BroadcastChannel(known) };
	}
	const channels = () => {
		opened ??= open();
		return opened;
	};
	return {
		ring: () => void channels().then(({ mouth }) => mouth.postMessage("ring")),
		onRing: (listener) => void channels().then(({ ear }) => ear.addEventListener("message", listener)),
	};
}
