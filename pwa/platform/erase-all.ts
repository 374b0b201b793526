import { countRows, databases, eraseDatabase } from "./databases.ts";

/** A place where this origin keeps data, and how much is in it. */
export interface Store {
	readonly kind: "database" | "files" | "local" | "session" | "cache";
	/** Rows, files or entries of a person's data. */
	readonly count: number;
	/** Files of the app itself, for use without a network. */
	readonly own: number;
}

/** Caches of the app's own files (`pwa/sw/sw.ts`); there are no others. */
const OWN_CACHE = /^(?:workbox-precache-|heavy-)/;

/** What was being asked for meanwhile opens a database again, empty; it is looked for once more. */
const MOST_PASSES = 3;

/**
 * Empties every database of this origin and deletes it, and all else that is not the app itself (清空全部). It needs no
 * key: a library whose passphrase is forgotten can be erased. Connections in workers and other windows are closed by it.
 */
export async function eraseAll(): Promise<void> {
	for (let pass = 0; pass < MOST_PASSES; pass++) for (const name of await databases()) await eraseDatabase(name);
	for (const name of await caches.keys()) if (!OWN_CACHE.test(name)) await caches.delete(name);
	const root = await privateFolder();
	for (const file of await filesIn(root)) await root?.removeEntry(file, { recursive: true });
	localStorage.clear();
	sessionStorage.clear();
}

/** Every place where data of this origin can lie. */
export async function listStores(): Promise<readonly Store[]> {
	let rows = 0;
	for (const name of await databases()) rows += await countRows(name);
	let [count, own] = [0, 0];
	for (const name of await caches.keys()) {
		const entries = (await (await caches.open(name)).keys()).length;
		if (OWN_CACHE.test(name)) own += entries;
		else count += entries;
	}
	const files = (await filesIn(await privateFolder())).length;
	return [
		{ kind: "database", count: rows, own: 0 },
		{ kind: "files", count: files, own: 0 },
		{ kind: "local", count: localStorage.length, own: 0 },
		{ kind: "session", count: sessionStorage.length, own: 0 },
		{ kind: "cache", count, own },
	];
}

async function filesIn(folder: FileSystemDirectoryHandle | undefined): Promise<readonly string[]> {
	return folder ? Array.fromAsync(folder.keys()) : [];
}

/** Absent where the browser has none, as in some private windows. */
function privateFolder(): Promise<FileSystemDirectoryHandle | undefined> {
	return navigator.storage.getDirectory().catch(() => undefined);
}
