import { type Bundle, revisionText } from "#core/sync/bundle.ts";
import { MAX_MESSAGE } from "#core/sync/limits.ts";
import { CHUNK, type Message, MOST_RECORDS, readMessage } from "#core/sync/schema/messages.ts";
import type { Changed, Cursor } from "#core/vault/sync.ts";
import type { AppDeps, AppVault } from "./deps.ts";
import { pause } from "./jobs.ts";
import type { Channel } from "./sync-channel.ts";
import { toBase64 } from "./sync-crypto.ts";
import type { Peers } from "./sync-peers.ts";
import { type Mailbox, SpeechOver } from "./sync-wire.ts";

/** Characters of the records of one batch, above which the next one waits: what is in memory on both sides. */
const BATCH_LENGTH = 1_000_000;
/** Far longer than it takes to write a batch on a slow machine. */
export const REPLY_MS = 120_000;

export type ToSender = Extract<Message, { t: "want" | "need" | "ack" }>;

interface Sending {
	readonly vault: AppVault;
	readonly hash: AppDeps["hash"];
	readonly channel: Channel;
	readonly replies: Mailbox<ToSender>;
	readonly peers: Peers;
	readonly peerId: string;
	readonly signal: AbortSignal;
	/** How often to look whether something changed, in milliseconds. */
	readonly everyMs: number;
	onSent(records: number): void;
	/** Everything is told for now; and again told after something changed. */
	onIdle(idle: boolean): void;
}

interface Batch {
	readonly bundles: ReadonlyMap<string, Bundle>;
	readonly items: Extract<Message, { t: "offer" }>["items"];
	readonly upTo: Cursor;
}

/**
 * Tells the other side what changed here since what it has for certain, one batch after the other, for as long as both
 * are there. The cursor moves when the other has written a batch: whoever dies before is told again.
 */
export async function sendChanges(sending: Sending): Promise<never> {
	const { vault, channel, replies, peers, peerId, signal, everyMs } = sending;
	let cursor = await peers.cursor(peerId);
	for (let number = 0; ; number++) {
		const { seq } = await vault.head();
		const batch = await nextBatch(sending, cursor);
		if (!batch) {
			await channel.send({ t: "idle" });
			sending.onIdle(true);
			while ((await vault.head()).seq === seq) {
				await pause(everyMs, signal);
				if (signal.aborted) throw new SpeechOver("stopped");
			}
			continue;
		}
		sending.onIdle(false);
		if (batch.items.length > 0) {
			await channel.send({ t: "offer", batch: number, items: batch.items });
			const { ids } = await expected(replies, "want", number);
			await tell(sending, batch, number, ids);
		}
		cursor = batch.upTo;
		if (!(await peers.moveCursor(peerId, cursor)).ok) throw new SpeechOver("storage_full");
	}
}

async function nextBatch({ vault, hash }: Sending, cursor: Cursor): Promise<Batch | undefined> {
	const changed = await vault.sync.changedSince(cursor, MOST_RECORDS);
	const bundles = new Map<string, Bundle>();
	const items: Batch["items"][number][] = [];
	let [upTo, length] = [cursor, 0];
	for (const [index, bundle] of (await bundlesOf(vault, changed)).entries()) {
		const { keys, cursor: at } = changed[index] ?? { keys: [], cursor: upTo };
		const json = JSON.stringify({ t: "record", batch: 0, bundle } satisfies Message);
		if (length > 0 && length + json.length > BATCH_LENGTH) break;
		upTo = at;
		// What the other side would take for no record of ours must not end every exchange: it stays here.
		if (json.length > MAX_MESSAGE - 100 || !readMessage(json)) continue;
		length += json.length;
		bundles.set(bundle.record.id, bundle);
		items.push({ id: bundle.record.id, revision: await revisionOf(bundle, hash), names: [...keys] });
	}
	return changed.length > 0 ? { bundles, items, upTo } : undefined;
}

async function tell(sending: Sending, batch: Batch, number: number, ids: readonly string[]): Promise<void> {
	const { channel, replies } = sending;
	const files = new Set<string>();
	for (const id of ids) {
		const bundle = batch.bundles.get(id);
		if (!bundle) throw new SpeechOver("broken"); // it was never offered
		await channel.send({ t: "record", batch: number, bundle });
		for (const { sha256 } of bundle.files) files.add(sha256);
	}
	await channel.send({ t: "sent", batch: number });
	const contents = lastContent(sending.vault);
	for (;;) {
		const reply = await replies.next(REPLY_MS);
		if (reply.t === "ack" && reply.batch === number) break;
		if (reply.t !== "need") throw new SpeechOver("broken");
		for (const { sha256, at } of reply.parts) {
			const bytes = files.has(sha256) ? await contents(sha256) : undefined;
			if (!bytes || at > bytes.length) await channel.send({ t: "lost", sha256 });
			else await channel.send({ t: "chunk", sha256, at, data: toBase64(bytes.subarray(at, at + CHUNK)) });
		}
	}
	sending.onSent(ids.length);
}

/** Chunks of a file are asked for one after the other: it is read once. */
function lastContent(vault: AppVault): (sha256: string) => Promise<Uint8Array | undefined> {
	let last: { readonly sha256: string; readonly bytes: Uint8Array | undefined } | undefined;
	return async (sha256) => {
		if (last?.sha256 !== sha256) last = { sha256, bytes: await vault.content(sha256) };
		return last.bytes;
	};
}

async function expected<T extends "want" | "ack">(
	replies: Mailbox<ToSender>,
	t: T,
	batch: number,
): Promise<Extract<ToSender, { t: T }>> {
	const reply = await replies.next(REPLY_MS);
	if (reply.t !== t || !("batch" in reply) || reply.batch !== batch) throw new SpeechOver("broken");
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
	const files = new Map((await vault.originals([...names])).map((file) => [file.sha256, file]));
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
