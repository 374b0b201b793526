import { effect, signal } from "@preact/signals";

import { ACCOUNT_CHANNEL, type AccountNews } from "#core/worker/account-channel.ts";
import { type Moment, msSince, thisMoment } from "#pwa/platform/moment.ts";
import { type LockMinutes, lockMinutes } from "#ui/account/lock-minutes.ts";

import { atRest } from "./at-work.ts";
import { onScreenLocked } from "./screen-lock.ts";
import { keepTyped } from "./unsaved.ts";

/** When the app locks itself (自动锁定), where a passphrase is set. */
export interface LockRule {
	/** Minutes without anybody at work; 0 for never. */
	readonly afterMinutes: LockMinutes;
	/** As soon as no tab of the app is looked at. */
	readonly whenHidden: boolean;
	/** As soon as the machine's screen is locked, where the browser tells. */
	readonly withScreen: boolean;
}

const KEPT = "lock";
const LOOK_MS = 5_000;
/** Between two words to the other tabs that somebody is at work. */
const TELL_MS = 20_000;
/** From one tab to the other nothing is looked at for a moment. */
const HIDDEN_MS = 1_500;

/** Kept beside the vault and not in it: it says nothing, and each device has its own. */
export const lockRule = signal<LockRule>(readRule(localStorage.getItem(KEPT)));

export function changeLockRule(rule: LockRule): void {
	lockRule.value = rule;
	const words = [rule.afterMinutes, rule.whenHidden && "hidden", rule.withScreen && "screen"];
	localStorage.setItem(KEPT, words.filter((word) => word !== false).join(" "));
}

function readRule(kept: string | null): LockRule {
	const [minutes, ...words] = (kept ?? "15").split(" ");
	const afterMinutes = lockMinutes.find((one) => String(one) === minutes) ?? 15;
	return { afterMinutes, whenHidden: words.includes("hidden"), withScreen: words.includes("screen") };
}

const channel = new BroadcastChannel(ACCOUNT_CHANNEL);

function tell(news: AccountNews): void {
	channel.postMessage(news);
}

/** This tab is to be locked, and is as soon as its long work is done. */
export const lockOwed = signal(false);

/** Forgets the key in every tab: what is loaded anew has none. A tab at long work finishes that first, unless it is `cut`. */
export function lockAll({ cut = false }: { readonly cut?: boolean } = {}): void {
	tell({ what: "lock", cut });
	void lockHere(cut);
}

async function lockHere(cut: boolean): Promise<void> {
	if (!cut) {
		if (lockOwed.value) return;
		lockOwed.value = true;
		await atRest();
	}
	await keepTyped();
	location.reload();
}

/** Another profile is the current one: every tab is loaded anew with it, which ends the workers that hold other keys. */
export function switchAll(): void {
	tell({ what: "switch" });
	void loadSwitched();
}

/** A profile has another name, or is gone. */
export function tellProfiles(): void {
	tell({ what: "profiles" });
}

/** Locked in one tab is locked in all, and so it is with the profile. `onProfiles`: another tab changed the list of them. */
export function followLock(onProfiles: () => void): void {
	channel.addEventListener("message", ({ data }: MessageEvent<AccountNews>) => {
		if (data.what === "lock") void lockHere(data.cut);
		if (data.what === "switch") void loadSwitched();
		if (data.what === "profiles") onProfiles();
	});
}

/** The same page, without what its address says of the profile that was open: a record, a filter, a search. */
async function loadSwitched(): Promise<void> {
	await keepTyped();
	const [, page = ""] = location.pathname.split("/");
	location.replace(page === "result" ? "/" : `/${page}`);
}

/** Locks by the rule from now on. `guarded`: whether there is anything to lock. Gives the way to stop. */
export function lockByItself(guarded: () => boolean): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	let lastActive = thisMoment();
	let lastTold: Moment | undefined;

	const active = () => {
		lastActive = thisMoment();
		if (lastTold && msSince(lastTold, lastActive) < TELL_MS) return;
		lastTold = lastActive;
		tell({ what: "active" });
	};
	for (const name of ["pointerdown", "pointermove", "keydown", "wheel"]) {
		addEventListener(name, active, { signal, passive: true, capture: true });
	}
	channel.addEventListener(
		"message",
		({ data }: MessageEvent<AccountNews>) => {
			if (data.what === "active") lastActive = thisMoment();
		},
		{ signal },
	);

	let hiddenSince: Moment | undefined;
	document.addEventListener(
		"visibilitychange",
		() => {
			hiddenSince = document.hidden ? thisMoment() : undefined;
			if (document.hidden) setTimeout(look, HIDDEN_MS);
			else {
				lastTold = undefined;
				look(); // a machine that slept ran no timer
				active();
			}
		},
		{ signal },
	);

	const leaveScreen = effect(() => {
		if (!lockRule.value.withScreen) return undefined;
		const watching = new AbortController();
		void onScreenLocked(lockIfGuarded, watching.signal);
		return () => watching.abort();
	});

	function look(): void {
		const { afterMinutes, whenHidden } = lockRule.value;
		const idle = afterMinutes > 0 && msSince(lastActive) >= afterMinutes * 60_000;
		const hidden =
			whenHidden &&
			hiddenSince !== undefined &&
			msSince(hiddenSince) >= HIDDEN_MS &&
			lastActive.ticks <= hiddenSince.ticks;
		if (idle || hidden) lockIfGuarded();
	}

	/** Said once: a tab that waits for its work must not lock others that were opened again meanwhile. */
	function lockIfGuarded(): void {
		if (guarded() && !lockOwed.value) lockAll();
	}
	const timer = setInterval(look, LOOK_MS);
	signal.addEventListener("abort", () => {
		clearInterval(timer);
		leaveScreen();
	});
	return () => stop.abort();
}
