import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { factsOf } from "#core/flows/library/file-facts.ts";
import type { Library } from "#core/flows/library/library.ts";
import type { Original } from "#core/model/record.ts";
import type { Bundle, FileFacts } from "#core/sync/bundle.ts";
import { mergeLines } from "#core/sync/merge.ts";
import { CHUNK, type Message, MOST_BYTES, MOST_PARTS } from "#core/sync/schema/messages.ts";
import type { Channel } from "./channel.ts";
import { fromBase64 } from "./crypto.ts";
import { takeErased } from "./erased.ts";
import { erasedName } from "./erased-names.ts";
import { joinRecords } from "./join.ts";
import type { HeldPeer, Peers } from "./peers.ts";
import { bundlesOf, REPLY_MS, revisionOf } from "./send.ts";
import { type Mailbox, SpeechOver } from "./wire.ts";

/** Bytes of files kept with one write: what is in memory at a time, but for a single larger file. */
const WRITE_BYTES = 16 * 1024 * 1024;
/** There may be nothing to tell for days. */
const FOREVER_MS = 2_000_000_000;

export type ToReceiver = Extract<Message, { t: "offer" | "records" | "parts" | "erased" | "left" | "idle" }>;

interface Receiving {
	readonly context: Context;
	readonly vault: AppVault;
	readonly library: Library;
	readonly channel: Channel;
	readonly told: Mailbox<ToReceiver>;
	readonly peers: Peers;
	readonly peer: HeldPeer;
	onReceived(records: number): void;
	onErased(records: number): void;
	onIdle(idle: boolean): void;
}

type Offer = Extract<Message, { t: "offer" }>;

/** Takes over what the other side tells, batch by batch; says `ack` when all of one is written, files included. */
export async function receiveChanges(receiving: Receiving): Promise<never> {
	const hashOf = rememberedHash(receiving.context.deps.hash);
	for (;;) {
		const first = await receiving.told.next(FOREVER_MS);
		if (first.t === "idle") receiving.onIdle(true);
		else if (first.t === "left") await keepMissing(receiving, first);
		else {
			receiving.onIdle(false);
			if (first.t === "offer") await receiveBatch(receiving, first);
			else if (first.t === "erased") await receiveErased(receiving, first, hashOf);
			else throw new SpeechOver("broken");
		}
	}
}

async function receiveBatch(receiving: Receiving, offer: Offer): Promise<void> {
	const { channel, context } = receiving;
	const { batch } = offer;
	const ids = await wanted(receiving, offer);
	await channel.send({ t: "want", batch, ids: [...ids] });
	const { bundles, refused } = await recordsOf(receiving, batch, new Set(ids));
	// Two others at once would mix up the bytes of a file that both bring.
	await context.deps.shared.locks.hold("yanpiao/sync/receive", () => keepAll(receiving, bundles));
	await channel.send({ t: "ack", batch, refused });
	receiving.onReceived(bundles.length);
}

type Hashing = (name: string) => Promise<string>;

function rememberedHash(hash: AppDeps["hash"]): Hashing {
	const known = new Map<string, Promise<string>>();
	return (name) => {
		const hashed = known.get(name) ?? erasedName(name, hash);
		known.set(name, hashed);
		return hashed;
	};
}

async function receiveErased(
	{ context, vault, channel, onErased }: Receiving,
	{ batch, names }: Extract<Message, { t: "erased" }>,
	hashOf: Hashing,
): Promise<void> {
	const count = await takeErased(context, vault, names, hashOf);
	if (count === undefined) throw new SpeechOver("storage_full");
	await channel.send({ t: "ack", batch, refused: [] });
	if (count > 0) onErased(count);
}

async function keepMissing(
	{ peers, peer }: Receiving,
	{ count, items }: Extract<Message, { t: "left" }>,
): Promise<void> {
	const now = { count, items };
	if (canonicalJson(await peers.of(peer.id, "missing")) === canonicalJson(now)) return;
	if (!(await peers.keep(peer.id, "missing", now)).ok) throw new SpeechOver("storage_full");
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

interface Received {
	readonly bundles: readonly Bundle[];
	/** Ids of records that are none to this version. */
	readonly refused: string[];
}

async function recordsOf({ told }: Receiving, batch: number, ids: Set<string>): Promise<Received> {
	const bundles: Bundle[] = [];
	const refused: string[] = [];
	const records = await told.next(REPLY_MS);
	if (records.t !== "records" || records.batch !== batch) throw new SpeechOver("broken");
	for (const { id, bundle } of records.items) {
		if (!ids.delete(id)) throw new SpeechOver("broken"); // not asked for, or twice
		if (bundle) bundles.push(bundle);
		else refused.push(id);
	}
	if (ids.size > 0) throw new SpeechOver("broken");
	return { bundles, refused };
}

async function keepAll(receiving: Receiving, bundles: readonly Bundle[]): Promise<void> {
	const { vault } = receiving;
	const names = new Set(bundles.flatMap(({ files }) => files.map(({ sha256 }) => sha256)));
	const { files, damaged } = await factsOf(vault, [...names]);
	const held = new Set(files.map(({ sha256 }) => sha256));
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
		await keep(receiving, group, [...missing.values()], damaged);
		for (const sha256 of missing.keys()) held.add(sha256);
		[group, missing, bytes] = [[], new Map(), 0];
	}
	if (group.length > 0) await keep(receiving, group, [...missing.values()], damaged);
}

