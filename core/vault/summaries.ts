import type { Problem, Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { Codec } from "./codec.ts";
import type { Database } from "./database.ts";
import type { SummaryRow } from "./tables.ts";
import { noRoom } from "./write.ts";

export interface HeldSummary<Summary> {
	readonly id: string;
	/** The write it came with; `undefined` where a record had no summary. */
	readonly seq: number | undefined;
	/** What it was computed from; empty where it is out of date. */
	readonly basis: string;
	readonly summary: Summary;
}

/** What lists show of records, computed: whatever is lost of it is computed again. */
export interface SummaryStore<Summary> {
	summariesSince(seq: number): Promise<readonly HeldSummary<Summary>[]>;
	/**
	 * Keeps summaries computed again, except where another write came since the `seq` given; says which were kept.
	 * Those of `stale` are out of date from now on.
	 */
	refresh(
		summaries: readonly HeldSummary<Summary>[],
		stale?: readonly string[],
	): Promise<Result<{ readonly seq: number; readonly kept: readonly string[] }, Problem<"storage_full">>>;
}

export type SealedSummary = Pick<SummaryRow, "id" | "body">;

export function summariesOn<Summary>(
	db: Database,
	codec: Codec,
	nextSeq: () => Promise<number>,
): SummaryStore<Summary> {
	return {
		async summariesSince(seq) {
			const rows = await db.summaries.where("seq").above(seq).toArray();
			const opened = await Promise.allSettled(rows.map((row) => openSummary<Summary>(row, codec)));
			return opened.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
		},
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
	{ id, basis, summary }: Omit<HeldSummary<unknown>, "seq">,
	codec: Codec,
): Promise<SealedSummary> {
	return { id, body: await codec.seal({ basis, summary }, ["summaries", id]) };
}

async function openSummary<Summary>({ id, seq, stale, body }: SummaryRow, codec: Codec): Promise<HeldSummary<Summary>> {
	const { basis, summary } = (await codec.open(body, ["summaries", id])) as HeldSummary<Summary>; // by `sealSummary`
	return { id, seq, basis: stale ? "" : basis, summary };
}

/** Inside a writing transaction over `summaries`. */
export async function outdate(db: Database, ids: readonly string[], seq: number): Promise<void> {
	await db.summaries
		.where("id")
		.anyOf([...ids])
		.modify({ seq, stale: true });
}
