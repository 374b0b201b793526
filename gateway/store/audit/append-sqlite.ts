import type { Kysely } from "kysely";

import type { Database } from "#gateway/store/sqlite/database.ts";
import type { Tables } from "#gateway/store/tables.ts";
import type { AppendAfter } from "./writer.ts";

/** One transaction without a stop in it, by texts that are made once: making one takes longer than running it. */
export function appendOnSqlite(db: Kysely<Tables>, database: Database): AppendAfter {
	const setHead = db
		.updateTable("audit_heads")
		.set({ seq: 0, hash: "" })
		.where("chain", "=", "")
		.where("seq", "=", 0)
		.where("hash", "=", "")
		.compile().sql;
	const insert = db
		.insertInto("audit")
		.values({ chain: "", seq: 0, at: 0, invoice: "", content: "", digest: "", hash: "" })
		.compile().sql;
	return async (chain, end, { rows, head, safe }) => {
		const entries = rows.map((row) => ({
			sql: insert,
			parameters: [row.chain, row.seq, row.at, row.invoice, row.content, row.digest, row.hash],
		}));
		const moved = { sql: setHead, parameters: [head.seq, head.hash, chain, end.seq, end.hash] };
		return database.runTogether([moved, ...entries], { safe });
	};
}
