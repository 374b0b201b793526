/** A place where this origin keeps data, and how much is in it. */
export interface Store {
	readonly kind: "database" | "files" | "local" | "session" | "cache";
	/** Rows, files or entries of a person's data. */
	readonly count: number;
	/** Files of the app itself, for use without a network. */
	readonly own: number;
}

/** A window that does not let go of a database keeps its deletion waiting; it is empty all the same. */
const WAIT_MS = 5_000;

/** Caches of the app's own files (`pwa/sw/sw.ts`); there are no others. */
const OWN_CACHE = /^(?:workbox-precache-|heavy-)/;

/**
 * Empties every database of this origin and deletes it, and all else that is not the app itself (清空全部). It needs no
 * key: a library whose passphrase is forgotten can be erased. Connections in workers and other windows are closed by it.
 */
export async function eraseAll(): Promise<void> {
	for (const name of await databases()) {
		const db = await opened(name);
		try {
			const stores = [...db.objectStoreNames];
			if (stores.length > 0) await emptied(db, stores);
		} finally {
			db.close();
		}
		await deleted(name);
	}
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

async function databases(): Promise<readonly string[]> {
	return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
}

async function countRows(name: string): Promise<number> {
	const db = await opened(name);
	try {
		let rows = 0;
		for (const store of db.objectStoreNames) rows += await done(db.transaction(store).objectStore(store).count());
		return rows;
	} finally {
		db.close();
	}
}

function emptied(db: IDBDatabase, stores: readonly string[]): Promise<void> {
	return new Promise((resolve, reject) => {
		const writing = db.transaction(stores, "readwrite", { durability: "strict" });
		for (const store of stores) writing.objectStore(store).clear();
		writing.oncomplete = () => resolve();
		writing.onabort = () => reject(writing.error);
	});
}

function deleted(name: string): Promise<void> {
	const waiting = new Promise<void>((resolve) => setTimeout(resolve, WAIT_MS));
	return Promise.race([waiting, done(indexedDB.deleteDatabase(name)).then(() => undefined)]);
}

function opened(name: string): Promise<IDBDatabase> {
	return done(indexedDB.open(name));
}

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

async function filesIn(folder: FileSystemDirectoryHandle | undefined): Promise<readonly string[]> {
	return folder ? Array.fromAsync(folder.keys()) : [];
}

/** Absent where the browser has none, as in some private windows. */
function privateFolder(): Promise<FileSystemDirectoryHandle | undefined> {
	return navigator.storage.getDirectory().catch(() => undefined);
}
