import type { Day } from "#core/base/day.ts";
import { createLibrary, type Library } from "#core/flows/library/library.ts";
import { openLibrary, SHAPE } from "#core/flows/library/open.ts";
import { createStock } from "#core/flows/library/stock/stock.ts";
import type { Summary } from "#core/flows/library/summary.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { openDatabase } from "#core/vault/database.ts";
import { steps } from "#core/vault/migrations/index.ts";
import { latestVersion } from "#core/vault/migrations/migrate.ts";
import { openVault, type Vault } from "#core/vault/vault.ts";
import { watchDefaults } from "#core/watch/settings.ts";
import { createBrowserShared } from "#core/worker/browser-shared.ts";
import { inventLibrary } from "#tests/bench/invented.ts";
import { recordOf, summaryOf } from "#tests/bench/invented-summaries.ts";
import { testCodec } from "#tests/core/vault/codec.ts";

export type OpeningAsked =
	| { readonly what: "fill" | "fillSnapshot"; readonly records: number }
	| { readonly what: "edit"; readonly records: number; readonly count: number }
	| { readonly what: "readAlone" | "open" | "openRows" | "write" | "look" };

/** Numbers by what they say: milliseconds, bytes, counts. */
export type OpeningTold = Readonly<Record<string, number>>;

const NAME = "bench-opening";
const TODAY = "20261122" as Day;
const BASIS = "basis";
const PER_WRITE = 500;
const WAIT_MS = 5;
const NOW = Date.parse("2026-11-22T04:00:00Z");
const words = ["酒店", "云泽", "技术", "有限", "住宿", "打印", "餐饮", "禾穗"];
const settings = { watch: watchDefaults, provider: { mode: "none" as const } };
const seen = { today: TODAY, due: new Set<string>() };
const everything = { text: "", where: "library", sort: "createdAt", direction: "down", offset: 0, limit: 50 } as const;
const shared = createBrowserShared(async () => "bench", self.name);
const deps = { shared, randomId: () => crypto.randomUUID() };

self.onmessage = async ({ data }: MessageEvent<OpeningAsked>) => self.postMessage(await works(data));

async function works(asked: OpeningAsked): Promise<OpeningTold> {
	switch (asked.what) {
		case "fill":
			return fill(asked.records);
		case "fillSnapshot":
			return fillSnapshot(asked.records);
		case "edit":
			return edit(asked.records, asked.count);
		case "readAlone":
			return readAlone();
		case "open":
			return open();
		case "openRows":
			return openRows();
		case "write":
			return write();
		case "look":
			return look();
	}
}

function openOwn(): Promise<Vault<Summary>> {
	return openVault<Summary>({ name: NAME, codec: testCodec });
}

async function fill(records: number): Promise<OpeningTold> {
	const vault = await openOwn();
	const start = performance.now();
	let batch: Searchable[] = [];
	const put = async () => {
		await keep(vault, batch, undefined);
		batch = [];
	};
	for (const one of inventLibrary(records)) if (batch.push(one) === PER_WRITE) await put();
	if (batch.length > 0) await put();
	return { ms: performance.now() - start };
}

async function keep(vault: Vault<Summary>, all: readonly Searchable[], rev: number | undefined): Promise<void> {
	const kept = await vault.commit({
		put: all.map((one) => ({
			record: recordOf(one),
			rev,
			keys: summaryOf(one, TODAY).marks.keys,
			summary: summaryOf(one, TODAY),
		})),
		remove: [],
		originals: [],
		stale: [],
		basis: BASIS,
	});
	if (!kept.ok) throw new Error(kept.error.code);
}

/** The daily look through the vault; `longest` is the longest time in which nobody else got a turn. */
async function look(): Promise<OpeningTold> {
	const vault = await openOwn();
	const start = performance.now();
	let longest = 0;
	let before = start;
	const looked = await vault.lookThrough(async () => {
		longest = Math.max(longest, performance.now() - before);
		await new Promise((resolve) => setTimeout(resolve));
		before = performance.now();
	});
	if (!looked?.whole) throw new Error("the vault is not whole");
	return { ms: performance.now() - start, longest };
}

/** A snapshot of so many records without their rows: a database of a million rows takes an hour to write. */
async function fillSnapshot(records: number): Promise<OpeningTold> {
	const db = await openDatabase(NAME, testCodec, steps);
	await db.meta.put({ key: "head", seq: 1, version: latestVersion(steps), records });
	db.close();
	const stock = createStock();
	const start = performance.now();
	for (const one of inventLibrary(records)) {
		const summary = summaryOf(one, TODAY);
		stock.put(one.id, { seq: 1, basis: BASIS, marks: summary.marks, summary });
	}
	const put = performance.now() - start;
	const vault = await openOwn();
	let longest = 0;
	const turns = stock.write(() => undefined);
	for (;;) {
		const before = performance.now();
		const step = turns.next();
		longest = Math.max(longest, performance.now() - before);
		if (!step.done) continue;
		const { value: bytes } = step;
		const saving = performance.now();
		await vault.saveSnapshot({ upTo: 1, shape: SHAPE, size: bytes.length, bytes }, crypto.randomUUID());
		return { put, longest, bytes: bytes.length, save: performance.now() - saving };
	}
}

