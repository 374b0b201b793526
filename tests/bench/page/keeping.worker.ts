import type { Day } from "#core/base/day.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import type { InvoiceRecord, Original } from "#core/model/record.ts";
import { openVault } from "#core/vault/vault.ts";
import { inventLibrary } from "#tests/bench/invented.ts";
import { recordOf, summaryOf } from "#tests/bench/invented-summaries.ts";
import { testCodec } from "#tests/core/vault/codec.ts";
import { noise } from "./noise.ts";

export interface KeepingAsked {
	/** Our vault; or the browser's own database, unsealed, as durable as ours or as the browser likes. */
	readonly how: "sealed" | "raw strict" | "raw relaxed";
	readonly records: number;
	/** Of an original. */
	readonly bytes: number;
	readonly perWrite: number;
}

export interface KeepingTold {
	readonly ms: number;
}

interface Item {
	readonly record: InvoiceRecord;
	readonly keys: readonly string[];
	readonly summary: Summary;
	readonly original: Original;
}

const TODAY = "20261122" as Day;

self.onmessage = async ({ data }: MessageEvent<KeepingAsked>) => self.postMessage(await keep(data));

async function keep({ how, records, bytes, perWrite }: KeepingAsked): Promise<KeepingTold> {
	const all = items(records, bytes);
	const pieces = Array.from({ length: Math.ceil(records / perWrite) }, (_, index) =>
		all.slice(index * perWrite, (index + 1) * perWrite),
	);
	const name = `bench-keeping-${crypto.randomUUID()}`;
	const { write, close } = how === "sealed" ? await sealed(name) : await raw(name, how);
	const start = performance.now();
	for (const piece of pieces) await write(piece);
	const ms = performance.now() - start;
	close();
	await request(indexedDB.deleteDatabase(name));
	return { ms };
}

function items(records: number, bytes: number): Item[] {
	return [...inventLibrary(records)].map((one) => {
		const sha256 = crypto.randomUUID().replaceAll("-", "").repeat(2);
		const summary = summaryOf(one, TODAY);
		const record = recordOf(one);
		const readings = record.readings.map((reading) => ({ ...reading, sha256 }));
		const original = {
			sha256,
			name: "a.pdf",
			mediaType: "application/pdf",
			bytes: noise(bytes),
			addedAt: one.createdAt,
		};
		return { record: { ...record, readings }, keys: summary.marks.keys, summary, original };
	});
}

interface Store {
	write(items: readonly Item[]): Promise<void>;
	close(): void;
}

async function sealed(name: string): Promise<Store> {
	const vault = await openVault<Summary>({ name, codec: testCodec });
	return {
		async write(some) {
			const kept = await vault.commit({
				put: some.map(({ record, keys, summary }) => ({ record, rev: undefined, keys, summary })),
				remove: [],
				originals: some.map(({ original }) => original),
				stale: [],
				basis: "bench",
			});
			if (!kept.ok) throw new Error(kept.error.code);
		},
		close: () => vault.close(),
	};
}

/** The same rows without an index, a name or a seal: the bytes and nothing more. */
async function raw(name: string, how: "raw strict" | "raw relaxed"): Promise<Store> {
	const opening = indexedDB.open(name);
	opening.onupgradeneeded = () => {
		for (const table of ["records", "summaries", "contents"]) opening.result.createObjectStore(table);
	};
	const db = await request(opening);
	return {
		write(some) {
			const durability = how === "raw strict" ? "strict" : "relaxed";
			const transaction = db.transaction(["records", "summaries", "contents"], "readwrite", { durability });
			for (const { record, summary, original } of some) {
				transaction.objectStore("records").put(JSON.stringify(record), record.id);
				transaction.objectStore("summaries").put(JSON.stringify(summary), record.id);
				transaction.objectStore("contents").put(original.bytes, original.sha256);
			}
			return new Promise((resolve, reject) => {
				transaction.oncomplete = () => resolve();
				transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
			});
		},
		close: () => db.close(),
	};
}

function request<T>(one: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		one.onsuccess = () => resolve(one.result);
		one.onerror = () => reject(one.error ?? new Error("failed"));
	});
}
