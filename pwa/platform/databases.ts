/** A window that does not let go of a database keeps its deletion waiting; it is empty all the same. */
const WAIT_MS = 5_000;

/** Names of all databases of this origin. */
export async function databases(): Promise<readonly string[]> {
	return (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
}

/** Rows of a database, of all its stores or of these; 0 where there is none of that name. */
export async function countRows(name: string, only?: readonly string[]): Promise<number> {
	if (!(await databases()).includes(name)) return 0; // to open it would make it
	const db = await opened(name);
	try {
		let rows = 0;
		for (const store of db.objectStoreNames) {
			if (!only || only.includes(store)) rows += await done(db.transaction(store).objectStore(store).count());
		}
		return rows;
	} finally {
		db.close();
	}
}

/** Empties a database and deletes it. Connections in workers and other windows are closed by it. */
export async function eraseDatabase(name: string): Promise<void> {
	if (!(await databases()).includes(name)) return;
	const db = await opened(name);
	try {
		const stores = [...db.objectStoreNames];
		if (stores.length > 0) await emptied(db, stores);
	} finally {
		db.close();
	}
	await deleted(name);
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
