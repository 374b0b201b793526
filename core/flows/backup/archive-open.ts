import { err, ok, type Result } from "#core/base/result.ts";
import type { AppDeps } from "#core/flows/deps.ts";
import { type Entry, findDirectory, listEntries } from "#core/readers/archive/directory.ts";
import { DamagedBackupError } from "#core/vault/backup/frames.ts";
import type { OpenBackupProblem } from "./app.ts";
import { aboutShape, countsShape, fileShape } from "./archive-shape.ts";
import { DATA_VERSION, readBundle } from "./read-bundle.ts";
import type { Source } from "./source.ts";

/** The end of a ZIP with the longest comment, and what ZIP64 puts before it. */
const TAIL = 22 + 65_535 + 76;
const MOST_ENTRIES = 2_000_000;
/** As the readers take a file in. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Characters of one line of the manifest: a record with its history. */
const MOST_LINE = 64 * 1024 * 1024;
const GROUP = 100;

interface Opening {
	readonly hash: AppDeps["hash"];
	readonly signal: AbortSignal;
	/** Bytes read so far. */
	report(done: number): void;
}

/** Opens an open archive (开放归档) and reads all of it once: every record, every original's hash, the counts. */
export async function openArchive(
	file: Blob,
	{ hash, signal, report }: Opening,
): Promise<Result<Source, OpenBackupProblem>> {
	const entries = await entriesOf(file);
	const manifest = entries?.find(({ name }) => /(?:^|\/)manifest\.json$/.test(name));
	if (!entries || !manifest) return err({ code: "not_backup" });
	const folder = manifest.name.slice(0, -"manifest.json".length);
	const byName = new Map(entries.map((entry) => [entry.name, entry]));
	const paths = new Map<string, Entry>();
	const ids = new Set<string>();
	let about: (typeof aboutShape)["_zod"]["output"] | undefined;
	let counts: (typeof countsShape)["_zod"]["output"] | undefined;
	let [refused, done] = [0, 0];
	for await (const { part, value } of manifestOf(file, manifest)) {
		if (signal.aborted) return err({ code: "cancelled" });
		if (part === "about") {
			const read = aboutShape.safeParse(value);
			if (!read.success) return err({ code: "not_backup" });
			if (read.data.version > 1 || read.data.data > DATA_VERSION) return err({ code: "newer" });
			about = read.data;
		} else if (part === "records") {
			const bundle = readBundle(value, about?.data ?? 0);
			if (bundle) ids.add(bundle.record.id);
			else refused++;
		} else if (part === "files") {
			const read = fileShape.safeParse(value);
			const entry = read.success ? byName.get(folder + read.data.path) : undefined;
			if (!read.success || !entry) return err({ code: "damaged", damage: "cut_off" });
			const bytes = await bytesOf(file, entry);
			if ((await hash(bytes)) !== read.data.sha256) return err({ code: "damaged", damage: "altered" });
			paths.set(read.data.sha256, entry);
			done += entry.packedSize;
			report(done);
		} else {
			const read = countsShape.safeParse(value);
			if (read.success) counts = read.data;
		}
	}
	if (!about) return err({ code: "not_backup" });
	if (!counts || paths.size !== counts.originals) return err({ code: "damaged", damage: "cut_off" });
	if (refused === 0 && ids.size !== counts.records) return err({ code: "damaged", damage: "cut_off" });
	const { app, createdAt, data } = about;
	const { from, to, ...numbers } = counts;
	const facts = { app, createdAt, ...numbers, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
	return ok({
		form: "archive",
		facts,
		settings: {},
		refused,
		async *bundles() {
			let group: ReturnType<typeof readBundle>[] = [];
			for await (const { part, value } of manifestOf(file, manifest)) {
				if (part !== "records") continue;
				group.push(readBundle(value, data));
				if (group.length < GROUP) continue;
				yield group;
				group = [];
			}
			if (group.length > 0) yield group;
		},
		async file(sha256) {
			const entry = paths.get(sha256);
			return entry && bytesOf(file, entry);
		},
	});
}

async function entriesOf(file: Blob): Promise<readonly Entry[] | undefined> {
	const tailAt = Math.max(0, file.size - TAIL);
	const tail = new Uint8Array(await file.slice(tailAt).arrayBuffer());
	const start = tail.length >= 22 ? findDirectory(tail, tailAt) : undefined;
	if (start === undefined || start < 0) return undefined;
	const directory = new Uint8Array(await file.slice(start).arrayBuffer());
	const listed = listEntries(directory, MOST_ENTRIES, start);
	return listed.ok ? listed.value : undefined;
}

async function bytesOf(file: Blob, entry: Entry): Promise<Uint8Array<ArrayBuffer>> {
	if (entry.size > MOST_BYTES) throw new DamagedBackupError("altered", -1);
	const bytes = new Uint8Array(entry.size);
	let at = 0;
	for await (const piece of await contentOf(file, entry)) {
		if (at + piece.length > bytes.length) throw new DamagedBackupError("altered", -1);
		bytes.set(piece, at);
		at += piece.length;
	}
	if (at !== bytes.length) throw new DamagedBackupError("cut_off", -1);
	return bytes;
}

/** What an entry holds, unpacked as it is read. */
async function contentOf(
	file: Blob,
	{ method, encrypted, packedSize, offset }: Entry,
): Promise<AsyncIterable<Uint8Array>> {
	const head = new DataView(await file.slice(offset, offset + 30).arrayBuffer());
	if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new DamagedBackupError("altered", -1);
	const start = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
	const packed = file.slice(start, start + packedSize).stream();
	if (method === 0 && !encrypted) return packed;
	if (method === 8 && !encrypted) return unpacked(packed.pipeThrough(new DecompressionStream("deflate-raw")));
	throw new DamagedBackupError("altered", -1);
}

async function* unpacked(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	try {
		yield* stream;
	} catch {
		throw new DamagedBackupError("altered", -1); // it does not unpack
	}
}

interface Said {
	readonly part: "about" | "records" | "files" | "counts";
	readonly value: unknown;
}

/** The parts of `manifest.json`, one line after the other, as `archive-make.ts` writes them. */
async function* manifestOf(file: Blob, entry: Entry): AsyncGenerator<Said> {
	let part: Said["part"] = "about";
	for await (const line of linesOf(await contentOf(file, entry))) {
		const json = line.replace(/,$/, "");
		if (part === "about") yield { part, value: parsed(`${json}}`) };
		else if (json.startsWith('"records":[')) continue;
		else if (json.startsWith('"files":[')) part = "files";
		else if (json.startsWith('"counts":')) yield { part: "counts", value: parsed(json.slice('"counts":'.length)) };
		else if (json.startsWith("{")) yield { part, value: parsed(json) };
		if (part === "about") part = "records";
	}
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
	const decoder = new TextDecoder();
	let open = "";
	for await (const piece of bytes) {
		const lines = (open + decoder.decode(piece, { stream: true })).split("\n");
		open = lines.pop() ?? "";
		if (open.length > MOST_LINE) throw new DamagedBackupError("altered", -1);
		yield* lines;
	}
	if (open !== "") yield open;
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		throw new DamagedBackupError("altered", -1);
	}
}
