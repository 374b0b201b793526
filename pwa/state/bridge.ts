import { signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { Peer, SpeakEnd, SpeakNews } from "#core/flows/sync/app.ts";
import { canPair, reachExtension } from "#pwa/platform/bridge.ts";

import { changed } from "./library.ts";

/** Why nothing is exchanged. `locked`: the extension wants its passphrase first. */
type BridgeEnd = SpeakEnd | { readonly code: "locked" };

/** How it stands with the paired extension; it speaks in the background of all pages. */
export type Bridge =
	| { readonly state: "none" }
	| { readonly state: "searching" | "off"; readonly end?: BridgeEnd["code"] }
	| { readonly state: "moving" | "even"; readonly received: number; readonly sent: number; readonly erased: number };

export const bridge = signal<Bridge>({ state: "none" });
export const peers = signal<readonly Peer[]>([]);

/** Lists show what arrived no oftener than this. */
const SHOW_MS = 1_000;
/** After a lost connection; an extension that is updated comes back in a second. */
const AGAIN_MS = 5_000;
const MOST_WAIT_MS = 60_000;

let current: AbortController | undefined;

/** Speaks with the paired extension as long as this page is open, and again after it was lost. */
export async function followBridge(app: App): Promise<void> {
	current?.abort();
	const own = new AbortController();
	current = own;
	let wait = AGAIN_MS;
	while (canPair() && (await isNeeded(app)) && !own.signal.aborted) {
		bridge.value = { state: "searching" };
		const end = await speak(app, own.signal);
		if (own.signal.aborted) return;
		if (end?.code === "unpaired") peers.value = await app.peers();
		const met = end !== undefined && end.code === "closed";
		bridge.value = { state: "off", ...(end && { end: end.code }) };
		await new Promise((resolve) => setTimeout(resolve, wait));
		wait = met ? AGAIN_MS : Math.min(wait * 2, MOST_WAIT_MS);
	}
	if (!own.signal.aborted) bridge.value = { state: "none" };
}

/** Whether there is somebody to speak with, or to tell that the pairing has ended. */
async function isNeeded(app: App): Promise<boolean> {
	peers.value = await app.peers();
	return peers.value.some(({ partedAt }) => partedAt === undefined) || (await app.leaving()).includes(location.origin);
}

/** Pairs by the code; gives why not. Goes on speaking when it worked. */
export async function pairBy(app: App, code: string): Promise<BridgeEnd["code"] | undefined> {
	current?.abort();
	const own = new AbortController();
	current = own;
	bridge.value = { state: "searching" };
	const paired = Promise.withResolvers<undefined>();
	const speaking = speak(app, own.signal, code, () => paired.resolve(undefined));
	const end = await Promise.race([speaking.then((over) => over?.code ?? "not_paired"), paired.promise]);
	peers.value = await app.peers();
	if (end !== undefined) {
		void followBridge(app);
		return end;
	}
	// Whatever ends it, the pair stays: it is looked for again.
	void speaking.then(() => (own.signal.aborted ? undefined : followBridge(app)));
	return undefined;
}

export async function unpair(app: App, peer: Peer): Promise<void> {
	await app.unpair(peer.id);
	// Whoever speaks now tells the other side; else it is told when it is found.
	peers.value = await app.peers();
}

/** Until it ends; `undefined` when nobody answers. */
async function speak(app: App, signal: AbortSignal, code?: string, onMet?: () => void): Promise<BridgeEnd | undefined> {
	const port = await reachExtension(signal);
	if (!port) return undefined;
	if (port === "locked") return { code: port };
	const job = crypto.randomUUID();
	const stop = () => void app.cancel(job).catch(() => undefined); // the app's worker died; its page says so
	signal.addEventListener("abort", stop, { once: true });
	let counts = { received: 0, sent: 0, erased: 0 };
	let showing = false;
	const hear = (news: SpeakNews) => {
		if (signal.aborted) return;
		if (news.what === "met") onMet?.();
		if (news.what === "moved") {
			const { received, sent, erased } = news;
			counts = { received, sent, erased };
		}
		bridge.value = { state: news.what === "even" ? "even" : "moving", ...counts };
		if (news.what === "even") void app.peers().then((held) => (peers.value = held));
		if (news.what === "met" || showing) return;
		showing = true;
		setTimeout(() => {
			showing = false;
			changed();
		}, SHOW_MS);
	};
	try {
		return await app.speak(job, port, { side: "page", origin: location.origin, ...(code && { code }) }, hear);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}