/** One write: records, and the files they rest on that were not here, or only as a row that does not open (`damaged`). */
async function keep(
	receiving: Receiving,
	group: readonly Bundle[],
	missing: readonly FileFacts[],
	damaged: ReadonlySet<string>,
): Promise<void> {
	const { context, vault, peer } = receiving;
	const originals = await fetchFiles(receiving, missing);
	const joining = { pairedAt: peer.pairedAt, joinRecords, mergeLines };
	const mended = originals.filter(({ sha256 }) => damaged.has(sha256));
	if (mended.length > 0) await putMended(vault, mended);
	const kept = await context.transact(async (workspace) => {
		for (const bundle of group) await workspace.adopt(bundle, joining);
	}, originals);
	if (!kept.ok) throw new SpeechOver("storage_full");
	for (const { sha256, size } of missing) if (size > CHUNK) await vault.sync.dropArrived(sha256);
}

async function putMended(vault: AppVault, originals: readonly Original[]): Promise<void> {
	await vault.putOriginals(originals).catch(full);
	const { forgetDamage } = await import("#core/flows/backup/standing.ts");
	await forgetDamage(vault, { files: originals.map(({ sha256 }) => sha256) });
}

/** Large files are kept chunk by chunk as they come: after a halt they go on where they were. */
async function fetchFiles(receiving: Receiving, files: readonly FileFacts[]): Promise<readonly Original[]> {
	const { vault } = receiving;
	const parts: Part[] = [];
	for (const file of files) {
		const from = file.size > CHUNK ? await vault.sync.arrived(file.sha256) : 0;
		for (let at = from; at < file.size; at += CHUNK) parts.push({ file, at });
	}
	const small = new Map<string, Uint8Array>();
	const lost = new Set<string>();
	for (const some of inGroups(parts)) await fetchParts(receiving, some, small, lost);
	const originals: Original[] = [];
	for (const file of files) {
		if (lost.has(file.sha256)) continue;
		const bytes = file.size > CHUNK ? await vault.sync.takeArrived(file.sha256) : small.get(file.sha256);
		const original = await verified(receiving, file, bytes ?? new Uint8Array(0));
		if (original) originals.push(original);
	}
	return originals;
}

interface Part {
	readonly file: FileFacts;
	readonly at: number;
}

function inGroups(parts: readonly Part[]): readonly (readonly Part[])[] {
	const groups: Part[][] = [];
	let bytes = MOST_BYTES;
	for (const part of parts) {
		const size = Math.min(CHUNK, part.file.size - part.at);
		const last = groups.at(-1);
		if (last && last.length < MOST_PARTS && bytes + size <= MOST_BYTES) last.push(part);
		else {
			groups.push([part]);
			bytes = 0;
		}
		bytes += size;
	}
	return groups;
}

async function fetchParts(
	{ channel, told, vault }: Receiving,
	parts: readonly Part[],
	small: Map<string, Uint8Array>,
	lost: Set<string>,
): Promise<void> {
	await channel.send({ t: "need", parts: parts.map(({ file: { sha256 }, at }) => ({ sha256, at })) });
	const reply = await told.next(REPLY_MS);
	if (reply.t !== "parts" || reply.items.length !== parts.length) throw new SpeechOver("broken");
	for (const [index, { file, at }] of parts.entries()) {
		const { sha256, size } = file;
		const item = reply.items[index];
		if (item?.sha256 !== sha256 || item.at !== at) throw new SpeechOver("broken");
		if (item.data === undefined) {
			lost.add(sha256);
			continue;
		}
		const bytes = fromBase64(item.data);
		if (bytes?.length !== Math.min(CHUNK, size - at)) throw new SpeechOver("broken");
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
