import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";

import { type Dialect, Kysely, sql } from "kysely";

import { createAnswers } from "./answers.ts";
import { createAudit } from "./audit/log.ts";
import { createFlights } from "./flights.ts";
import { createKeys } from "./keys.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { postgresDialect } from "./postgres.ts";
import { moveLog, openThread, SqliteConnection } from "./sqlite/connection.ts";
import { nodeSqliteDialect } from "./sqlite/dialect.ts";
import type { Store } from "./store.ts";
import { createSupplierStates } from "./suppliers.ts";
import type { Tables } from "./tables.ts";

export interface StoreOptions {
	/** A database that speaks PostgreSQL's protocol; when absent, SQLite in `file`. */
	readonly databaseUrl?: string;
	readonly file?: string;
	readonly now?: () => Date;
	/** Told when an unused connection breaks; the next query takes another. */
	readonly onIdleError?: (cause: Error) => void;
	/** Told when audit entries could not be written. */
	readonly onAuditFail?: (cause: unknown) => void;
}

/** Of one process at the database; one more writes the audit. */
const CONNECTIONS = 10;

/** Opens the database and brings its schema up to date; rejects with the driver's error when it cannot. */
export async function openStore(options: StoreOptions): Promise<Store> {
	const { databaseUrl, file = "data/gateway.db", now = () => new Date(), onIdleError = () => undefined } = options;
	const place = databaseUrl === undefined ? { file } : { databaseUrl };
	const dialect =
		place.databaseUrl === undefined
			? await sqliteDialect(file)
			: postgresDialect(place.databaseUrl, { max: CONNECTIONS, onIdleError });
	const db = new Kysely<Tables>({ dialect });
	try {
		await migrate(db.withTables(), migrations);
	} catch (cause) {
		await db.destroy();
		throw cause;
	}
	// What comes from here on needs the schema.
	const stopMoving = place.databaseUrl === undefined ? moveLog(file) : undefined;
	const audit = createAudit(db, place, { now, onFail: options.onAuditFail ?? (() => undefined) });
	return {
		kind: place.databaseUrl === undefined ? "sqlite" : "postgres",
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
			await audit.close();
			await stopMoving?.();
			await db.destroy();
		},
	};
}

async function sqliteDialect(file: string): Promise<Dialect> {
	await mkdir(dirname(file), { recursive: true });
	return nodeSqliteDialect(new SqliteConnection(openThread(file)));
}