/** The newest so many of other invoices in place of those that are there. */
async function edit(records: number, count: number): Promise<OpeningTold> {
	const vault = await openOwn();
	const before = [...inventLibrary(records)].slice(-count);
	const others = [...inventLibrary(count, 7)].map((one, at) => ({ ...one, id: before[at]?.id ?? one.id }));
	const [first, ...rest] = others;
	if (!first) return {};
	const { seq } = await vault.head();
	const start = performance.now();
	await keep(vault, [first], 1);
	const ms = performance.now() - start;
	const sizes = await writtenSince(seq);
	for (let from = 0; from < rest.length; from += PER_WRITE) await keep(vault, rest.slice(from, from + PER_WRITE), 1);
	return { ms, ...sizes };
}

/** Bytes of the rows of a write, and of the record's alone. */
async function writtenSince(seq: number): Promise<OpeningTold> {
	const db = await openDatabase(NAME, testCodec, steps);
	const sizeOf = (row: object) => {
		const { body, ...rest } = row as { body: Uint8Array };
		return body.length + JSON.stringify(rest).length;
	};
	const records = (await db.records.toArray()).filter((row) => row.seq > seq).map(sizeOf);
	const summaries = (await db.summaries.where("seq").above(seq).toArray()).map(sizeOf);
	const meta = (await db.meta.toArray()).map((row) => JSON.stringify(row).length);
	db.close();
	const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
	return { record: sum(records), written: sum([...records, ...summaries, ...meta]) };
}

/** With the browser's own database and the cipher, and no more: what no way of opening can do without. */
async function readAlone(): Promise<OpeningTold> {
	const start = performance.now();
	const db = await request(indexedDB.open(NAME));
	const rows = db.transaction("snapshots").objectStore("snapshots");
	const all: { key: string; body: unknown }[] = await request(rows.getAll());
	const read = performance.now() - start;
	const parts = await Promise.all(all.map(({ key, body }) => testCodec.open(body, ["snapshots", key])));
	const bytes = parts.reduce((sum: number, part) => sum + (part instanceof Uint8Array ? part.length : 0), 0);
	return { ms: performance.now() - start, read, bytes };
}

async function open(): Promise<OpeningTold> {
	const start = performance.now();
	const vault = await openOwn();
	const opened = performance.now() - start;
	const library = await openLibrary(vault, deps);
	const known = performance.now() - start;
	await library.catchUp();
	const caughtUp = performance.now() - start;
	const { count } = library.find({ ...everything, text: "酒店" }, seen);
	const ms = performance.now() - start;
	const page = library.find(everything, seen).ids.flatMap((id) => library.get(id) ?? []).length;
	const first = performance.now() - start;
	const due = library.due(settings, NOW).ids.size;
	const judged = performance.now();
	const stale = library.countStale({ today: TODAY, basis: BASIS, settings: { ownCompanies: [] } });
	const tied = performance.now();
	library.countAlike("x|1|2");
	library.neighbours({ keys: ["1"], parts: ["2"] });
	const ties = performance.now() - tied;
	return { ms, opened, known, caughtUp, count, page, first, due, stale, judging: tied - judged, ties };
}

async function openRows(): Promise<OpeningTold> {
	const start = performance.now();
	const vault = await openOwn();
	const library = createLibrary(vault, { stock: createStock(), upTo: 0 });
	await library.catchUp();
	const { count } = library.find({ ...everything, text: "酒店" }, seen);
	return { ms: performance.now() - start, count };
}

/** Searches one after another: alone, and while a snapshot is written. From when a search is due until it is answered. */
async function write(): Promise<OpeningTold> {
	const vault = await openOwn();
	const library = await openLibrary(vault, { ...deps, snapshots: { idleMs: 0, latestMs: 1e6, fewest: 1 } });
	await library.catchUp();
	const quiet = await searches(library, { going: false }, 200);
	await vault.dropSnapshot();
	const state = { going: true };
	const start = performance.now();
	library.adopt(0, { put: [], stale: [], gone: [] });
	const busy = searches(library, state, 20);
	while ((await vault.snapshotFacts()) === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
	const writing = performance.now() - start;
	state.going = false;
	const facts = await vault.snapshotFacts();
	return { ...quiet, writing, bytes: facts?.size ?? 0, ...named("busy", await busy) };
}

async function searches(library: Library, state: { readonly going: boolean }, least: number): Promise<OpeningTold> {
	const taken: number[] = [];
	while (state.going || taken.length < least) {
		const due = performance.now() + WAIT_MS;
		await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
		library.find({ ...everything, text: words[taken.length % words.length] ?? "" }, seen);
		taken.push(performance.now() - due);
	}
	const sorted = taken.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
	return { count: taken.length, p50: at(0.5), p95: at(0.95), worst: at(1) };
}

function named(name: string, told: OpeningTold): OpeningTold {
	return Object.fromEntries(Object.entries(told).map(([key, value]) => [`${name}_${key}`, value]));
}

function request<T>(asked: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error);
	});
}
