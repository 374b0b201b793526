import type { Page } from "@playwright/test";

interface PlainVault {
	readonly records: readonly { readonly id: string; readonly keys: readonly string[]; readonly body: unknown }[];
	readonly settings: object;
}

/**
 * Puts into the browser what the app kept before vaults were sealed, and nothing else: the database of version 4, bodies
 * as JSON text. The page must be of the app's origin, and none of the app's own.
 */
export async function putPlainVault(page: Page, vault: PlainVault): Promise<void> {
	await page.evaluate(async ({ records: rows, settings }) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		for (const { name = "" } of await indexedDB.databases()) await done(indexedDB.deleteDatabase(name));
		const opening = indexedDB.open("yanpiao", 40); // Dexie counts in tens
		opening.onupgradeneeded = () => {
			const db = opening.result;
			const table = (name: string, key: string | string[], ...indexes: string[]) => {
				const store = db.createObjectStore(name, { keyPath: key });
				for (const index of indexes) store.createIndex(index, index);
				return store;
			};
			const records = table("records", "id");
			records.createIndex("keys", "keys", { unique: true, multiEntry: true });
			records.createIndex("files", "files", { multiEntry: true });
			records.createIndex("[seq+id]", ["seq", "id"]);
			table("originals", "sha256");
			table("contents", "sha256");
			table("summaries", "id", "seq");
			table("journal", "id", "recordId", "at", "seq");
			table("queue", "recordId", "seq");
			table("erased", "key", "seq");
			table("arriving", ["sha256", "at"], "sha256");
			table("settings", "key");
			table("meta", "key");
		};
		const db = await done(opening);
		const writing = db.transaction(["records", "settings", "meta"], "readwrite");
		rows.forEach(({ id, keys, body }, index) => {
			const row = { id, rev: 1, seq: index + 1, keys, files: [] };
			writing.objectStore("records").put({ ...row, body: JSON.stringify(body) });
		});
		writing.objectStore("settings").put({ key: "app", body: JSON.stringify(settings) });
		writing.objectStore("meta").put({ key: "head", seq: rows.length, version: 4 });
		await new Promise((resolve) => {
			writing.oncomplete = resolve;
		});
		db.close();
	}, vault);
}
