import { type Dialect, type Driver, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";

import type { SqliteConnection } from "./connection.ts";

/** Kysely's SQLite dialect over `node:sqlite`. */
export function nodeSqliteDialect(connection: SqliteConnection): Dialect {
	return {
		createDriver: () => driver(connection),
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createAdapter: () => new SqliteAdapter(),
		createIntrospector: (db) => new SqliteIntrospector(db),
	};
}

function driver(connection: SqliteConnection): Driver {
	const say = async (sql: string) => {
		await connection.executeQuery({ sql, parameters: [] });
	};
	return {
		init: async () => {},
		acquireConnection: async () => connection, // one at a time: the adapter says so to Kysely
		// A transaction that begins by reading cannot start to write once another process wrote: it locks at once.
		beginTransaction: () => say("begin immediate"),
		commitTransaction: () => say("commit"),
		rollbackTransaction: () => say("rollback"),
		releaseConnection: async () => {},
		destroy: () => connection.close(),
	};
}
