import { type Kysely, sql } from "kysely";

import type { Tables } from "#gateway/store/tables.ts";
import { untilUncrossed } from "#gateway/store/transaction.ts";
import type { AppendAfter } from "./writer.ts";

/**
 * One statement and one way there and back, whatever the number of entries: they travel as one text of JSON, since
 * hundreds of parameters cost the driver more than the database. CockroachDB takes the setting and does not heed it.
 */
export function appendOnPostgres(db: Kysely<Tables>): AppendAfter {
	return async (chain, end, { rows, head, safe }) => {
		const waiting = safe ? sql`null` : sql`set_config('synchronous_commit', 'off', true)`;
		const append = sql`
			with moved as (
				update audit_heads set seq = ${head.seq}, hash = ${head.hash}
				where chain = ${chain} and seq = ${end.seq} and hash = ${end.hash}
				returning chain, ${waiting} as waiting
			)
			insert into audit (chain, seq, at, invoice, content, digest, hash)
			select moved.chain, entry.seq, entry.at, entry.invoice, entry.content, entry.digest, entry.hash
			from moved cross join json_to_recordset(${JSON.stringify(rows)}) as entry
				(seq bigint, at bigint, invoice text, content text, digest text, hash text)`;
		const { numAffectedRows = 0n } = await untilUncrossed(() => append.execute(db));
		return numAffectedRows > 0n;
	};
}
