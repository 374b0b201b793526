import type { Page } from "@playwright/test";

/** The vault of a page's origin, opened behind the app's back as the browser alone can open it: no passphrase is set. */
export interface OwnVault {
	/** The rows of a table, each with its opened body. */
	rows(table: string): Promise<{ readonly row: Record<string, unknown>; readonly body: unknown }[]>;
	/** Puts a row back with another body. */
	put(table: string, row: Record<string, unknown>, body: unknown): Promise<void>;
	clear(table: string): Promise<void>;
	/** Whether the sealed sum holds over records, originals and questions, and every original has its bytes. */
	isWhole(): Promise<boolean>;
}

declare global {
	interface Window {
		openOwnVault(): Promise<OwnVault>;
	}
}

/** Gives the page `openOwnVault`, until it is loaded again. Independent of the app's code: it reads what lies there. */
export async function withOwnVault(page: Page): Promise<Page> {
	await page.evaluate(() => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const text = new TextEncoder();
		const keys: Record<string, string[]> = { records: ["id", "rev"], queue: ["recordId"], settings: ["key"] };

		window.openOwnVault = async () => {
			const profiles = await done(indexedDB.open("yanpiao-profiles"));
			const [profile] = await done(profiles.transaction("profiles").objectStore("profiles").getAll());
			profiles.close();
			const device = profile.wraps.find(({ by }: { by: string }) => by === "device");
			const bound = text.encode(JSON.stringify(["yanpiao", "device", profile.id]));
			const unwrapping = { name: "AES-GCM", iv: device.nonce, additionalData: bound };
			const secret = await crypto.subtle.decrypt(unwrapping, device.key, device.wrapped);
			const master = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
			const info = text.encode("yanpiao vault rows");
			const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
			const key = await crypto.subtle.deriveKey(derivation, master, { name: "AES-GCM", length: 256 }, false, [
				"encrypt",
				"decrypt",
			]);
			const place = (table: string, row: Record<string, unknown>) =>
				text.encode(JSON.stringify([1, 0, table, ...(keys[table] ?? ["id"]).map((name) => row[name])]));
			const inVault = async <T>(
				mode: IDBTransactionMode,
				table: string,
				work: (store: IDBObjectStore) => Promise<T>,
			) => {
				const db = await done(indexedDB.open(profile.database));
				try {
					return await work(db.transaction(table, mode).objectStore(table));
				} finally {
					db.close();
				}
			};
			return {
				async rows(table) {
					const rows = await inVault("readonly", table, (store) => done(store.getAll()));
					return Promise.all(
						rows.map(async (row) => {
							const how = { name: "AES-GCM", iv: row.body.slice(2, 14), additionalData: place(table, row) };
							const plain = await crypto.subtle.decrypt(how, key, row.body.slice(14));
							return { row, body: JSON.parse(new TextDecoder().decode(plain)) };
						}),
					);
				},
				async put(table, row, body) {
					const iv = crypto.getRandomValues(new Uint8Array(12));
					const how = { name: "AES-GCM", iv, additionalData: place(table, row) };
					const hidden = await crypto.subtle.encrypt(how, key, text.encode(JSON.stringify(body)));
					const sealed = new Uint8Array([1, 0, ...iv, ...new Uint8Array(hidden)]);
					await inVault("readwrite", table, (store) => done(store.put({ ...row, body: sealed })));
				},
				clear: (table) => inVault("readwrite", table, (store) => done(store.clear())),
				async isWhole() {
					const db = await done(indexedDB.open(profile.database));
					const counted = ["records", "originals", "journal", "settings", "queue", "erased"];
					const names = ["originals", "contents", "meta"];
					const reading = db.transaction([...new Set([...counted, ...names])]);
					const all = (of: readonly string[]) =>
						Promise.all(of.map((name) => done(reading.objectStore(name).getAll())));
					const [rows, [originals = [], contents = [], meta = []]] = await Promise.all([all(counted), all(names)]);
					db.close();
					const tally = meta.find((row) => row.key === "tally")?.body;
					const bound = text.encode(JSON.stringify([1, 0, "meta", "tally"]));
					const how = { name: "AES-GCM", iv: tally.slice(2, 14), additionalData: bound };
					const kept = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, key, tally.slice(14))));
					let sum = 0n;
					for (const { body } of rows.flat()) {
						const view = new DataView(body.buffer, body.byteOffset + body.length - 16, 16);
						sum = (sum + ((view.getBigUint64(0) << 64n) | view.getBigUint64(8))) % (1n << 128n);
					}
					const bytes = new Set(contents.map((row) => row.sha256));
					return (
						String(sum) === kept && originals.length === bytes.size && originals.every((row) => bytes.has(row.sha256))
					);
				},
			};
		};
	});
	return page;
}
