import { err, ok } from "#core/base/result.ts";
import type { BackupProgress } from "#core/flows/backup/app.ts";
import { type BackupLock, sealAll } from "#core/flows/backup/make.ts";
import { openBy } from "#core/flows/backup/open-encrypted.ts";
import { stampOf } from "#core/flows/backup/stamp.ts";
import { noteBackup } from "#core/flows/backup/standing.ts";
import type { Context } from "#core/flows/context.ts";
import { DamagedBackupError } from "#core/vault/backup/frames.ts";
import { newBackupKeyBy, openBackupKeyBy } from "#core/vault/backup/key.ts";
import type { BackupFolder, CopyOutcome, FolderProblem } from "./app.ts";
import { freeName, nameFinally, nameOf, outdated, problemOf, removed, sizeOf } from "./files.ts";
import { markOf } from "./mark.ts";
import {
	CHANGED,
	COPIES,
	type Copies,
	type Copy,
	type FolderRule,
	readCopies,
	readRule,
	stretchedOf,
} from "./shape.ts";

const ENDING = ".yanpiao";
const PARTIAL = ".partial";

export interface Copying {
	readonly rule: FolderRule;
	readonly folder: BackupFolder;
	/** Version of the app, for people. */
	readonly app: string;
	readonly signal: AbortSignal;
	report(done: BackupProgress): void;
}

/**
 * Makes one copy: under a passing name, read back, named, the oldest removed. Whatever breaks it off, the copies that
 * were there before still are. The caller holds the lock. `no_room`: here, to note what is to be written.
 */
export async function makeCopy(context: Context, copying: Copying): Promise<CopyOutcome | "no_room"> {
	try {
		return await attempt(context, copying);
	} catch (cause) {
		if (cause instanceof DamagedBackupError) return failed(context, copying, "not_verified");
		const name = nameOf(cause);
		if (name !== undefined && OF_FILES.test(name)) return failed(context, copying, problemOf(name));
		await failed(context, copying, "other"); // a bug: people must see that there is no copy
		throw cause;
	}
}

/** What the browser or the system says of a file. */
const OF_FILES =
	/^(?:NotAllowed|NotFound|NotReadable|NoModificationAllowed|QuotaExceeded|TypeMismatch|InvalidState|Abort|Security|Invalid(?:Modification|Access))Error$/;

async function attempt(context: Context, copying: Copying): Promise<CopyOutcome | "no_room"> {
	const { rule, folder, app, signal, report } = copying;
	const { vault } = await context.open();
	const now = context.deps.now();
	const at = now.toISOString();
	const stem = `${rule.prefix}-${stampOf(now)}`;
	const before = await tidy(folder, await readCopies(vault, rule.id));
	const mark = await markOf(context);
	const partial = await freeName(folder, stem, PARTIAL);
	const keep = async (copies: Copies) => (await vault.saveSetting(COPIES, copies)).ok;
	if (!(await keep({ ...before, writing: { partial, mark } }))) return "no_room";

	const lock = lockOf(rule);
	const to = await folder.getFileHandle(partial, { create: true });
	const made = await sealAll(context, { to, app, at, lock }, signal, report);
	// Turned off, or given another folder, in whatever tab meanwhile.
	const isOff = (await readRule(vault))?.id !== rule.id;
	if (!made.ok || isOff) {
		await removed(folder, partial);
		if (isOff || made.ok) return "cancelled";
		if (made.error.code === "cancelled") {
			await keep(before);
			return "cancelled";
		}
		const { code, why } = made.error;
		return failed(context, copying, code === "not_verified" ? code : problemOf(why));
	}

	const { size, records } = made.value;
	const copy: Copy = { file: await freeName(folder, stem, ENDING), at, size, records };
	if (!(await keep({ ...before, writing: { partial, mark, copy } }))) return "no_room";
	const proved = async (file: Blob) =>
		(await lock.open(file, { hash: context.deps.hash, signal, report: () => undefined })).ok;
	if (!(await nameFinally(folder, partial, copy.file, proved))) return failed(context, copying, "not_verified");

	// Where it was copied and not renamed, the first file is still there.
	const leftovers = [...(before.leftovers ?? []), ...((await removed(folder, partial)) ? [] : [partial])];
	const files = [...before.files, copy];
	const gone = new Set<Copy>();
	for (const old of outdated(files, rule.keep)) if (await removed(folder, old.file)) gone.add(old);
	await keep({ id: rule.id, files: files.filter((file) => !gone.has(file)), mark, leftovers });
	await vault.saveSetting(CHANGED, null);
	await noteBackup(context, { at, records });
	return "copied";
}

/** Notes why there is no new copy. What was being written stays noted: it is looked for with the next one. */
async function failed(context: Context, { rule }: Copying, what: FolderProblem): Promise<"failed"> {
	const { vault } = await context.open();
	const copies = await readCopies(vault, rule.id);
	await vault.saveSetting(COPIES, { ...copies, problem: { what, at: context.deps.now().toISOString() } });
	return "failed";
}

/** Takes away what a copy left behind that was broken off; one that was named already, and is whole, is a copy. */
async function tidy(folder: BackupFolder, copies: Copies): Promise<Copies> {
	const { writing, problem: _, leftovers = [], ...rest } = copies;
	const left: string[] = [];
	for (const name of [...leftovers, ...(writing ? [writing.partial] : [])]) {
		if (!(await removed(folder, name))) left.push(name);
	}
	const before = { ...rest, leftovers: left };
	if (!writing?.copy) return before;
	const size = await sizeOf(folder, writing.copy.file);
	if (size === writing.copy.size) return { ...before, files: [...before.files, writing.copy], mark: writing.mark };
	if (size === 0) await removed(folder, writing.copy.file);
	return before;
}

function lockOf(rule: FolderRule): BackupLock {
	const stretched = stretchedOf(rule);
	return {
		newKey: () => newBackupKeyBy(stretched),
		open: (file, opening) =>
			openBy(file, opening, async (header) => {
				const key = await openBackupKeyBy(header, stretched);
				return key ? ok(key) : err({ code: "damaged", damage: "altered" });
			}),
	};
}
