import { proxy } from "comlink";
import { browser } from "wxt/browser";

import type { QueueProgress } from "#core/flows/queue/app.ts";
import { sha256Hex } from "#core/readers/hash.ts";
import { connectApp } from "#core/worker/client.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import type { BackgroundForRoom } from "#extension/background/for-room.ts";
import { BRIDGE_PORT } from "#extension/bridge/protocol.ts";
import { serveBridge } from "#extension/bridge/serve.ts";
import { type Busy, createBusy } from "./busy.ts";
import { answeredLocked } from "./calls.ts";
import { createWork } from "./create-work.ts";
import { createFileMemory, dropOpenFileMemory } from "./file-memory.ts";
import { createKeeper } from "./keeper.ts";
import { WorkLocked } from "./locked.ts";
import { needsTime } from "./queue-waits.ts";
import { servePort } from "./serve.ts";
import type { Work } from "./work.ts";

/** The room is left when nobody needed it for so long; its workers hold memory. */
const IDLE_MS = 120_000;
const LOOK_MS = 30_000;

/**
 * Makes this page the work room. Its app is started by the first call: Firefox wakes its background page for every
 * trifle. `leave` ends the page when nothing is left to do; absent in Firefox, which ends it by itself.
 */
export function startRoom(background: BackgroundForRoom, leave?: () => void): Work {
	dropOpenFileMemory(localStorage);
	const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
	const busy = createBusy(leave ? undefined : () => void browser.runtime.getPlatformInfo());
	const ports = new Set<{ disconnect(): void }>();
	let room: Room | undefined;

	function opened(): Room {
		room ??= openRoom(background, busy, forget);
		return room;
	}

	/** Its app died: the next call opens another one. Whoever waits learns it from the port, as from a room that died. */
	function forget(): void {
		const locked = room?.ended();
		room = undefined;
		if (locked) return; // each call says so by itself
		for (const port of ports) port.disconnect();
		ports.clear();
	}

	async function leaveWhenIdle(): Promise<void> {
		if (busy.idleMs() < IDLE_MS) return;
		// What waits for somebody or for tomorrow does not need the room: the alarm opens it again.
		if (room && !(await room.locked()) && isAsking(await room.work.queue())) return;
		if (busy.idleMs() > 0) leave?.();
	}

	const work = new Proxy({} as Work, {
		get(_, name) {
			// Whoever awaits the work asks it for `then`; it is not a promise.
			if (typeof name === "symbol" || name === "then") return undefined;
			return (...args: unknown[]) =>
				busy.during(async () => {
					const { ready, work: inside, locked, ended } = opened();
					await ready;
					const method: unknown = Reflect.get(inside, name);
					if (typeof method !== "function") throw new Error("no such work");
					try {
						if (!answeredLocked.has(name as keyof Work) && (await locked())) throw new WorkLocked();
						return await Reflect.apply(method, inside, args);
					} catch (cause) {
						throw ended() ? new WorkLocked() : cause;
					}
				});
		},
	});
	browser.runtime.onConnect.addListener((port) => {
		ports.add(port);
		port.onDisconnect.addListener(() => ports.delete(port));
		servePort(port, work, own);
		if (port.name === BRIDGE_PORT) {
			const { app, locked } = opened();
			serveBridge(port, { app, locked, own, busy, newId: () => crypto.randomUUID() });
		}
	});
	if (leave) setInterval(() => void leaveWhenIdle().catch(() => undefined), LOOK_MS);
	return work;
}

interface Room {
	readonly app: HostedApp;
	readonly work: Work;
	/** Nobody is answered before the app knows whom to ask. */
	readonly ready: Promise<unknown>;
	locked(): Promise<boolean>;
	/** Whether it was ended to lock the library. */
	ended(): boolean;
}

function openRoom(background: BackgroundForRoom, busy: Busy, onDeath: () => void): Room {
	const ending = new AbortController();
	const app = connectApp(onDeath, undefined, ending.signal);
	const keeping = app.useKeeper(proxy(createKeeper(background)));
	let open = false;
	const locked = async () => {
		// Once it is open it stays so, until it is ended.
		open ||= (await app.accountStanding()).state === "open";
		return !open;
	};
	// A background that does not answer forbids nothing.
	const reach = app.useReach(proxy((url: string) => background.mayReach(url).catch(() => true)));
	const ready = background.server().then(
		(server) => Promise.all([app.useServer(server), reach, keeping]),
		() => keeping, // without a server nobody is asked who needs one
	);
	const work = createWork({
		app,
		fetch: fetch.bind(globalThis),
		mayReach: (url) => background.mayReach(url).catch(() => false),
		fetchInPage: async (url, page) => responseOf(await background.fetchInPage(url, page).catch(() => undefined)),
		files: createFileMemory({ load: () => app.recallLinks(), save: (links) => app.rememberLinks(links) }, sha256Hex),
		// Nothing is taken up before the library is open.
		recallSaving: () => ready.then(() => app.settings()).then(() => background.recallSaving()),
		// What a lock broke off did not fail: it goes on when the library is open again.
		rememberSaving: async (list) => (ending.signal.aborted ? undefined : background.rememberSaving(list)),
		locked,
		forgetSecret: () => background.forgetSecret(),
		end: () => ending.abort(),
		busy,
		changed: () => void tell(),
		newId: () => crypto.randomUUID(),
	});
	let following = false;

	/** Tells the background what it keeps a copy of, and whether it must see to it that the queue goes on. */
	async function tell(): Promise<void> {
		try {
			const [{ language }, queue, saving] = await Promise.all([work.settings(), work.queue(), work.saving()]);
			await background.roomChanged({ language, waits: needsTime(queue, saving) });
			if (isAsking(queue)) void follow();
		} catch {
			// A library that cannot be opened says so wherever it is used.
		}
	}

	/** Until the queue has come to an end or a halt, and tells what has become of it. */
	async function follow(): Promise<void> {
		if (following) return;
		following = true;
		const job = crypto.randomUUID();
		const ended = app.followQueue(job, (progress) => {
			if (!isAsking(progress)) void app.cancel(job).catch(() => undefined);
		});
		await busy.during(() => ended).catch(() => undefined);
		following = false;
		await tell();
	}

	void ready.then(tell); // what was left to ask goes on now
	void navigator.storage.persist().catch(() => undefined); // kept invoices are not the browser's to clear away
	return { app, work, ready, locked, ended: () => ending.signal.aborted };
}

/** Whether it is at work now, and somebody must stay for it. */
function isAsking({ counts, held }: QueueProgress): boolean {
	return counts.asking > 0 || (counts.waiting > 0 && (held === undefined || held === "slowed"));
}

interface FetchedInPage {
	readonly status: number;
	readonly type: string;
	readonly disposition: string;
	readonly base64: string;
}

function responseOf(fetched: FetchedInPage | undefined): Response | undefined {
	if (!fetched) return undefined;
	const { status, type, disposition, base64 } = fetched;
	const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
	const empty = status === 204 || status === 205 || status === 304;
	const headers = { "content-type": type, ...(disposition && { "content-disposition": disposition }) };
	return new Response(empty ? null : bytes, { status, headers });
}
