import type { FolderStore } from "#core/flows/backup/folder/app.ts";

/** A database of its own: a handle lies only where the browser can clone it, not in a sealed row. */
const DATABASE = "yanpiao-folders";
const TABLE = "folders";

/**
 * Folders of a profile by a random id. The browser lets anybody who reads the database see a folder's name, and reach
 * it only where the person allows it. Nothing stays open, so nothing keeps the database from being erased.
 */
export function browserFolders(profile: string): FolderStore {
	const key = (id: string) => [profile, id];
	return {
		get: (id) => within("readonly", (folders) => folders.get(key(id))),
		async put(id, folder) {
			await within("readwrite", (folders) => folders.put(folder, key(id)));
		},
		async remove(id) {
			await within("readwrite", (folders) => folders.delete(key(id)));
		},
	};
}

/** Forgets all folders of a profile that is deleted. */
export async function forgetFolders(profile: string): Promise<void> {
	const there = (await indexedDB.databases()).some(({ name }) => name === DATABASE);
	if (!there) return; // opening it would make it
	// An array is greater than every text: all keys that begin with the profile.
	await within("readwrite", (folders) => folders.delete(IDBKeyRange.bound([profile], [profile, []])));
}

/** What the request gave, once it is on the disk. */
async function within<T>(mode: IDBTransactionMode, work: (folders: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const db = await opened();
	try {
		const transaction = db.transaction(TABLE, mode, { durability: "strict" });
		const request = work(transaction.objectStore(TABLE));
		await new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error);
		});
		return request.result;
	} finally {
		db.close();
	}
}

function opened(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(DATABASE, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(TABLE);
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}
