import { browser } from "wxt/browser";

import type { QueueProgress } from "#core/flows/queue-app.ts";
import { connectApp } from "#core/worker/client.ts";
import type { BackgroundForRoom } from "#extension/background/for-room.ts";
import { createWork } from "./create-work.ts";
import { needsTime } from "./queue-waits.ts";
import { servePort } from "./serve.ts";
import type { Work } from "./work.ts";

/** The room is left when nobody needed it for so long; its workers hold memory. */
const IDLE_MS = 120_000;
const LOOK_MS = 30_000;

/** Opens the work room in this page. `leave` ends it when nothing is left to do; absent where the page stays anyway. */
export function startRoom(background: BackgroundForRoom, leave?: () => void): Work {
	const app = connectApp();
	const work = createWork({
		app,
		fetch: fetch.bind(globalThis),
		mayReach: (url) => background.mayReach(url).catch(() => false),
		fetchInPage: async (url, page) => responseOf(await background.fetchInPage(url, page).catch(() => undefined)),
		changed: () => void tell(),
		newId: () => crypto.randomUUID(),
	});
	const told = background.server().then(
		(server) => app.useServer(server),
		() => undefined,
	);
	const own = { id: browser.runtime.id, root: browser.runtime.getURL("/") };
	let [open, usedAt] = [0, performance.now()];
	let following = false;
	const busy = {
		begin: () => void open++,
		end() {
			open--;
			usedAt = performance.now();
		},
	};

	/** Tells the background what it keeps a copy of, and whether it must see to it that the queue goes on. */
	async function tell(): Promise<void> {
		try {
			const [{ language }, queue] = await Promise.all([work.settings(), work.queue()]);
			await background.roomChanged({ language, waits: needsTime(queue) });
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
		await app
			.followQueue(job, (progress) => {
				if (!isAsking(progress)) void app.cancel(job).catch(() => undefined);
			})
			.catch(() => undefined);
		following = false;
		await tell();
	}

	async function leaveWhenIdle(): Promise<void> {
		if (open > 0 || performance.now() - usedAt < IDLE_MS) return;
		// What waits for somebody or for tomorrow does not need the room: the alarm opens it again.
		if (!isAsking(await work.queue()) && open === 0) leave?.();
	}

	/** Nobody is answered before the app knows whom to ask. */
	const served: Work = new Proxy(work, {
		get(target, name) {
			const method: unknown = Reflect.get(target, name);
			if (typeof method !== "function") return method;
			return async (...args: unknown[]) => {
				await told;
				return Reflect.apply(method, target, args);
			};
		},
	});
	browser.runtime.onConnect.addListener((port) => servePort(port, served, own, busy));
	if (leave) setInterval(() => void leaveWhenIdle().catch(() => undefined), LOOK_MS);
	void navigator.storage.persist().catch(() => undefined); // kept invoices are not the browser's to clear away
	return served;
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
