import { workerData } from "node:worker_threads";

import { Kysely } from "kysely";

import { postgresDialect } from "#gateway/store/postgres.ts";
import { SqliteConnection } from "#gateway/store/sqlite/connection.ts";
import { openDatabase } from "#gateway/store/sqlite/database.ts";
import { nodeSqliteDialect } from "#gateway/store/sqlite/dialect.ts";
import type { Tables } from "#gateway/store/tables.ts";
import { serve } from "#gateway/store/thread/serve.ts";
import { appendOnPostgres } from "./append-postgres.ts";
import { appendOnSqlite } from "./append-sqlite.ts";
import { createBatcher } from "./batch.ts";
import type { AuditThreadData } from "./log.ts";
import { type AppendAfter, createChainWriter, type NewEntry } from "./writer.ts";

const MOST_AT_ONCE = 256;

const { place, chain } = workerData as AuditThreadData;
const { db, appendAfter } = place.databaseUrl === undefined ? onSqlite(place.file) : onPostgres(place.databaseUrl);
const batcher = createBatcher({ most: MOST_AT_ONCE, write: createChainWriter(db, appendAfter, chain) });

serve<string, void>({
	async answer(text) {
		const entries = JSON.parse(text) as NewEntry[]; // written by log.ts and by nobody else
		await Promise.all(entries.map(batcher.add));
	},
	close: () => db.destroy(),
});

interface Opened {
	readonly db: Kysely<Tables>;
	readonly appendAfter: AppendAfter;
}

function onSqlite(file: string): Opened {
	const database = openDatabase(file);
	const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(new SqliteConnection(database)) });
	return { db, appendAfter: appendOnSqlite(db, database) };
}

function onPostgres(url: string): Opened {
	// One piece after the other is written, so one connection will do; a broken one is replaced by the next.
	const db = new Kysely<Tables>({ dialect: postgresDialect(url, { max: 1, onIdleError: () => undefined }) });
	return { db, appendAfter: appendOnPostgres(db) };
}
