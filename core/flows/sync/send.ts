import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { pause } from "#core/flows/jobs.ts";
import { factsOf } from "#core/flows/library/file-facts.ts";
import type { Library } from "#core/flows/library/library.ts";
import { type Bundle, revisionText } from "#core/sync/bundle.ts";
import { MAX_MESSAGE } from "#core/sync/limits.ts";
import {
	CHUNK,
	MAX_NAME,
	type Message,
	MOST_ERASED,
	MOST_RECORDS,
	recordsMessage,
} from "#core/sync/schema/messages.ts";
import { unlessDamaged } from "#core/vault/codec.ts";
import type { Changed, Cursor } from "#core/vault/sync.ts";
import type { Channel } from "./channel.ts";
import { toBase64 } from "./crypto.ts";
import { type LeftOut, openLeft } from "./left.ts";
import type { HeldPeer, Peers } from "./peers.ts";
import { type Mailbox, SpeechOver } from "./wire.ts";

/** Characters of the records of one batch, above which the next one waits: what is in memory on both sides, twice. */
const BATCH_LENGTH = 1_000_000;
/** Far longer than it takes to write a batch on a slow machine. */
export const REPLY_MS = 120_000;
/** For the other side to say that it knows of the end. */
const FAREWELL_MS = 10_000;

export type ToSender = Extract<Message, { t: "about" | "want" | "need" | "ack" }>;

interface Sending {
	readonly vault: AppVault;
	readonly deps: Pick<AppDeps, "hash" | "build">;
	readonly channel: Channel;
	readonly replies: Mailbox<ToSender>;
	readonly peers: Peers;
	readonly peer: HeldPeer;
	readonly library: Library;
	readonly signal: AbortSignal;
	/** How often to look whether something changed, in milliseconds. */
	readonly everyMs: number;
	onSent(records: number): void;
	/** Everything is told for now; and again told after something changed. */
	onIdle(idle: boolean): void;
}

interface Batch {
	/** By id: the JSON of the bundle, and the names of its files. */
	readonly bundles: ReadonlyMap<string, { readonly json: string; readonly files: readonly string[] }>;
	readonly items: Extract<Message, { t: "offer" }>["items"];
	readonly tooLarge: readonly LeftOut[];
	readonly upTo: Cursor;
	/** Records in it, with those too large. */
	readonly count: number;
}

/**
 * Tells the other side what changed here since what it has for certain, one batch after the other, for as long as both
 * are there; then what was erased. The cursors move when the other has written it: whoever dies before is told again.
 */
export async function sendChanges(sending: Sending): Promise<never> {
	const { vault, deps, channel, replies, peers, peer, signal, everyMs } = sending;
	const { build } = await expected(replies, "about");
	const left = await openLeft({ ...{ vault, peers, channel }, peerId: peer.id, builds: `${deps.build} ${build}` });
	let { again } = left;
	let cursor = await peers.of(peer.id, "cursor");
	let ahead: Promise<Batch | undefined> | undefined;
	for (let number = 0; ; number++) {
		if ((await peers.find(peer.id))?.parted) await takeLeave(sending);
		const { seq } = await vault.head();
		// What was read ahead may have come to an end before something changed.
		const batch = (await nextAgain(sending, again, cursor)) ?? (await ahead) ?? (await nextBatch(sending, cursor));
		if (again.length > 0) again = again.slice(batch?.count ?? again.length);
		ahead = undefined;
		if (batch) {
			sending.onIdle(false);
			cursor = batch.upTo;
			ahead = nextBatch(sending, cursor);
			ahead.catch(() => undefined); // said where it is awaited; the connection may be over before
			const refused = new Set(batch.items.length > 0 ? await offer(sending, batch, number) : []);
			const out = batch.items.flatMap(({ id, names: [name = ""] }) => {
				return refused.has(id) ? { id, name, why: "unreadable" as const } : [];
			});
			const taken = batch.items.flatMap(({ id }) => (refused.has(id) ? [] : id));
			await left.note([...batch.tooLarge, ...out], taken);
			must(await peers.keep(peer.id, "cursor", cursor));
			continue;
		}
		if (await tellErased(sending, number)) continue;
		await left.tried();
		await left.tell();
		await channel.send({ t: "idle" });
		sending.onIdle(true);
		while ((await vault.head()).seq === seq) {
			await pause(everyMs, signal);
			if (signal.aborted) throw new SpeechOver("stopped");
		}
	}
}

async function nextBatch(sending: Sending, cursor: Cursor): Promise<Batch | undefined> {
	return batchOf(sending, await sending.vault.sync.changedSince(cursor, MOST_RECORDS), cursor);
}

/** Records that were left out before, wherever the cursor is. */
async function nextAgain(sending: Sending, ids: readonly string[], cursor: Cursor): Promise<Batch | undefined> {
	if (ids.length === 0) return undefined;
	const held = await sending.vault.records(ids.slice(0, MOST_RECORDS));
	const changed = held.map(({ record }) => ({ record, cursor }));
	return batchOf(sending, changed, cursor);
}

