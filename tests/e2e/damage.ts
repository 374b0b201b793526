import type { Page } from "@playwright/test";

/** Turns a bit in the first row of each of these tables of a page's origin, behind the app's back; gives how many rows. */
export function damage(page: Page, tables: readonly string[]): Promise<number> {
	return page.evaluate(async (names) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		let count = 0;
		for (const { name = "" } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			for (const table of names.filter((one) => db.objectStoreNames.contains(one))) {
				const store = db.transaction(table, "readwrite").objectStore(table);
				const rows = await done(store.getAll());
				const row = table === "settings" ? rows.find(({ key }) => key === "app") : rows[0];
				if (!row) continue;
				row.body[20] ^= 1;
				await done(store.put(row));
				count++;
			}
			db.close();
		}
		return count;
	}, tables);
}
