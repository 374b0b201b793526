import { type Kysely, sql } from "kysely";

import type { Migration } from "./migrations/migration.ts";
import { inTransaction } from "./transaction.ts";

interface Versions {
	schema_versions: { version: number };
}

/**
 * Brings the schema up to date. Two processes may start at once: the row of a version is put in before its step runs,
 * in one transaction, so the second process waits at that row and then finds the step done. (Kysely's own migrator
 * locks by advisory locks, which CockroachDB lacks, and not at all on SQLite.)
 */
export async function migrate(db: Kysely<Versions>, steps: readonly Migration[]): Promise<void> {
	await createVersions(db);
	for (const step of steps) {
		await inTransaction(db, async (trx) => {
			const mine = await trx
				.insertInto("schema_versions")
				.values({ version: step.version })
				.onConflict((c) => c.column("version").doNothing())
				.returning("version")
				.execute();
			if (mine.length > 0) await step.up(trx);
		});
	}
	const newest = steps.at(-1)?.version ?? 0;
	const found = await db
		.selectFrom("schema_versions")
		.select((e) => e.fn.max("version").as("version"))
		.executeTakeFirst();
	if (Number(found?.version) > newest) throw new Error("the database is of a newer version of this program");
}

async function createVersions(db: Kysely<Versions>): Promise<void> {
	const create = () => sql`create table if not exists schema_versions (version integer primary key)`.execute(db);
	try {
		await create();
	} catch {
		await create(); // PostgreSQL lets one of two fail that create at once (23505 on pg_type)
	}
}
