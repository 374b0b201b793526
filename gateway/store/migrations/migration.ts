import type { Kysely } from "kysely";

/** One step of the schema. Frozen once released: it imports nothing from the rest of the gateway. */
export interface Migration {
	readonly version: number;
	/** May run again after having been cut off on databases whose DDL knows no transaction. */
	up(db: Pick<Kysely<unknown>, "schema">): Promise<void>;
}
