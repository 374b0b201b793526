import { ok, type Problem, type Result } from "#core/base/result.ts";
import { type Codec, DamagedRowError } from "./codec.ts";
import type { Database } from "./database.ts";
import type { SnapshotRow } from "./tables.ts";
import { noRoom } from "./write.ts";

/** What a snapshot is of. */
export interface SnapshotFacts {
	/** The write it stands for: whatever came later is not in it. */
	readonly upTo: number;
	/** Names what its bytes mean: code that means the same can read them. */
	readonly shape: string;
	/** Of all its bytes before they were sealed. */
	readonly size: number;
}

export interface Snapshot extends SnapshotFacts {
	readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * What stands in memory, kept as one to be there at once. Nothing but what summaries say: where there is none, or none
 * that opens, it is made anew from those.
 */
export interface SnapshotStore {
	/** The newest that was written whole, and is of this shape. */
	snapshot(shape: string): Promise<Snapshot | undefined>;
	snapshotFacts(): Promise<SnapshotFacts | undefined>;
	/**
	 * Takes the place of the one before when all of it is written; broken off, that one stays. Only one tab at a time:
	 * others' unfinished parts are taken away. `name` was never used before.
	 */
	saveSnapshot(snapshot: Snapshot, name: string): Promise<Result<void, Problem<"storage_full">>>;
	dropSnapshot(): Promise<void>;
	/** How many summaries were written since. */
	countChanged(upTo: number): Promise<number>;
}

/**
 * Bytes of a row. They are sealed by a thread of the browser, but copied four times by this one on their way there and
 * into the database, and a search that comes meanwhile waits for it.
 */
const PART = 2 * 2 ** 20;

/** Parts that are read in one go, and how many goes are under way: all at once would be in memory twice. */
const TOGETHER = 4;
const AT_ONCE = 4;

const HEAD = "head";

interface Head extends SnapshotFacts {
	readonly name: string;
}

export function snapshotsOn(db: Database, codec: Codec): SnapshotStore {
	/** `undefined` also for what does not open: it is as if there were none. */
	async function head(): Promise<Head | undefined> {
		const row = await db.snapshots.get(HEAD);
		return row && ((await openOr(row.body, HEAD)) as Head | undefined); // written below
	}

	async function openOr(body: unknown, key: string): Promise<unknown> {
		try {
			return await codec.open(body, ["snapshots", key]);
		} catch (cause) {
			if (cause instanceof DamagedRowError) return undefined;
			throw cause;
		}
	}

	async function read({ name, size }: Head): Promise<Uint8Array<ArrayBuffer> | undefined> {
		const bytes = new Uint8Array(size);
		const opening: Promise<boolean>[] = [];
		for (let part = 0; part * PART < size; part += TOGETHER) {
			await opening[opening.length - AT_ONCE];
			opening.push(readParts(name, part, bytes));
		}
		return (await Promise.all(opening)).every(Boolean) ? bytes : undefined;
	}

	/** Some parts from this one on, opened beside each other. */
	async function readParts(name: string, first: number, bytes: Uint8Array): Promise<boolean> {
		const last = Math.min(first + TOGETHER, Math.ceil(bytes.length / PART));
		const numbers = Array.from({ length: last - first }, (_, index) => first + index);
		const rows = await db.snapshots.bulkGet(numbers.map((part) => partKey(name, part)));
		const opened = numbers.map(async (part, index) => {
			const found = rows[index] && (await openOr(rows[index].body, partKey(name, part)));
			const to = bytes.subarray(part * PART, (part + 1) * PART);
			if (!(found instanceof Uint8Array) || found.length !== to.length) return false;
			to.set(found);
			return true;
		});
		return (await Promise.all(opened)).every(Boolean);
	}

	return {
		async snapshot(shape) {
			const found = await head();
			if (found?.shape !== shape) return undefined;
			const bytes = await read(found);
			return bytes && { upTo: found.upTo, shape, size: found.size, bytes };
		},
		snapshotFacts: head,
		async saveSnapshot({ bytes, upTo, shape, size }, name) {
			const put = (row: SnapshotRow, keep?: readonly string[]) =>
				db.transaction("rw", db.snapshots, async () => {
					await db.snapshots.put(row);
					if (keep) await dropAllBut(db, keep);
				});
			const writing = async () => {
				const before = await head();
				for (let at = 0; at < size; at += PART) {
					const key = partKey(name, at / PART);
					const body = await codec.seal(bytes.subarray(at, at + PART), ["snapshots", key]);
					await put({ key, body }, at === 0 ? [HEAD, before?.name ?? "", name] : undefined);
				}
				const body = await codec.seal({ name, upTo, shape, size } satisfies Head, ["snapshots", HEAD]);
				await put({ key: HEAD, body }, [HEAD, name]);
				return ok(undefined);
			};
			return writing().catch(noRoom);
		},
		dropSnapshot: () => db.snapshots.clear(),
		countChanged: (upTo) => db.summaries.where("seq").above(upTo).count(),
	};
}

/** What is named so, and the parts of what is named so, stay. */
async function dropAllBut(db: Database, names: readonly string[]): Promise<void> {
	const keys = await db.snapshots.toCollection().primaryKeys();
	await db.snapshots.bulkDelete(keys.filter((key) => !names.includes(key.split("/")[0] ?? "")));
}

function partKey(name: string, part: number): string {
	return `${name}/${part}`;
}
