import type { Context } from "#core/flows/context.ts";
import { readCode } from "#core/sync/code.ts";
import type { Message } from "#core/sync/schema/messages.ts";
import type { SpeakEnd, Speaking, SpeakNews } from "./app.ts";
import { createAnswerer, createAsking } from "./ask.ts";
import { createChannel } from "./channel.ts";
import { type Meeting, meet } from "./handshake.ts";
import { hearAbout, hearLeave } from "./parting.ts";
import { peersOf } from "./peers.ts";
import { receiveChanges, type ToReceiver } from "./receive.ts";
import { sendChanges, type ToSender } from "./send.ts";
import { shown } from "./shown.ts";
import type { SyncOptions } from "./sync.ts";
import { createMailbox, portWire, SpeechOver, type Wire } from "./wire.ts";

/** How often a connection that is even looks whether something changed here. */
const LOOK_MS = 2_000;

/** The same over a port of the browser. */
export function speakOverPort(context: Context, port: MessagePort, speech: Speech): Promise<SpeakEnd> {
	return speakOver(context, portWire(port), speech);
}

interface Speech extends SyncOptions {
	readonly how: Speaking;
	readonly signal: AbortSignal;
	report(news: SpeakNews): void;
}

/** Speaks until the wire or one of the two sides is gone. */
export async function speakOver(context: Context, wire: Wire, speech: Speech): Promise<SpeakEnd> {
	const over = new AbortController();
	const said = createMailbox<unknown>();
	const end = (code: string) => {
		said.end(new SpeechOver(code));
		over.abort();
	};
	const stop = () => end("stopped");
	speech.signal.addEventListener("abort", stop, { once: true });
	if (speech.signal.aborted) stop();
	const gone = new AbortController();
	void wire.gone.then(() => {
		said.endAfterAll(new SpeechOver("closed"));
		gone.abort();
	});
	wire.listen((one) => {
		try {
			said.put(one);
		} catch {
			end("broken"); // more than anybody of ours ever leaves unanswered
		}
	});
	try {
		return await converse(context, wire, said, { ...speech, signal: over.signal, gone: gone.signal });
	} catch (cause) {
		if (cause instanceof SpeechOver) return { code: cause.code as SpeakEnd["code"] }; // made of those codes only
		throw cause;
	} finally {
		over.abort();
		speech.signal.removeEventListener("abort", stop);
		wire.close();
	}
}

async function converse(
	context: Context,
	wire: Wire,
	said: ReturnType<typeof createMailbox<unknown>>,
	speech: Speech & { readonly gone: AbortSignal },
): Promise<never> {
	const { deps } = context;
	const { vault } = await context.open();
	const peers = peersOf(vault, deps);
	const me = await peers.me();
	if (!me.ok) throw new SpeechOver("storage_full");
	const code = speech.how.code === undefined ? undefined : readCode(speech.how.code);
	if (speech.how.code !== undefined && code === undefined) throw new SpeechOver("wrong_code");
	const { code: _, ...plain } = speech.how;
	const how = { ...plain, ...(code !== undefined && { code }) };
	const meeting = await meet({ wire, said, peers, me: me.value, how, now: deps.now });
	// Of two tabs of the page one speaks, the other waits: they are one vault.
	const work = () => exchange(context, wire, said, meeting, speech);
	const waiting = AbortSignal.any([speech.signal, speech.gone]);
	const done = await deps.shared.locks.hold(`yanpiao/sync/${speech.how.side}/${meeting.peer.id}`, work, waiting);
	return done ?? Promise.reject(new SpeechOver(speech.signal.aborted ? "stopped" : "closed"));
}

