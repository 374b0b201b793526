import type { Kysely } from "kysely";

import type { Tables } from "#gateway/store/tables.ts";
import { Thread } from "#gateway/store/thread/thread.ts";
import { inTransaction } from "#gateway/store/transaction.ts";
import type { Audit, AuditEntry } from "./audit.ts";
import { createCollector } from "./collect.ts";
import { createRepeats } from "./repeats.ts";
import { verifyChain } from "./verify.ts";
import type { NewEntry } from "./writer.ts";

/** One chain is enough for one database server; more are a matter of more heads (docs/scale.md). */
const CHAIN = "main";
const PAGE = 1_000;
const MOST_AT_ONCE = 256;
const MOST_UNWRITTEN = 10_000;
/** What the death of this process may take of the entries that need not be written first. */
const SOON_MS = 50;
const REPEATS_MS = 1_000;

export type Place =
	| { readonly databaseUrl: string; readonly file?: undefined }
	| { readonly databaseUrl?: undefined; readonly file: string };

export interface AuditThreadData {
	readonly place: Place;
	readonly chain: string;
}

/**
 * Entries are hashed, linked and written by a thread with a connection of its own, where that holds up no request.
 */
export function createAudit(
	db: Kysely<Tables>,
	place: Place,
	{ now, onFail }: { readonly now: () => Date; readonly onFail: (cause: unknown) => void },
): Audit & { close(): Promise<void> } {
	const data: AuditThreadData = { place, chain: CHAIN };
	const thread = new Thread<string, void>(new URL("./audit.worker.ts", import.meta.url), data);
	const collector = createCollector<NewEntry>({
		most: MOST_AT_ONCE,
		soonMs: SOON_MS,
		mostUnwritten: MOST_UNWRITTEN,
		onFail,
		send: (entries) => thread.ask(JSON.stringify(entries)), // one text goes across faster than many objects
	});
	const append: Audit["append"] = (content) => collector.add({ at: now().getTime(), content, safe: true }, "now");
	const repeats = createRepeats(
		(content) => collector.add({ at: now().getTime(), content, safe: false }, "soon"),
		REPEATS_MS,
	);
	const flush = () => {
		repeats.settle();
		return collector.flush();
	};
	return {
		append,
		appendKept: repeats.add,
		flush,
		async close() {
			await flush();
			await thread.close();
		},
		async verify() {
			await flush();
			const head = await findHead(db);
			if (!head) return { ok: true, entries: 0, erased: 0 };
			const anchor = { chain: CHAIN, seq: head.anchor_seq, hash: head.anchor_hash };
			return verifyChain(entries(db, head.anchor_seq, head.seq), { anchor, head });
		},
		async anchors() {
			const rows = await db.selectFrom("audit_heads").selectAll().orderBy("chain").execute();
			return rows.map(({ chain, anchor_seq, anchor_hash }) => ({ chain, seq: anchor_seq, hash: anchor_hash }));
		},
		async *lines() {
			await flush();
			const head = await findHead(db);
			if (!head) return;
			for await (const entry of entries(db, head.anchor_seq, head.seq)) yield JSON.stringify(entry);
		},
		async trim(before, keyId) {
			await flush();
			const removed = await trim(db, before.getTime());
			if (removed) await append({ what: "trimmed", keyId, upTo: removed.upTo });
			return removed?.count ?? 0;
		},
		async erase(invoice, keyId) {
			await flush();
			const { numUpdatedRows } = await db
				.updateTable("audit")
				.set({ invoice: null, content: null })
				.where("invoice", "=", invoice)
				.executeTakeFirst();
			const count = Number(numUpdatedRows);
			if (count > 0) await append({ what: "erased", keyId, entries: count });
			return count;
		},
	};
}

function findHead(db: Kysely<Tables>) {
	return db.selectFrom("audit_heads").selectAll().where("chain", "=", CHAIN).executeTakeFirst();
}

/** Page by page, so that a long chain takes no memory. */
async function* entries(db: Kysely<Tables>, after: number, upTo: number): AsyncGenerator<AuditEntry> {
	for (let last = after; last < upTo; ) {
		const rows = await db
			.selectFrom("audit")
			.select(["chain", "seq", "at", "content", "digest", "hash"])
			.where("chain", "=", CHAIN)
			.where("seq", ">", last)
			.where("seq", "<=", upTo)
			.orderBy("seq")
			.limit(PAGE)
			.execute();
		if (rows.length === 0) return;
		for (const row of rows) yield { ...row, at: new Date(row.at).toISOString() };
		last = rows.at(-1)?.seq ?? upTo;
	}
}

/** Only a beginning goes: clocks of several processes differ, so what stands before a younger entry is old as well. */
async function trim(db: Kysely<Tables>, before: number): Promise<{ upTo: number; count: number } | undefined> {
	return inTransaction(db, async (trx) => {
		const young = await trx
			.selectFrom("audit")
			.select((e) => e.fn.min("seq").as("seq"))
			.where("chain", "=", CHAIN)
			.where("at", ">=", before)
			.executeTakeFirst();
		const head = await trx.selectFrom("audit_heads").selectAll().where("chain", "=", CHAIN).executeTakeFirst();
		if (!head) return undefined;
		const upTo = young?.seq == null ? head.seq : young.seq - 1;
		const last = await trx
			.selectFrom("audit")
			.select("hash")
			.where("chain", "=", CHAIN)
			.where("seq", "=", upTo)
			.executeTakeFirst();
		if (!last || upTo <= head.anchor_seq) return undefined;
		await trx
			.updateTable("audit_heads")
			.set({ anchor_seq: upTo, anchor_hash: last.hash })
			.where("chain", "=", CHAIN)
			.execute();
		await trx.deleteFrom("audit").where("chain", "=", CHAIN).where("seq", "<=", upTo).execute();
		return { upTo, count: upTo - head.anchor_seq };
	});
}
