export type NotifyPermission = "granted" | "denied" | "default" | "none";

export function notifyPermission(): NotifyPermission {
	return "Notification" in globalThis ? Notification.permission : "none";
}

/** Asks the person by the browser's own question; only ever called from a button. */
export async function askToNotify(): Promise<NotifyPermission> {
	return "Notification" in globalThis ? Notification.requestPermission() : "none";
}

export interface Notice {
	readonly title: string;
	readonly body: string;
	/** Page that a click opens. */
	readonly path: string;
	/** A notice with the same tag takes the place of the older: two tabs may both tell. */
	readonly tag: string;
}

/** Shows a notification of the system where the person has allowed it. */
export async function notify({ title, body, path, tag }: Notice): Promise<void> {
	if (notifyPermission() !== "granted") return;
	const registration = await navigator.serviceWorker?.getRegistration();
	// Phones show notifications of a service worker only; without one a window may show them itself.
	if (registration?.active) return registration.showNotification(title, { body, tag, data: { path } });
	const shown = new Notification(title, { body, tag });
	shown.onclick = () => {
		window.focus();
		shown.close();
	};
}

/** The number on the app's icon, where the system has one. */
export function setBadge(count: number): void {
	if (!("setAppBadge" in navigator)) return;
	const set = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge();
	set.catch(() => undefined); // not installed: there is no icon to write on
}
