import type { Original } from "#core/model/record.ts";
import type { Codec } from "./codec.ts";
import type { Database } from "./database.ts";
import type { ContentRow, OriginalRow } from "./tables.ts";
import type { Replaced } from "./tally.ts";

/** What is known of an original without its bytes. */
export type OriginalFacts = Omit<Original, "bytes">;

/** The originals (原件) of records: a file is kept once, for as long as a record rests on it. */
export interface OriginalStore {
	/** Facts of those that are here, each with its size in bytes. */
	originals(sha256s: readonly string[]): Promise<readonly (OriginalFacts & { readonly size: number })[]>;
	content(sha256: string): Promise<Uint8Array | undefined>;
}

export function originalsOn(db: Database, codec: Codec): OriginalStore {
	return {
		async originals(sha256s) {
			const rows = await db.originals.bulkGet(await Promise.all(sha256s.map((sha256) => codec.name(sha256))));
			return Promise.all(
				rows
					.filter((row) => row !== undefined)
					.map(async ({ sha256, size, body }) => ({ ...(await openFacts(body, sha256, codec)), size })),
			);
		},
		async content(sha256) {
			const name = await codec.name(sha256);
			const row = await db.contents.get(name);
			return row && openContent(row, codec);
		},
	};
}

export async function openFacts(body: unknown, name: string, codec: Codec): Promise<OriginalFacts> {
	return (await codec.open(body, ["originals", name])) as OriginalFacts; // sealed by `sealOriginals`
}

export async function openContent({ sha256: name, bytes }: ContentRow, codec: Codec): Promise<Uint8Array> {
	return (await codec.open(bytes, ["contents", name])) as Uint8Array; // sealed by `sealOriginals`
}

export interface SealedOriginals {
	readonly facts: readonly OriginalRow[];
	readonly contents: readonly ContentRow[];
}

export async function sealOriginals(originals: readonly Original[], codec: Codec): Promise<SealedOriginals> {
	const rows = originals.map(async ({ bytes, ...facts }) => {
		const sha256 = await codec.name(facts.sha256);
		return {
			facts: { sha256, size: bytes.length, body: await codec.seal(facts, ["originals", sha256]) },
			content: { sha256, bytes: await codec.seal(bytes, ["contents", sha256]) },
		};
	});
	const sealed = await Promise.all(rows);
	return { facts: sealed.map(({ facts }) => facts), contents: sealed.map(({ content }) => content) };
}

/** Inside the transaction of a write. Of `unsure`, those that no record rests on any more go. Gives bodies of facts. */
export async function writeOriginals(
	db: Database,
	{ facts, contents }: SealedOriginals,
	unsure: ReadonlySet<string>,
): Promise<Replaced> {
	const names = facts.map(({ sha256 }) => sha256);
	const held = new Set((await db.originals.bulkGet(names)).flatMap((row) => row?.sha256 ?? []));
	const news = facts.filter(({ sha256 }) => !held.has(sha256));
	const gone: unknown[] = [];
	// Beside each other: each way to the database takes as long as its work.
	await Promise.all([
		db.originals.bulkPut(news),
		db.contents.bulkPut(contents.filter(({ sha256 }) => !held.has(sha256))),
	]);
	for (const name of unsure) {
		if ((await db.records.where("files").equals(name).count()) > 0) continue;
		gone.push((await db.originals.get(name))?.body);
		await db.originals.delete(name);
		await db.contents.delete(name);
	}
	return { taken: gone, added: news.map(({ body }) => body) };
}
