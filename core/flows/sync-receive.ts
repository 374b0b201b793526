import type { Original } from "#core/model/record.ts";
import type { Bundle, FileFacts } from "#core/sync/bundle.ts";
import { CHUNK, type Message, MOST_CHUNKS, MOST_RECORDS } from "#core/sync/schema/messages.ts";
import type { Context } from "./context.ts";
import type { AppVault } from "./deps.ts";
import type { Library } from "./library.ts";
import type { Channel } from "./sync-channel.ts";
import { fromBase64 } from "./sync-crypto.ts";
import { bundlesOf, REPLY_MS, revisionOf } from "./sync-send.ts";
import { type Mailbox, SpeechOver } from "./sync-wire.ts";

/** Bytes of files kept with one write: what is in memory at a time, but for a single larger file. */
const WRITE_BYTES = 16 * 1024 * 1024;
/** There may be nothing to tell for days. */
const FOREVER_MS = 2_000_000_000;

export type ToReceiver = Extract<Message, { t: "offer" | "record" | "sent" | "chunk" | "lost" | "idle" }>;

interface Receiving {
	readonly context: Context;
	readonly vault: AppVault;
	readonly library: Library;
	readonly channel: Channel;
	readonly told: Mailbox<ToReceiver>;
	onReceived(records: number): void;
	onIdle(idle: boolean): void;
}

type Offer = Extract<Message, { t: "offer" }>;

/** Takes over what the other side tells, batch by batch; says `ack` when all of one is written, files included. */
export async function receiveChanges(receiving: Receiving): Promise<never> {
	const { channel, told, context } = receiving;
	for (;;) {
		const first = await told.next(FOREVER_MS);
		if (first.t === "idle") {
			receiving.onIdle(true);
			continue;
		}
		if (first.t !== "offer") throw new SpeechOver("broken");
		receiving.onIdle(false);
		const { batch } = first;
		const ids = await wanted(receiving, first);
		await channel.send({ t: "want", batch, ids: [...ids] });
		const bundles = await recordsOf(receiving, batch, new Set(ids));
		// Two others at once would mix up the bytes of a file that both bring.
		await context.deps.shared.locks.hold("yanpiao/sync/receive", () => keepAll(receiving, bundles));
		await channel.send({ t: "ack", batch });
		receiving.onReceived(bundles.length);
	}
}

/** What of the offer we hold otherwise, or not at all. */
async function wanted({ vault, library, context }: Receiving, { items }: Offer): Promise<readonly string[]> {
	await library.catchUp();
	const own = items.map(({ id, names }) => {
		const known = library.neighbours({ keys: names }).map((marks) => marks.id);
		return [...new Set(library.marks(id) ? [id, ...known] : known)];
	});
	const records = await vault.records([...new Set(own.flat())]);
	const revisions = new Map<string, string>();
	for (const bundle of await bundlesOf(vault, records)) {
		revisions.set(bundle.record.id, await revisionOf(bundle, context.deps.hash));
	}
	return items.flatMap(({ id, revision }, index) => {
		const held = own[index] ?? [];
		const [only = ""] = held;
		return held.length === 1 && revisions.get(only) === revision ? [] : id;
	});
}

async function recordsOf({ told }: Receiving, batch: number, ids: Set<string>): Promise<readonly Bundle[]> {
	const bundles: Bundle[] = [];
	for (;;) {
		const next = await told.next(REPLY_MS);
		if (next.t === "sent" && next.batch === batch) return bundles;
		if (next.t !== "record" || next.batch !== batch || bundles.length >= MOST_RECORDS) throw new SpeechOver("broken");
		if (!ids.delete(next.bundle.record.id)) throw new SpeechOver("broken"); // not asked for, or twice
		bundles.push(next.bundle);
	}
}

