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
	// A channel does not hear itself: who rings here may be the one who works as well.
	const mouth = new BroadcastChannel(name);
	const ear = new BroadcastChannel(name);
	return {
		ring: () => mouth.postMessage("ring"),
		onRing: (listener) => ear.addEventListener("message", listener),
	};
}
