import { type Kysely, sql } from "kysely";

import type { SupplierStates } from "./store.ts";
import type { Tables } from "./tables.ts";
import { inTransaction } from "./transaction.ts";

export function createSupplierStates(db: Kysely<Tables>): SupplierStates {
	return {
		async list() {
			const rows = await db.selectFrom("suppliers").selectAll().execute();
			return rows.map(({ id, failures, not_before, reason }) => ({
				id,
				failures,
				notBefore: new Date(not_before),
				reason,
			}));
		},
		async fail(id, reason, now, pauseMs) {
			await inTransaction(db, async (trx) => {
				const { failures } = await trx
					.insertInto("suppliers")
					.values({ id, failures: 1, not_before: 0, reason })
					.onConflict((c) => c.column("id").doUpdateSet({ failures: sql<number>`suppliers.failures + 1`, reason }))
					.returning("failures")
					.executeTakeFirstOrThrow();
				await trx
					.updateTable("suppliers")
					.set({ not_before: now.getTime() + pauseMs(failures) })
					.where("id", "=", id)
					.execute();
			});
		},
		async succeed(id) {
			await db.deleteFrom("suppliers").where("id", "=", id).execute();
		},
	};
}
