import type { Problem, Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { Codec, Place } from "./codec.ts";
import type { Database } from "./database.ts";
import type { SummaryRow } from "./tables.ts";
import { noRoom } from "./write.ts";

export interface HeldSummary<Summary> {
	readonly id: string;
	/** The write it came with; `undefined` where a record had no summary. */
	readonly seq: number | undefined;
	/** What it was computed from beside its record; empty where it is out of date. */
	readonly basis: string;
	/** Of the record it was computed from. */
	readonly rev: number | undefined;
	readonly summary: Summary;
}

/**
 * So many summaries are laid beside their records when they are read: one that was put back as it was before is out of
 * date then. All others are compared in idle time (`look.ts`), so that opening a large library does not wait for it.
 */
const MOST_COMPARED = 500;

/** What lists show of records, computed: whatever is lost of it is computed again. */
export interface SummaryStore<Summary> {
	summariesSince(seq: number): Promise<readonly HeldSummary<Summary>[]>;
	/** Those of these records that are there and open, in any order. */
	summariesOf(ids: readonly string[]): Promise<readonly HeldSummary<Summary>[]>;
	/**
	 * Keeps summaries computed again, except where another write came since the `seq` given; says which were kept.
	 * Those of `stale` are out of date from now on.
	 */
	refresh(
		summaries: readonly HeldSummary<Summary>[],
		stale?: readonly string[],
	): Promise<Result<{ readonly seq: number; readonly kept: readonly string[] }, Problem<"storage_full">>>;
}

export type SealedSummary = Pick<SummaryRow, "id" | "rev" | "body">;

export function summariesOn<Summary>(
	db: Database,
	codec: Codec,
	nextSeq: () => Promise<number>,
): SummaryStore<Summary> {
	/** Beside their records where there are not too many. */
	async function open(rows: readonly SummaryRow[]): Promise<readonly HeldSummary<Summary>[]> {
		const records = rows.length > MOST_COMPARED ? [] : await db.records.bulkGet(rows.map(({ id }) => id));
		const opened = await Promise.allSettled(
			rows.map((row, index) => openSummary<Summary>(row, codec, records[index]?.rev)),
		);
		return opened.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
	}

	return {
		summariesSince: async (seq) => open(await db.summaries.where("seq").above(seq).toArray()),
		summariesOf: async (ids) => open(await db.summaries.where("id").anyOf(ids).toArray()),
		async refresh(summaries, stale = []) {
			const rows = await Promise.all(
				summaries.map(async (held) => ({ seq: held.seq, row: await sealSummary(held, codec) })),
			);
			const writing = db.transaction("rw", [db.records, db.summaries, db.meta], async () => {
				const ids = rows.map(({ row }) => row.id);
				const held = await db.summaries.bulkGet(ids);
				const missing = ids.filter((_, index) => held[index] === undefined);
				const there = new Set(missing.length > 0 ? await db.records.where("id").anyOf(missing).primaryKeys() : []);
				const next = await nextSeq();
				const kept = rows.filter(({ seq, row }, index) => (held[index] ? held[index].seq === seq : there.has(row.id)));
				await db.summaries.bulkPut(kept.map(({ row }) => ({ ...row, seq: next })));
				if (stale.length > 0) await outdate(db, stale, next);
				return ok({ seq: next, kept: kept.map(({ row }) => row.id) });
			});
			return writing.catch(noRoom);
		},
	};
}

export async function sealSummary(
	{ id, basis, rev, summary }: Omit<HeldSummary<unknown>, "seq">,
	codec: Codec,
): Promise<SealedSummary> {
	return { id, ...(rev !== undefined && { rev }), body: await codec.seal({ basis, summary }, placeOf({ id, rev })) };
}

function placeOf({ id, rev }: { readonly id: string; readonly rev?: number | undefined }): Place {
	return rev === undefined ? ["summaries", id] : ["summaries", id, rev];
}

/** `now`: the `rev` of its record, where somebody looked. */
async function openSummary<Summary>(row: SummaryRow, codec: Codec, now = row.rev): Promise<HeldSummary<Summary>> {
	const { id, seq, stale, rev, body } = row;
	const { basis, summary } = (await codec.open(body, placeOf(row))) as HeldSummary<Summary>; // by `sealSummary`
	return { id, seq, basis: stale || rev === undefined || rev !== now ? "" : basis, rev, summary };
}

/** Inside a writing transaction over `summaries`. */
export async function outdate(db: Database, ids: readonly string[], seq: number): Promise<void> {
	await db.summaries
		.where("id")
		.anyOf([...ids])
		.modify({ seq, stale: true });
}
