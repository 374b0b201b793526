import type { Bell, Locks, Network, Shared } from "#core/flows/shared.ts";

/** What the tabs of this origin share, from inside a worker. */
export function createBrowserShared(): Shared {
	return { locks: webLocks(navigator.locks), network: browserNetwork(), bell: channelBell("yanpiao-queue") };
}

function webLocks(manager: LockManager): Locks {
	return {
		async hold(name, work, signal) {
			try {
				return await manager.request(name, signal ? { signal } : {}, work);
			} catch (cause) {
				// Once it runs the signal has no say any more: an error is then the work's own.
				if (signal?.aborted && cause === signal.reason) return undefined;
				throw cause;
			}
		},
		tryHold: (name, work) => manager.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined)),
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

function channelBell(name: string): Bell {
	const channel = new BroadcastChannel(name);
	return {
		ring: () => channel.postMessage("ring"),
		onRing: (listener) => channel.addEventListener("message", listener),
	};
}
