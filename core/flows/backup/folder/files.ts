import { openOutput, UnwritableError } from "#core/flows/backup/output.ts";
import type { BackupFolder, FolderFile, FolderProblem } from "./app.ts";
import type { Copy } from "./shape.ts";

/** Those that go, of files oldest first, so that `keep` stay. */
export function outdated(files: readonly Copy[], keep: number): readonly Copy[] {
	return files.slice(0, Math.max(0, files.length - keep));
}

/** What stands in the way, from the error of the browser or of the system below it. */
export function problemOf(errorName: unknown): FolderProblem {
	if (errorName === "NotAllowedError" || errorName === "SecurityError") return "permission";
	if (errorName === "NotFoundError") return "gone";
	if (errorName === "QuotaExceededError") return "full";
	return "unwritable";
}

/** A name that nothing in the folder has: a file of somebody else is never written over. */
export async function freeName(folder: BackupFolder, stem: string, ending: string): Promise<string> {
	for (let count = 1; ; count++) {
		const name = `${stem}${count > 1 ? `-${count}` : ""}${ending}`;
		if (!(await isThere(folder, name))) return name;
	}
}

/** Bytes of a file; `undefined` when there is none of this name. */
export async function sizeOf(folder: BackupFolder, name: string): Promise<number | undefined> {
	try {
		return (await (await folder.getFileHandle(name)).getFile()).size;
	} catch (cause) {
		if (nameOf(cause) === "NotFoundError") return undefined;
		throw cause;
	}
}

/** Removes a file that this app wrote. Gives whether it is not there any more. */
export async function removed(folder: BackupFolder, name: string): Promise<boolean> {
	try {
		await folder.removeEntry(name);
		return true;
	} catch (cause) {
		return nameOf(cause) === "NotFoundError";
	}
}

/**
 * Gives a written file its last name. Where the browser cannot rename, its bytes are copied and `proved` again; the first
 * file is still there then. Gives whether it is proved.
 */
export async function nameFinally(
	folder: BackupFolder,
	partial: string,
	name: string,
	proved: (file: Blob) => Promise<boolean>,
): Promise<boolean> {
	const written = await folder.getFileHandle(partial);
	if (await isRenamed(written, name)) return true;
	const target = await folder.getFileHandle(name, { create: true });
	const whole = await proved(await copied(await written.getFile(), target));
	if (!whole) await removed(folder, name);
	return whole;
}

async function isRenamed(file: FolderFile, name: string): Promise<boolean> {
	if (!file.move) return false;
	try {
		await file.move(name);
		return true;
	} catch {
		return false; // some have it for their private folder only: the copy tells what is really wrong
	}
}

/** Piece by piece: a backup is larger than the memory. */
async function copied(from: Blob, to: FolderFile): Promise<Blob> {
	const output = await openOutput(to);
	const reader = from.stream().getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return await output.close();
			await output.write(value);
		}
	} catch (cause) {
		await output.abort();
		throw cause;
	}
}

async function isThere(folder: BackupFolder, name: string): Promise<boolean> {
	try {
		await folder.getFileHandle(name);
		return true;
	} catch (cause) {
		if (nameOf(cause) === "NotFoundError") return false;
		if (nameOf(cause) === "TypeMismatchError") return true; // a folder of this name
		throw cause;
	}
}

/** The name of the browser's error, also where an output has said that it cannot be written. */
export function nameOf(cause: unknown): string | undefined {
	const first = cause instanceof UnwritableError ? cause.cause : cause;
	return first instanceof Error ? first.name : undefined;
}
