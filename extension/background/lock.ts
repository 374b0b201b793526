import { browser } from "wxt/browser";

import { ACCOUNT_CHANNEL, type AccountNews } from "#core/worker/account-channel.ts";
import { connectWork } from "#extension/work/client.ts";
import { roomRuns } from "#extension/work/room.ts";
import { rememberWaiting } from "./alarms.ts";
import { untilLock } from "./lock-rule.ts";
import { clearNotices } from "./notices.ts";
import { forgetSecret, holdsSecret, saveUse, storedLockRule, storedSaving, storedUse } from "./store.ts";
import { tellAll } from "./tell.ts";

/** The alarm by which the library is locked when nobody was at work for long enough. */
export const LOCK_ALARM = "lock";

/** While something is being kept, which a lock would break off, it is looked at again after so long. */
const AGAIN_MS = 60_000;

/** Forgets the keys wherever they are, and takes back what was told of the library. */
export async function lock(): Promise<void> {
	await forgetSecret();
	if (await roomRuns()) await connectWork().lock();
	await forgetSecret(); // whoever was just unlocking it
	await browser.alarms.clear(LOCK_ALARM);
	const channel = new BroadcastChannel(ACCOUNT_CHANNEL);
	channel.postMessage({ what: "lock", cut: true } satisfies AccountNews);
	channel.close();
	await Promise.all([rememberWaiting(false), clearNotices()]);
	await tellAll(connectWork());
}

/** Somebody is at work: the time until the lock begins anew. One that is due already, as after a sleep, comes first. */
export async function noteUse(): Promise<void> {
	await lockIfDue();
	await noteUnlocked();
}

/** Somebody has shown the passphrase: the time until the lock begins. */
export async function noteUnlocked(): Promise<void> {
	await saveUse(Date.now());
	await armLock();
}

/** Sets the alarm by the rule and the last use; takes it back where there is nothing to lock. */
async function armLock(): Promise<void> {
	const left = (await holdsSecret()) ? untilLock(await storedLockRule(), await storedUse(), Date.now()) : undefined;
	if (left === undefined) await browser.alarms.clear(LOCK_ALARM);
	else await browser.alarms.create(LOCK_ALARM, { when: Date.now() + Math.max(left, 0) });
}

/** By the alarm. */
export async function lockIfDue(): Promise<void> {
	const left = (await holdsSecret()) ? untilLock(await storedLockRule(), await storedUse(), Date.now()) : undefined;
	if (left === undefined || left > 0) return armLock();
	// What a room that died has left of its list waits for nobody: it is gone on with after the lock.
	const busy = (await roomRuns()) && (await storedSaving()).some(({ end }) => end === undefined);
	if (!busy) return lock();
	await browser.alarms.create(LOCK_ALARM, { when: Date.now() + AGAIN_MS });
}
