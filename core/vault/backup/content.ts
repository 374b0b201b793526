import { hex } from "#core/base/hex.ts";
import type { Bundle, FileFacts } from "#core/sync/bundle.ts";
import { DamagedBackupError, type Frame, sealFrame } from "./frames.ts";
import type { BackupKey } from "./key.ts";

/** What the frames of a backup say, in this order: `about`; files before the records that rest on them; settings; `end`. */
export type Entry =
	| AboutEntry
	/** A piece of an original, from byte `at` on; the pieces of one follow each other. */
	| (FileFacts & { readonly t: "file"; readonly at: number; readonly bytes: Uint8Array<ArrayBuffer> })
	| { readonly t: "records"; readonly items: readonly Bundle[] }
	| { readonly t: "settings"; readonly items: Readonly<Record<string, unknown>> }
	| EndEntry;

export interface AboutEntry {
	readonly t: "about";
	/** Version of the app, for people. */
	readonly app: string;
	/** Version of the shape of all bodies. */
	readonly data: number;
	readonly createdAt: string;
}

export interface EndEntry {
	readonly t: "end";
	readonly records: number;
	readonly originals: number;
	readonly lines: number;
	/** Records that did not open when the backup was made. */
	readonly unreadable: number;
	/** Originals that are named by records but were lost or damaged. */
	readonly lost: number;
	/** Days of issue, the first and the last. */
	readonly from?: string;
	readonly to?: string;
	/** Of the tags of all frames before this one, in order. */
	readonly digest: string;
}

/** Writes entries as frames; `write` gets them whole, in order. */
export interface EntryWriter {
	/** Bytes written so far, header included. */
	readonly size: number;
	put(entry: Exclude<Entry, EndEntry>): Promise<void>;
	end(entry: Omit<EndEntry, "digest">): Promise<void>;
}

export async function createEntryWriter(
	key: BackupKey,
	write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>,
): Promise<EntryWriter> {
	const digest = createTagDigest();
	let number = 0;
	let size = key.header.length;
	await write(key.header);

	async function putFrame(content: Uint8Array<ArrayBuffer>, last: boolean): Promise<void> {
		const frame = await sealFrame(key, number++, content, last);
		await digest.add(frame.slice(-16));
		size += frame.length;
		await write(frame);
	}

	return {
		get size() {
			return size;
		},
		put: (entry) => putFrame(encode(entry), false),
		end: async (entry) => putFrame(encode({ ...entry, digest: digest.value() }), true),
	};
}

/** Reads what the frames say and proves that none is missing. Throws `DamagedBackupError`. */
export async function* readEntries(
	frames: AsyncIterable<Frame>,
): AsyncGenerator<{ readonly entry: Entry; readonly frame: Pick<Frame, "number" | "at" | "last"> & { end: number } }> {
	const digest = createTagDigest();
	for await (const { content, tag, ...frame } of frames) {
		const entry = decode(content, frame.number);
		const isEnd = entry.t === "end";
		if (
			isEnd !== frame.last ||
			(isEnd && entry.digest !== digest.value()) ||
			(frame.number === 0) !== (entry.t === "about")
		)
			throw new DamagedBackupError("altered", frame.number);
		await digest.add(tag);
		yield { entry, frame: { ...frame, end: frame.at + 5 + content.length + 16 } };
	}
}

/** `length of the JSON (4) | JSON | bytes`. */
function encode(entry: Entry): Uint8Array<ArrayBuffer> {
	const { bytes, ...said } = "bytes" in entry ? entry : { ...entry, bytes: new Uint8Array(0) };
	const json = new TextEncoder().encode(JSON.stringify(said));
	const content = new Uint8Array(4 + json.length + bytes.length);
	new DataView(content.buffer).setUint32(0, json.length);
	content.set(json, 4);
	content.set(bytes, 4 + json.length);
	return content;
}

export function decode(content: Uint8Array<ArrayBuffer>, number: number): Entry {
	const length = content.length < 4 ? -1 : new DataView(content.buffer, content.byteOffset).getUint32(0);
	if (length < 0 || 4 + length > content.length) throw new DamagedBackupError("altered", number);
	const said = JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + length))) as Entry; // sealed by `encode`
	return said.t === "file" ? { ...said, bytes: content.subarray(4 + length) } : said;
}

/** Chained: each step hashes what came before with the next tag. */
function createTagDigest(): { add(tag: Uint8Array<ArrayBuffer>): Promise<void>; value(): string } {
	let now = new Uint8Array(32);
	return {
		async add(tag) {
			const both = new Uint8Array(now.length + tag.length);
			both.set(now);
			both.set(tag, now.length);
			now = new Uint8Array(await crypto.subtle.digest("SHA-256", both));
		},
		value: () => hex(now),
	};
}
