import type { Page } from "@playwright/test";

/** Everything that the origin of a page keeps on this machine, as text: of bytes, each of the readings they allow. */
export function dumpStores(page: Page): Promise<Readonly<Record<string, string>>> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const readings = (bytes: Uint8Array) =>
			[
				...["utf-8", "utf-16le", "gb18030"].map((encoding) => new TextDecoder(encoding).decode(bytes)),
				new TextDecoder("utf-16le").decode(bytes.subarray(1)), // may begin at an odd byte
			].join("\n");
		const textOf = (value: unknown): string => {
			if (value instanceof Uint8Array) return readings(value);
			if (value instanceof ArrayBuffer) return readings(new Uint8Array(value));
			if (value instanceof CryptoKey) return `key ${value.type} ${value.extractable ? "extractable" : "kept"}`;
			if (value instanceof FileSystemHandle) return `${value.kind} ${value.name}`;
			if (Array.isArray(value)) return value.map(textOf).join("\n");
			if (typeof value === "object" && value !== null) {
				return Object.entries(value)
					.map(([name, member]) => `${name}: ${textOf(member)}`)
					.join("\n");
			}
			return String(value);
		};

		const stores: Record<string, string> = {
			localStorage: textOf({ ...localStorage }),
			sessionStorage: textOf({ ...sessionStorage }),
			cookies: document.cookie,
		};
		for (const { name = "" } of await indexedDB.databases()) {
			const db = await done(indexedDB.open(name));
			for (const table of Array.from(db.objectStoreNames)) {
				const store = db.transaction(table).objectStore(table);
				const keys = await done(store.getAllKeys());
				stores[`${name}/${table}`] = textOf([keys, await done(store.getAll())]);
			}
			db.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				const answer = await cache.match(request);
				stores[`cache ${request.url}`] = textOf([request.url, new Uint8Array((await answer?.arrayBuffer()) ?? [])]);
			}
		}
		const folder = await navigator.storage.getDirectory();
		for await (const name of folder.keys()) stores[`file ${name}`] = name;
		return stores;
	});
}