async function batchOf(
	{ vault, library, deps: { hash } }: Sending,
	changed: readonly Changed[],
	cursor: Cursor,
): Promise<Batch | undefined> {
	const bundles = new Map<string, { json: string; files: readonly string[] }>();
	const items: Batch["items"][number][] = [];
	const tooLarge: LeftOut[] = [];
	let [upTo, length, count] = [cursor, 0, 0];
	await library.catchUp();
	for (const [index, bundle] of (await bundlesOf(vault, changed)).entries()) {
		const at = changed[index]?.cursor ?? upTo;
		const json = JSON.stringify(bundle);
		if (length > 0 && length + json.length > BATCH_LENGTH) break;
		upTo = at;
		count++;
		const { id } = bundle.record;
		const names = (library.marks(id)?.keys ?? []).filter((name) => name.length <= MAX_NAME);
		if (json.length > MAX_MESSAGE - 1_000) {
			tooLarge.push({ id, name: names[0] ?? "", why: "too_large" });
			continue;
		}
		length += json.length;
		bundles.set(id, { json, files: bundle.files.map(({ sha256 }) => sha256) });
		items.push({ id, revision: await revisionOf(bundle, hash), names });
	}
	return changed.length > 0 ? { bundles, items, tooLarge, upTo, count } : undefined;
}

/** Gives the ids of the records that are none to the other side. */
async function offer(sending: Sending, { items, bundles }: Batch, batch: number): Promise<readonly string[]> {
	const { channel, replies } = sending;
	await channel.send({ t: "offer", batch, items });
	const { ids } = await expected(replies, "want", batch);
	const wanted = ids.map((id) => {
		const bundle = bundles.get(id);
		if (!bundle) throw new SpeechOver("broken"); // it was never offered
		return { id, ...bundle };
	});
	await channel.sendJson(recordsMessage(batch, wanted));
	const files = new Set(wanted.flatMap((bundle) => bundle.files));
	const contents = lastContent(sending.vault);
	for (;;) {
		const reply = await replies.next(REPLY_MS);
		if (reply.t === "ack" && reply.batch === batch) {
			sending.onSent(ids.length - reply.refused.length);
			return reply.refused;
		}
		if (reply.t !== "need") throw new SpeechOver("broken");
		const items: { sha256: string; at: number; data?: string }[] = [];
		for (const { sha256, at } of reply.parts) {
			const bytes = files.has(sha256) ? await contents(sha256) : undefined;
			const data = bytes && at <= bytes.length ? toBase64(bytes.subarray(at, at + CHUNK)) : undefined;
			items.push({ sha256, at, ...(data !== undefined && { data }) });
		}
		await channel.send({ t: "parts", items });
	}
}

/** What was erased since the two are paired: of what came before, nobody could know that it would go elsewhere too. */
async function tellErased({ vault, peers, peer, channel, replies }: Sending, batch: number): Promise<boolean> {
	const rows = await vault.sync.erasedSince(await peers.of(peer.id, "erased"), MOST_ERASED);
	const last = rows.at(-1);
	if (!last) return false;
	const names = rows.flatMap(({ key, at }) => (at >= peer.pairedAt ? { key, at } : []));
	if (names.length > 0) {
		await channel.send({ t: "erased", batch, names });
		await expected(replies, "ack", batch);
	}
	must(await peers.keep(peer.id, "erased", last.cursor));
	return true;
}

/** The pairing was ended here: the other side answers when it knows, and whoever hears it ends this. */
async function takeLeave({ channel, signal }: Sending): Promise<never> {
	await channel.send({ t: "bye", why: "unpaired" });
	await pause(FAREWELL_MS, signal);
	throw new SpeechOver("closed");
}

function must({ ok }: { readonly ok: boolean }): void {
	if (!ok) throw new SpeechOver("storage_full");
}

/** Chunks of a file are asked for one after the other: it is read once. */
function lastContent(vault: AppVault): (sha256: string) => Promise<Uint8Array | undefined> {
	let last: { readonly sha256: string; readonly bytes: Uint8Array | undefined } | undefined;
	return async (sha256) => {
		if (last?.sha256 !== sha256) last = { sha256, bytes: await unlessDamaged(vault.content(sha256), undefined) };
		return last.bytes;
	};
}

async function expected<T extends "about" | "want" | "ack">(
	replies: Mailbox<ToSender>,
	t: T,
	batch?: number,
): Promise<Extract<ToSender, { t: T }>> {
	const reply = await replies.next(REPLY_MS);
	const other = "batch" in reply ? reply.batch : undefined;
	if (reply.t !== t || other !== batch) throw new SpeechOver("broken");
	return reply as Extract<ToSender, { t: T }>; // its `t` was looked at
}

/** Records with the questions about them and the names of their files, in order. */
export async function bundlesOf(
	vault: AppVault,
	records: readonly Pick<Changed, "record">[],
): Promise<readonly Bundle[]> {
	const ids = records.map(({ record }) => record.id);
	const lines = Map.groupBy(await vault.sync.journalOf(ids), ({ recordId }) => recordId);
	const names = new Set(records.flatMap(({ record }) => filesOf(record)));
	const files = new Map((await factsOf(vault, [...names])).files.map((file) => [file.sha256, file]));
	return records.map(({ record }) => ({
		record,
		journal: (lines.get(record.id) ?? []).map(({ id, entry }) => ({ id, entry })),
		files: filesOf(record).flatMap((sha256) => files.get(sha256) ?? []),
	}));
}

/** The hash by which both sides see whether they hold the same. */
export function revisionOf(bundle: Bundle, hash: AppDeps["hash"]): Promise<string> {
	return hash(new TextEncoder().encode(revisionText(bundle)));
}

function filesOf({ readings }: Bundle["record"]): readonly string[] {
	return [...new Set(readings.flatMap(({ sha256 }) => sha256 ?? []))];
}
