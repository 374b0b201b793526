import { type Kysely, sql } from "kysely";

import type { Tables } from "#gateway/store/tables.ts";
import { inTransaction } from "#gateway/store/transaction.ts";
import type { AuditContent } from "./audit.ts";
import { GENESIS, linkHash, seal } from "./chain.ts";

/** What is to be written, before it has its place in the chain. */
export interface NewEntry {
	/** Milliseconds. */
	readonly at: number;
	readonly content: AuditContent;
	/** It must survive a power cut. */
	readonly safe: boolean;
}

/** Entries in their places, and the end of the chain that they make. */
export interface Piece {
	readonly head: ChainHead;
	readonly rows: readonly Tables["audit"][];
	readonly safe: boolean;
}

export interface ChainHead {
	readonly seq: number;
	readonly hash: string;
}

/** Writes a piece behind this end of the chain, all or nothing; `false` when the chain has another end by now. */
export type AppendAfter = (chain: string, end: ChainHead, piece: Piece) => Promise<boolean>;

/**
 * Appends to a chain that several processes write. Mostly nobody else has written since, so the end that was left is
 * taken for granted, compared and set as fast as the database can. If somebody has, the head's number is raised first:
 * that holds its row until the transaction ends, so it cannot fail again.
 */
export function createChainWriter(
	db: Kysely<Tables>,
	appendAfter: AppendAfter,
	chain: string,
): (entries: readonly NewEntry[]) => Promise<void> {
	let left: ChainHead | undefined;

	async function appendLocked(entries: readonly NewEntry[]): Promise<ChainHead> {
		return inTransaction(db, async (trx) => {
			const { length } = entries;
			const raised = await trx
				.insertInto("audit_heads")
				.values({ chain, seq: length, hash: GENESIS, anchor_seq: 0, anchor_hash: GENESIS })
				.onConflict((c) => c.column("chain").doUpdateSet({ seq: sql<number>`audit_heads.seq + ${length}` }))
				.returning(["seq", "hash"])
				.executeTakeFirstOrThrow();
			const { rows, head } = link(chain, { seq: raised.seq - length, hash: raised.hash }, entries);
			await trx.insertInto("audit").values(rows).execute();
			await trx.updateTable("audit_heads").set({ hash: head.hash }).where("chain", "=", chain).execute();
			return head;
		});
	}

	return async (entries) => {
		const end = left;
		left = undefined; // a failure leaves nothing to take for granted
		if (end) {
			const piece = link(chain, end, entries);
			if (await appendAfter(chain, end, piece)) {
				left = piece.head;
				return;
			}
		}
		left = await appendLocked(entries);
	};
}

function link(chain: string, end: ChainHead, entries: readonly NewEntry[]): Piece {
	let { seq, hash } = end;
	const rows = entries.map(({ at, content }): Tables["audit"] => {
		const { text, digest } = seal(content);
		seq += 1;
		hash = linkHash({ seq, at: new Date(at).toISOString(), digest }, hash);
		const invoice = content.what === "check" ? content.invoice : null;
		return { chain, seq, at, invoice, content: text, digest, hash };
	});
	return { rows, head: { seq, hash }, safe: entries.some(({ safe }) => safe) };
}
