import { effect, signal } from "@preact/signals";

import { canonicalJson } from "#core/base/canonical-json.ts";
import type { App, Settings } from "#core/flows/app.ts";
import type { connectApp } from "#core/worker/client.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { applyLook } from "#ui/look.ts";

import { account, freshAccount } from "./account.ts";
import { sayUnlessKept } from "./full-disk.ts";
import { isNewerData } from "./newer-data.ts";

export type Opening =
	/** `waits`: other tabs have it open with older code, and must be closed first. */
	| { readonly state: "opening"; readonly waits?: true }
	| { readonly state: "locked"; readonly app: HostedApp }
	| { readonly state: "open"; readonly app: HostedApp; readonly settings: Settings }
	| { readonly state: "failed"; readonly why: string }
	/** What the page shows and follows is of a library that is gone; it has to be loaded anew. */
	| { readonly state: "gone"; readonly how: "upgraded" | "died" | "erased" }
	/** What is kept here was written by a newer app: this one must not touch it, and has to be brought up to date. */
	| { readonly state: "outdated" };

/** The library in the worker, once it is open. */
export const opening = signal<Opening>({ state: "opening" });

/** Goes up with every change of what is kept: lists and panels that read it fetch again. */
export const revision = signal(0);

/** Between the windows of this origin; none hears itself. */
const erasing = new BroadcastChannel("yanpiao-erased");

/** Goes up with those of this tab only: what follows from a change is done where it was made. */
export const ownChanges = signal(0);

export function changed(): void {
	ownChanges.value++;
	revision.value++;
}

export function changedElsewhere(): void {
	revision.value++;
}

export async function openLibrary(connect: typeof connectApp): Promise<void> {
	opening.value = { state: "opening" };
	try {
		const app = connect(
			(how) => {
				if (how === "upgraded") gone("upgraded");
				else if (opening.value.state !== "opening") gone("died");
			},
			(waits) => {
				const { value } = opening;
				if (waits) opening.value = { state: "opening", waits };
				else if (value.state === "opening" && value.waits) opening.value = { state: "opening" };
			},
		);
		await freshAccount(app);
		if (account.value?.state === "locked") opening.value = { state: "locked", app };
		show(app, await app.settings()); // waits until it is unlocked
	} catch (cause) {
		// Private windows and full disks fail here; the person must see it, whatever the reason.
		if (opening.peek().state === "gone") return; // died while it was locked
		opening.value = isNewerData(cause)
			? { state: "outdated" }
			: { state: "failed", why: cause instanceof Error ? cause.message : "" };
	}
}

/** The app as soon as the library is open: files given before that must wait for it, not be lost. */
export function opened(): Promise<App> {
	return new Promise((resolve) => {
		const stop = effect(() => {
			const { value } = opening;
			if (value.state !== "open") return;
			resolve(value.app);
			queueMicrotask(() => stop()); // `stop` is not there yet when the library is already open
		});
	});
}

/** Takes settings over at once, and goes back to those before where there is no room to keep them. */
export async function changeSettings(app: HostedApp, settings: Settings): Promise<boolean> {
	const before = opening.value;
	show(app, settings);
	const from = before.state === "open" ? before.settings : settings;
	const kept = sayUnlessKept(await app.saveSettings(settings, from), "full.settings");
	if (kept) {
		const { value } = opening;
		if (value.state === "open" && value.settings === settings) await freshSettings(); // another tab may have kept more
		changed();
	} else if (before.state === "open") show(app, before.settings);
	return kept;
}

/** Shows settings that came from elsewhere. */
export async function freshSettings(): Promise<void> {
	const { value } = opening;
	if (value.state !== "open") return;
	const settings = await value.app.settings();
	const differs = opening.value === value && canonicalJson(settings) !== canonicalJson(value.settings);
	if (differs) show(value.app, settings);
}

/** Another window erased everything: what this one holds in memory is of a library that is gone. */
export function followErasing(): void {
	erasing.onmessage = () => gone("erased");
}

function gone(how: "upgraded" | "died" | "erased"): void {
	opening.value = { state: "gone", how };
}

export function tellErased(): void {
	erasing.postMessage("");
}

function show(app: HostedApp, settings: Settings): void {
	opening.value = { state: "open", app, settings };
	applyLook(settings);
}
