import { browser } from "wxt/browser";

import { registerBridges } from "#extension/bridge/origins.ts";
import { wakeForBridge } from "#extension/bridge/wake.ts";
import { isOwnPage } from "#extension/protocol/own-page.ts";
import { readFromPage } from "#extension/protocol/shapes.ts";
import { connectWork } from "#extension/work/client.ts";
import { noteFailure } from "#ui/note-failure.ts";
import { resumeQueue, runAlarm, setAlarms } from "./alarms.ts";
import { readHubCall } from "./hub-calls.ts";
import { hubService, noteSight } from "./hub-service.ts";
import { LOCK_ALARM, lockIfDue, noteUse } from "./lock.ts";
import { makeMenus, runMenu } from "./menus.ts";
import { openNotice } from "./notices.ts";
import { dropWithdrawn, registerSites } from "./sites.ts";
import { forgetTab } from "./store.ts";

/**
 * Every listener of the background, set at once when it wakes: the browser looks for them then, and remembers nothing
 * else of it. What they need lies in storage or in the work room.
 */
export function startBackground(): void {
	browser.runtime.onMessage.addListener(onMessage);
	browser.runtime.onConnect.addListener(wakeForBridge);
	browser.runtime.onInstalled.addListener(() => quietly(setUp()));
	browser.runtime.onStartup.addListener(() => quietly(setUp()));
	browser.contextMenus.onClicked.addListener((clicked, tab) =>
		quietly(noteUse().then(() => runMenu(clicked, tab, connectWork(), hubService))),
	);
	browser.alarms.onAlarm.addListener(({ name }) =>
		quietly(name === LOCK_ALARM ? lockIfDue() : runAlarm(name, connectWork())),
	);
	browser.notifications.onClicked.addListener((id) => quietly(openNotice(id)));
	browser.permissions.onAdded.addListener(({ origins }) => {
		if (origins && origins.length > 0) quietly(connectWork().hostsAdded());
	});
	browser.permissions.onRemoved.addListener(() => quietly(dropWithdrawn()));
	browser.tabs.onRemoved.addListener((tabId) => quietly(forgetTab(tabId)));
}

async function setUp(): Promise<void> {
	await Promise.all([makeMenus(), setAlarms(), registerSites(), registerBridges()]);
	await resumeQueue(connectWork());
}

type Reply = (reply: { readonly ok: boolean; readonly value?: unknown; readonly error?: string }) => void;
type OnMessage = Parameters<typeof browser.runtime.onMessage.addListener>[0];

/**
 * Two kinds of senders, never mixed: pages of our own ask for what is on the list; scripts in other people's pages say
 * what they see and get no answer at all. `true` keeps the way back open.
 */
function onMessage(message: unknown, sender: Parameters<OnMessage>[1], answer: Reply): true | undefined {
	const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
	if (isOwnPage(sender, own)) {
		const call = readHubCall(message);
		if (!call) return undefined;
		const method = hubService[call.method] as (...args: unknown[]) => Promise<unknown>; // the list's shapes fit it
		method(...call.args).then(
			(value) => answer({ ok: true, value }),
			(cause: unknown) => answer({ ok: false, error: codeOf(cause) }),
		);
		return true;
	}
	const { tab, frameId, id, url } = sender;
	if (id !== own.id || tab?.id === undefined || frameId === undefined) return undefined;
	const seen = readFromPage(message);
	const page = tab.url ?? (frameId === 0 ? url : undefined);
	if (seen && page !== undefined) quietly(noteSight(seen.sight, { tabId: tab.id, frameId, page }));
	return undefined;
}

/** Codes of our own only: any other error's text may hold an address. */
function codeOf(cause: unknown): string {
	return cause instanceof Error && /^[a-z_]{1,40}$/.test(cause.message) ? cause.message : "failed";
}

/** A listener has nobody to tell; what failed is tried again with the next alarm, or shows where it is looked for. */
function quietly(work: Promise<unknown>): void {
	work.catch((cause: unknown) => noteFailure("background", cause));
}
