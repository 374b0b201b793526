import { signal } from "@preact/signals";

import { err, type Problem, type Result } from "#core/base/result.ts";
import type { ProfileFacts, ProfileProblem } from "#core/vault/account/several.ts";
import { forgetFolders } from "#core/worker/browser-folders.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { countRows, eraseDatabase } from "#pwa/platform/databases.ts";
import { setBadge } from "#pwa/platform/notify.ts";

import { account, freshAccount } from "./account.ts";
import { workAnywhere } from "./at-work.ts";
import { switchAll, tellProfiles } from "./lock.ts";
import { countMarks, forgetMark } from "./mark.ts";
import { untilShown } from "./new-code.ts";
import { forgetOffer } from "./offer.ts";

/** The profiles of this browser (账户), the oldest first. */
export const profiles = signal<readonly ProfileFacts[]>([]);

/** `busy`: long work goes on in some tab, which a change of profiles would break off. */
export type SwitchProblem = ProfileProblem["code"] | "busy";

type Ended = Promise<SwitchProblem | undefined>;

export async function freshProfiles(app: HostedApp): Promise<void> {
	profiles.value = await app.profiles();
}

/**
 * Makes an empty one, the current one from then on; `enterNew` goes there. An empty passphrase is none; with one the
 * value is the recovery code, to be shown before.
 */
export async function addProfile(
	app: HostedApp,
	name: string,
	passphrase: string,
): Promise<Result<string | undefined, Problem<SwitchProblem>>> {
	return (await isBusy()) ? err({ code: "busy" }) : untilShown(() => app.addProfile(name, passphrase));
}

/** This page and all others are loaded anew, with the profile that is the current one by now. */
export function enterNew(): void {
	setBadge(0); // it counts for the profile that is left
	switchAll();
}

/** When it works, this page is loaded anew. */
export async function switchTo(app: HostedApp, id: string): Ended {
	if (await isBusy()) return "busy";
	const changed = await app.chooseProfile(id);
	if (!changed.ok) return changed.error.code;
	enterNew();
	return undefined;
}

/** A backup that was to fill the open profile did not come to its end, and the person takes what is there for all. */
export async function takeAsFilled(app: HostedApp): Promise<void> {
	const id = account.value?.profile.id;
	if (id === undefined) return;
	await app.filledProfile(id);
	await tellAll(app);
}

async function isBusy(): Promise<boolean> {
	return (await workAnywhere()).length > 0;
}

export async function renameProfile(app: HostedApp, id: string, name: string): Ended {
	const renamed = await app.renameProfile(id, name);
	if (renamed.ok) await tellAll(app);
	return renamed.ok ? undefined : renamed.error.code;
}

/** What a profile holds, counted without opening it. */
export interface Holding {
	readonly invoices: number;
	readonly originals: number;
}

export async function holdingOf({ database }: ProfileFacts): Promise<Holding> {
	const [invoices, originals] = [await countRows(database, ["records"]), await countRows(database, ["contents"])];
	return { invoices, originals };
}

/** What is left of a deleted profile: all 0 when it is gone. */
export interface Remains {
	readonly rows: number;
	readonly keys: number;
	readonly local: number;
}

/**
 * Deletes a profile that is not open: its keys, then its database, then its entry. Broken off in between it can only be
 * deleted again. Gives what is left, counted afterwards, or why nothing was done.
 */
export async function deleteProfile(
	app: HostedApp,
	{ id, database }: ProfileFacts,
): Promise<Result<Remains, ProfileProblem>> {
	const condemned = await app.condemnProfile(id);
	if (!condemned.ok) return condemned;
	await eraseDatabase(database);
	await forgetFolders(id);
	forgetMark(localStorage, { id, several: true });
	forgetOffer(id);
	const forgotten = await app.forgetProfile(id);
	if (!forgotten.ok) return forgotten;
	await tellAll(app);
	const keys = profiles.value.filter((profile) => profile.id === id).length;
	return { ok: true, value: { rows: await countRows(database), keys, local: countMarks(localStorage, id) } };
}

async function tellAll(app: HostedApp): Promise<void> {
	tellProfiles();
	await Promise.all([freshProfiles(app), freshAccount(app)]);
}