/** Both directions at once, until one of them fails: nothing else ends an exchange. */
async function exchange(
	context: Context,
	wire: Wire,
	said: ReturnType<typeof createMailbox<unknown>>,
	meeting: Meeting,
	{ report, signal: stopped, lookMs = LOOK_MS, how, onBridge }: Speech,
): Promise<never> {
	const { deps } = context;
	const ended = new AbortController();
	const signal = AbortSignal.any([stopped, ended.signal]);
	let fail: (cause: unknown) => void = () => {};
	const failed = new Promise<never>((_, reject) => {
		fail = reject;
	});
	const { vault, library } = await context.open();
	const channel = createChannel(wire, meeting);
	const replies = createMailbox<ToSender>();
	const told = createMailbox<ToReceiver>();
	const peers = peersOf(vault, deps);
	const peerId = meeting.peer.id;
	const both = { peers, peerId, channel, deps };
	/** All there is to say to it is that the pairing has ended. */
	const over = meeting.peer.parted !== undefined;
	const answerer =
		how.side === "extension" && !over ? createAnswerer(deps, context.settings, channel, signal) : undefined;
	const asking = how.side === "page" && !over ? createAsking(channel) : undefined;
	const count = { sent: 0, received: 0, erased: 0 };
	const idle = { sending: false, receiving: false };
	let even = false;

	async function noteEven(): Promise<void> {
		const now = idle.sending && idle.receiving;
		const news = now && !even;
		even = now;
		if (!news) return;
		const exchangedAt = deps.now().toISOString();
		const peer = await peers.find(peerId);
		if (!peer) throw new SpeechOver("not_paired"); // forgotten while they spoke
		if (peer.parted) return;
		await peers.save({ ...peer, exchangedAt }); // without room for it the last exchange seems older than it is
		report({ what: "even", at: exchangedAt });
	}

	function route(message: Message): void {
		switch (message.t) {
			case "about":
			case "want":
			case "need":
			case "ack":
				replies.put(message);
				break;
			case "offer":
			case "records":
			case "parts":
			case "erased":
			case "left":
			case "idle":
				if (!over) told.put(message);
				break;
			case "bye":
				throw new SpeechOver(message.why === "done" ? "closed" : "storage_full");
			case "ask":
			case "unask":
				if (!answerer) throw new SpeechOver("broken"); // a page asks for nobody
				answerer.take(message);
				break;
			case "answer":
			case "unanswered":
				asking?.take(message);
		}
	}

	async function hear(): Promise<never> {
		for (;;) {
			const message = await channel.take(await said.next(2_000_000_000));
			if (message?.t === "bye" && message.why === "unpaired") await hearLeave(both);
			else if (message?.t === "about") await hearAbout(both, message);
			if (message) route(message);
		}
	}

	await channel.send({ t: "about", build: deps.build.slice(0, 300), name: (how.name ?? "").slice(0, 200) });
	report({ what: "met", peer: await shown(peers, meeting.peer) });
	onBridge?.(asking?.ask);
	const moved = () => report({ what: "moved", ...count });
	const sending = sendChanges({
		vault,
		deps,
		channel,
		replies,
		peers,
		peer: meeting.peer,
		library,
		signal,
		everyMs: lookMs,
		onSent(records) {
			count.sent += records;
			moved();
		},
		onIdle(now) {
			idle.sending = now;
			noteEven().catch(fail);
		},
	});
	const receiving = receiveChanges({
		context,
		vault,
		library,
		channel,
		told,
		peers,
		peer: meeting.peer,
		onReceived(records) {
			count.received += records;
			moved();
		},
		onErased(records) {
			count.erased += records;
			moved();
		},
		onIdle(now) {
			idle.receiving = now;
			noteEven().catch(fail);
		},
	});
	try {
		return await Promise.race([hear(), sending, receiving, failed]);
	} catch (cause) {
		const full = cause instanceof SpeechOver && cause.code === "storage_full";
		if (full) await channel.send({ t: "bye", why: "storage_full" });
		throw cause;
	} finally {
		ended.abort();
		const closed = new SpeechOver("closed");
		replies.end(closed);
		told.end(closed);
		onBridge?.(undefined);
		asking?.end();
		// What was being written is written to its end, or not at all; nobody else must begin before.
		await Promise.allSettled([sending, receiving]);
	}
}
