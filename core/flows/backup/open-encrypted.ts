import { err, ok, type Result } from "#core/base/result.ts";
import type { AppDeps } from "#core/flows/deps.ts";
import { argon2id } from "#core/vault/account/kdf.ts";
import { type AboutEntry, decode, type EndEntry, readEntries } from "#core/vault/backup/content.ts";
import { DamagedBackupError, readFrame, readFrames } from "#core/vault/backup/frames.ts";
import { HEADER, type Header, readHeader } from "#core/vault/backup/header.ts";
import { type BackupKey, openBackupKey } from "#core/vault/backup/key.ts";
import type { OpenBackupProblem } from "./app.ts";
import { DATA_VERSION, readBundle } from "./read-bundle.ts";
import type { Piece, Source } from "./source.ts";

type Place = { readonly number: number; readonly at: number };

interface Opening {
	readonly hash: AppDeps["hash"];
	readonly signal: AbortSignal;
	/** Bytes read so far. */
	report(done: number): void;
}

/** Opens a backup and reads all of it once: every frame, every original's hash, the counts. */
export function openEncrypted(
	file: Blob,
	{ passphrase, ...opening }: Opening & { readonly passphrase: string },
): Promise<Result<Source, OpenBackupProblem>> {
	return openBy(file, opening, async (header) => {
		if (passphrase === "") return err({ code: "needs_passphrase" });
		const key = await openBackupKey(header, passphrase, argon2id);
		return key ? ok(key) : err({ code: "wrong_passphrase" });
	});
}

/** The same with whatever gives the key of a file from its header. */
export async function openBy(
	file: Blob,
	opening: Opening,
	unlock: (header: Header) => Promise<Result<BackupKey, OpenBackupProblem>>,
): Promise<Result<Source, OpenBackupProblem>> {
	const header = readHeader(new Uint8Array(await file.slice(0, HEADER).arrayBuffer()));
	if (!header.ok) {
		if (header.error.code === "newer_format") return err({ code: "newer" });
		if (header.error.code === "damaged") return err({ code: "damaged", damage: "cut_off" });
		return err({ code: "not_backup" });
	}
	const key = await unlock(header.value);
	if (!key.ok) return key;
	const scanned = await scan(file, key.value, opening);
	return scanned.ok ? ok(sourceOf(file, key.value, scanned.value)) : scanned;
}

interface Scan {
	readonly about: AboutEntry;
	readonly end: EndEntry;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly refused: number;
	readonly records: readonly Place[];
	readonly files: ReadonlyMap<string, readonly Place[]>;
}

async function scan(
	file: Blob,
	key: BackupKey,
	{ hash, signal, report }: Opening,
): Promise<Result<Scan, OpenBackupProblem>> {
	let about: AboutEntry | undefined;
	let settings: Scan["settings"] = {};
	let refused = 0;
	const records: Place[] = [];
	const ids = new Set<string>();
	const files = new Map<string, Place[]>();
	const joined = createJoiner();
	for await (const { entry, frame } of readEntries(readFrames(file, key))) {
		if (signal.aborted) return err({ code: "cancelled" });
		report(frame.end);
		const place = { number: frame.number, at: frame.at };
		if (entry.t === "about") {
			if (entry.data > DATA_VERSION) return err({ code: "newer" });
			about = entry;
		} else if (entry.t === "settings") settings = entry.items;
		else if (entry.t === "records") {
			records.push(place);
			for (const item of entry.items) {
				ids.add(item.record.id);
				if (!readBundle(item, about?.data ?? 0)) refused++;
			}
		} else if (entry.t === "file") {
			files.set(entry.sha256, [...(files.get(entry.sha256) ?? []), place]);
			const whole = joined.add(entry, entry.bytes);
			if (whole && (await hash(whole)) !== entry.sha256) throw new DamagedBackupError("altered", frame.number);
		} else if (about && entry.records === ids.size && entry.originals === files.size && joined.isEmpty()) {
			return ok({ about, end: entry, settings, refused, records, files });
		}
	}
	return err({ code: "damaged", damage: "altered" });
}

/** Puts pieces of one file after the other together; gives the whole with its last piece. */
function createJoiner() {
	let open: { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer>; done: number } | undefined;
	return {
		add({ sha256, size, at }: Piece, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
			if (at === 0 && bytes.length === size && !open) return bytes;
			if (at === 0 && !open) open = { sha256, bytes: new Uint8Array(size), done: 0 };
			if (open?.sha256 !== sha256 || open.done !== at || at + bytes.length > open.bytes.length)
				throw new DamagedBackupError("altered", -1);
			open.bytes.set(bytes, at);
			open.done += bytes.length;
			if (open.done < size) return undefined;
			const whole = open.bytes;
			open = undefined;
			return whole;
		},
		isEmpty: () => open === undefined,
	};
}

function sourceOf(file: Blob, key: BackupKey, { about, end, settings, refused, records, files }: Scan): Source {
	const { t: _, digest: __, ...counts } = end;
	return {
		form: "backup",
		facts: { app: about.app, createdAt: about.createdAt, ...counts },
		settings,
		refused,
		async *bundles() {
			for (const place of records) {
				const entry = decode((await readFrame(file, key, place)).content, place.number);
				if (entry.t !== "records") throw new DamagedBackupError("altered", place.number);
				yield entry.items.map((item) => readBundle(item, about.data));
			}
		},
		async file(sha256) {
			const joined = createJoiner();
			for (const place of files.get(sha256) ?? []) {
				const entry = decode((await readFrame(file, key, place)).content, place.number);
				if (entry.t !== "file") throw new DamagedBackupError("altered", place.number);
				const whole = joined.add(entry, entry.bytes);
				if (whole) return whole;
			}
			return undefined;
		},
	};
}