async function keepAll(receiving: Receiving, bundles: readonly Bundle[]): Promise<void> {
	const { vault } = receiving;
	const names = new Set(bundles.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
	const held = new Set((await vault.originals([...names])).map(({ sha256 }) => sha256));
	let group: Bundle[] = [];
	let missing = new Map<string, FileFacts>();
	let bytes = 0;
	for (const bundle of bundles) {
		group.push(bundle);
		for (const file of bundle.files) {
			if (held.has(file.sha256) || missing.has(file.sha256)) continue;
			missing.set(file.sha256, file);
			bytes += file.size;
		}
		if (bytes < WRITE_BYTES) continue;
		await keep(receiving, group, [...missing.values()]);
		for (const sha256 of missing.keys()) held.add(sha256);
		[group, missing, bytes] = [[], new Map(), 0];
	}
	if (group.length > 0) await keep(receiving, group, [...missing.values()]);
}

/** One write: records, and the files they rest on that were not here. */
async function keep(receiving: Receiving, group: readonly Bundle[], missing: readonly FileFacts[]): Promise<void> {
	const { context, vault } = receiving;
	const originals = await fetchFiles(receiving, missing);
	const kept = await context.transact(async (workspace) => {
		for (const bundle of group) await workspace.adopt(bundle);
	}, originals);
	if (!kept.ok) throw new SpeechOver("storage_full");
	for (const { sha256, size } of missing) if (size > CHUNK) await vault.sync.dropArrived(sha256);
}

/** Large files are kept chunk by chunk as they come: after a halt they go on where they were. */
async function fetchFiles(receiving: Receiving, files: readonly FileFacts[]): Promise<readonly Original[]> {
	const { vault } = receiving;
	const parts: { readonly file: FileFacts; readonly at: number }[] = [];
	for (const file of files) {
		const from = file.size > CHUNK ? await vault.sync.arrived(file.sha256) : 0;
		for (let at = from; at < file.size; at += CHUNK) parts.push({ file, at });
	}
	const small = new Map<string, Uint8Array>();
	const lost = new Set<string>();
	for (let start = 0; start < parts.length; start += MOST_CHUNKS) {
		await fetchParts(receiving, parts.slice(start, start + MOST_CHUNKS), small, lost);
	}
	const originals: Original[] = [];
	for (const file of files) {
		if (lost.has(file.sha256)) continue;
		const bytes = file.size > CHUNK ? await vault.sync.takeArrived(file.sha256) : small.get(file.sha256);
		const original = await verified(receiving, file, bytes ?? new Uint8Array(0));
		if (original) originals.push(original);
	}
	return originals;
}

async function fetchParts(
	{ channel, told, vault }: Receiving,
	parts: readonly { readonly file: FileFacts; readonly at: number }[],
	small: Map<string, Uint8Array>,
	lost: Set<string>,
): Promise<void> {
	await channel.send({ t: "need", parts: parts.map(({ file: { sha256 }, at }) => ({ sha256, at })) });
	for (const { file, at } of parts) {
		const { sha256, size } = file;
		const next = await told.next(REPLY_MS);
		if ((next.t !== "chunk" && next.t !== "lost") || next.sha256 !== sha256) throw new SpeechOver("broken");
		if (next.t === "lost") {
			lost.add(sha256);
			continue;
		}
		const bytes = fromBase64(next.data);
		if (!bytes || next.at !== at || bytes.length !== Math.min(CHUNK, size - at)) throw new SpeechOver("broken");
		if (size <= CHUNK) small.set(sha256, bytes);
		else if (!lost.has(sha256)) await vault.sync.keepArriving(sha256, at, bytes).catch(full);
	}
}

/** The file when it is what its name says. One that is not was damaged over there; its record comes without it. */
async function verified(
	{ context, vault }: Receiving,
	{ size, ...file }: FileFacts,
	bytes: Uint8Array,
): Promise<Original | undefined> {
	if (bytes.length === size && (await context.deps.hash(bytes)) === file.sha256) return { ...file, bytes };
	await vault.sync.dropArrived(file.sha256);
	return undefined;
}

function full(cause: unknown): never {
	if (String(cause).includes("QuotaExceeded")) throw new SpeechOver("storage_full");
	throw cause;
}
