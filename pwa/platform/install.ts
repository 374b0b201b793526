import { Workbox } from "workbox-window";

export interface OfflineState {
	readonly done: number;
	readonly total: number;
}

/**
 * Registers the service worker after the page has drawn. `onUpdate` gets a function that starts the new version;
 * nothing is replaced under a person's hands.
 */
export async function install(onUpdate: (start: () => void) => void): Promise<void> {
	if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
	const workbox = new Workbox("/sw.js");
	workbox.addEventListener("waiting", () =>
		onUpdate(() => {
			workbox.addEventListener("controlling", () => location.reload());
			workbox.messageSkipWaiting();
		}),
	);
	await workbox.register();
	await prepareOffline();
}

/** Fetches the newest version, if there is a newer one, and starts it. */
export async function updateNow(): Promise<void> {
	const registration = await navigator.serviceWorker?.getRegistration();
	await registration?.update().catch(() => undefined); // offline: all that is left is to load again
	const next = registration?.installing ?? registration?.waiting;
	if (!next) return location.reload();
	const start = () => {
		if (next.state === "installed") next.postMessage({ type: "SKIP_WAITING" });
		if (next.state === "activated" || next.state === "redundant") location.reload();
	};
	next.addEventListener("statechange", start);
	start();
}

/** Has the large files fetched that reading needs without a network; tells how many are there. */
export async function prepareOffline(): Promise<OfflineState | undefined> {
	if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return undefined;
	const registration = await navigator.serviceWorker.ready;
	const worker = registration.active;
	if (!worker) return undefined;
	const channel = new MessageChannel();
	const answer = new Promise<OfflineState>((resolve) => {
		channel.port1.onmessage = (event: MessageEvent<OfflineState>) => resolve(event.data);
	});
	worker.postMessage({ type: "WARM" }, [channel.port2]);
	return answer;
}
