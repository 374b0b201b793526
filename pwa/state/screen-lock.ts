import { signal } from "@preact/signals";

/** https://wicg.github.io/idle-detection/: Chromium alone has it, and TypeScript does not know it. */
interface ScreenTeller extends EventTarget {
	readonly screenState: "locked" | "unlocked" | null;
	start(options: { readonly threshold: number; readonly signal: AbortSignal }): Promise<void>;
}
interface ScreenTellers {
	new (): ScreenTeller;
	/** Only within a person's click. */
	requestPermission(): Promise<PermissionState>;
}

declare global {
	interface Window {
		readonly IdleDetector?: ScreenTellers;
	}
}

/** Milliseconds without a key or pointer until it calls somebody idle: the least it takes. Only the screen is read. */
const IDLE_MS = 60_000;

/** `false` where the browser was asked to tell when the screen is locked, and refused. */
export const screenTold = signal(true);

/** Whether the browser could tell. */
export function canTellScreen(): boolean {
	return window.IdleDetector !== undefined;
}

/** Asks the person to let it tell; within a click. */
export async function mayTellScreen(): Promise<boolean> {
	screenTold.value = (await window.IdleDetector?.requestPermission()) === "granted";
	return screenTold.value;
}

/** Tells whenever the machine's screen is locked, until `stop`. */
export async function onScreenLocked(tell: () => void, stop: AbortSignal): Promise<void> {
	if (!window.IdleDetector) return;
	const teller = new window.IdleDetector();
	teller.addEventListener("change", () => teller.screenState === "locked" && tell(), { signal: stop });
	try {
		await teller.start({ threshold: IDLE_MS, signal: stop });
		screenTold.value = true;
	} catch {
		if (!stop.aborted) screenTold.value = false; // the permission was taken back: the settings say so
	}
}
