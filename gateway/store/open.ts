import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

import { Kysely, sql } from "kysely";

import { createAnswers } from "./answers.ts";
import { createAudit } from "./audit/log.ts";
import { createFlights } from "./flights.ts";
import { createKeys } from "./keys.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { postgresDialect } from "./postgres.ts";
import { ThreadConnection } from "./sqlite/connection.ts";
import { nodeSqliteDialect } from "./sqlite/dialect.ts";
import type { Store } from "./store.ts";
import { createSupplierStates } from "./suppliers.ts";
import type { Tables } from "./tables.ts";
import { type RunTogether, togetherInTransaction } from "./transaction.ts";

export interface StoreOptions {
	/** A database that speaks PostgreSQL's protocol; when absent, SQLite in `file`. */
	readonly databaseUrl?: string;
	readonly file?: string;
	readonly now?: () => Date;
	/** Told when an unused connection breaks; the next query takes another. */
	readonly onIdleError?: (cause: Error) => void;
}

interface Opened {
	readonly db: Kysely<Tables>;
	readonly runTogether: RunTogether;
	/** To be called once the schema is there. */
	readonly moveLog: () => void;
}

/** Opens the database and brings its schema up to date; rejects with the driver's error when it cannot. */
export async function openStore(options: StoreOptions): Promise<Store> {
	const { databaseUrl, file = "data/gateway.db", now = () => new Date(), onIdleError = () => undefined } = options;
	const { db, runTogether, moveLog } =
		databaseUrl === undefined ? await openSqlite(file) : openPostgres(databaseUrl, onIdleError);
	try {
		await migrate(db.withTables(), migrations);
		moveLog();
	} catch (cause) {
		await db.destroy();
		throw cause;
	}
	const audit = createAudit(db, runTogether, now);
	return {
		kind: databaseUrl === undefined ? "sqlite" : "postgres",
		keys: createKeys(db, now),
		answers: createAnswers(db),
		flights: createFlights(db),
		suppliers: createSupplierStates(db),
		audit,
		async ping() {
			await sql`select 1`.execute(db);
		},
		async erase(invoice, keyId) {
			// The count stays: it names the invoice for three days more and keeps a sixth check from being paid for.
			await db.deleteFrom("answers").where("invoice", "=", invoice).execute();
			await db.deleteFrom("flights").where("invoice", "=", invoice).where("done_at", "is not", null).execute();
			return audit.erase(invoice, keyId);
		},
		async close() {
			await audit.flush();
			await db.destroy();
		},
	};
}

async function openSqlite(file: string): Promise<Opened> {
	await mkdir(dirname(file), { recursive: true });
	const connection = new ThreadConnection(file);
	const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(connection) });
	// Within `connection`, so that it comes between no statements of another transaction.
	return {
		db,
		runTogether: (statements, how) => db.connection().execute(() => connection.runTogether(statements, how)),
		moveLog: () => connection.moveLog(file),
	};
}

function openPostgres(url: string, onIdleError: (cause: Error) => void): Opened {
	const db = new Kysely<Tables>({ dialect: postgresDialect(url, onIdleError) });
	return { db, runTogether: togetherInTransaction(db), moveLog: () => undefined };
}
