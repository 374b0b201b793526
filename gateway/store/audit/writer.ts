import { CompiledQuery, type Kysely, sql } from "kysely";

import type { Tables } from "#gateway/store/tables.ts";
import { inTransaction, type RunTogether } from "#gateway/store/transaction.ts";
import { GENESIS, linkHash } from "./chain.ts";

/** An entry before it has its place in the chain. */
export interface Sealed {
	readonly at: number;
	readonly invoice: string | null;
	readonly text: string;
	readonly digest: string;
	/** It must survive a power cut. */
	readonly safe: boolean;
}

interface Head {
	readonly seq: number;
	readonly hash: string;
}

/**
 * Appends to a chain that several processes write. Mostly nobody else has written since, so the head that was left is
 * taken for granted, compared and set, all in one transaction whose text is known beforehand. If somebody has, the
 * head's number is raised first: that holds its row until the transaction ends, so it cannot fail again.
 */
export function createChainWriter(
	db: Kysely<Tables>,
	runTogether: RunTogether,
	chain: string,
): (entries: readonly Sealed[]) => Promise<void> {
	const texts = createTexts(db);
	let left: Head | undefined;

	async function appendTo(head: Head, entries: readonly Sealed[]): Promise<boolean> {
		const { rows, hash } = linkAll(chain, head, entries);
		const end = { seq: head.seq + entries.length, hash };
		const statements = [
			CompiledQuery.raw(texts.setHead, [end.seq, end.hash, chain, head.seq, head.hash]),
			CompiledQuery.raw(texts.insert(rows.length), rows.flatMap(values)),
		];
		const done = await runTogether(statements, { safe: entries.some(({ safe }) => safe) });
		left = done ? end : undefined;
		return done;
	}

	async function appendLocked(entries: readonly Sealed[]): Promise<void> {
		left = await inTransaction(db, async (trx) => {
			const { length } = entries;
			const raised = await trx
				.insertInto("audit_heads")
				.values({ chain, seq: length, hash: GENESIS, anchor_seq: 0, anchor_hash: GENESIS })
				.onConflict((c) => c.column("chain").doUpdateSet({ seq: sql<number>`audit_heads.seq + ${length}` }))
				.returning(["seq", "hash"])
				.executeTakeFirstOrThrow();
			const { rows, hash } = linkAll(chain, { seq: raised.seq - length, hash: raised.hash }, entries);
			await trx.executeQuery(CompiledQuery.raw(texts.insert(rows.length), rows.flatMap(values)));
			await trx.updateTable("audit_heads").set({ hash }).where("chain", "=", chain).execute();
			return { seq: raised.seq, hash };
		});
	}

	return async (entries) => {
		const head = left;
		left = undefined; // a failure leaves nothing to take for granted
		if (!head || !(await appendTo(head, entries))) await appendLocked(entries);
	};
}

/** The entries in their places, and the hash of the last one. */
function linkAll(chain: string, head: Head, entries: readonly Sealed[]) {
	let { hash } = head;
	const rows = entries.map(({ at, invoice, text, digest }, index): Tables["audit"] => {
		const seq = head.seq + index + 1;
		hash = linkHash({ seq, at: new Date(at).toISOString(), digest }, hash);
		return { chain, seq, at, invoice, content: text, digest, hash };
	});
	return { rows, hash };
}

function values({ chain, seq, at, invoice, content, digest, hash }: Tables["audit"]) {
	return [chain, seq, at, invoice, content, digest, hash];
}

/** SQL that is made once for each length: making it takes longer than running it. */
function createTexts(db: Kysely<Tables>) {
	const inserts = new Map<number, string>();
	const blank = { chain: "", seq: 0, at: 0, invoice: "", content: "", digest: "", hash: "" };
	return {
		setHead: db
			.updateTable("audit_heads")
			.set({ seq: 0, hash: "" })
			.where("chain", "=", "")
			.where("seq", "=", 0)
			.where("hash", "=", "")
			.compile().sql,
		insert(length: number): string {
			const known = inserts.get(length);
			if (known !== undefined) return known;
			const text = db.insertInto("audit").values(Array(length).fill(blank)).compile().sql;
			inserts.set(length, text);
			return text;
		},
	};
}
