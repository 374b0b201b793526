import { PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;

/** Kysely's PostgreSQL dialect; instants and counts come as numbers, they stay far below 2⁵³. */
export function postgresDialect(
	url: string,
	{ max, onIdleError }: { readonly max: number; readonly onIdleError: (cause: Error) => void },
): PostgresDialect {
	const pool = new pg.Pool({
		connectionString: url,
		max,
		connectionTimeoutMillis: 5_000,
		statement_timeout: 10_000,
		application_name: "yanpiao",
		types: {
			getTypeParser: (oid, format) => (Number(oid) === INT8 ? Number : pg.types.getTypeParser(oid, format)),
		},
	});
	pool.on("error", onIdleError); // without a listener a restart of the database would end this process
	return new PostgresDialect({ pool });
}
