import type { Migration } from "./migration.ts";

export const first: Migration = {
	version: 1,
	async up({ schema }) {
		await schema
			.createTable("api_keys")
			.ifNotExists()
			.addColumn("id", "text", (c) => c.primaryKey())
			.addColumn("name", "text", (c) => c.notNull())
			.addColumn("role", "text", (c) => c.notNull())
			.addColumn("secret_hash", "text", (c) => c.notNull())
			.addColumn("per_minute", "integer", (c) => c.notNull())
			.addColumn("created_at", "bigint", (c) => c.notNull())
			.addColumn("revoked_at", "bigint")
			.execute();
		await schema
			.createIndex("api_keys_secret_hash")
			.ifNotExists()
			.unique()
			.on("api_keys")
			.column("secret_hash")
			.execute();
		await schema
			.createTable("answers")
			.ifNotExists()
			.addColumn("invoice", "text", (c) => c.notNull())
			.addColumn("question", "text", (c) => c.notNull())
			.addColumn("asked_at", "bigint", (c) => c.notNull())
			.addColumn("supplier", "text", (c) => c.notNull())
			.addColumn("answer", "text", (c) => c.notNull())
			.addPrimaryKeyConstraint("answers_key", ["invoice", "question"])
			.execute();
		await schema
			.createTable("counts")
			.ifNotExists()
			.addColumn("invoice", "text", (c) => c.notNull())
			.addColumn("day", "text", (c) => c.notNull())
			.addColumn("used", "integer", (c) => c.notNull())
			.addPrimaryKeyConstraint("counts_key", ["invoice", "day"])
			.execute();
		await schema
			.createTable("flights")
			.ifNotExists()
			.addColumn("invoice", "text", (c) => c.notNull())
			.addColumn("question", "text", (c) => c.notNull())
			.addColumn("owner", "text", (c) => c.notNull())
			.addColumn("fence", "bigint", (c) => c.notNull())
			.addColumn("expires_at", "bigint", (c) => c.notNull())
			.addColumn("done_at", "bigint")
			.addColumn("result", "text")
			.addPrimaryKeyConstraint("flights_key", ["invoice", "question"])
			.execute();
		await schema
			.createTable("suppliers")
			.ifNotExists()
			.addColumn("id", "text", (c) => c.primaryKey())
			.addColumn("failures", "integer", (c) => c.notNull())
			.addColumn("not_before", "bigint", (c) => c.notNull())
			.addColumn("reason", "text", (c) => c.notNull())
			.execute();
		await schema
			.createTable("audit_heads")
			.ifNotExists()
			.addColumn("chain", "text", (c) => c.primaryKey())
			.addColumn("seq", "bigint", (c) => c.notNull())
			.addColumn("hash", "text", (c) => c.notNull())
			.addColumn("anchor_seq", "bigint", (c) => c.notNull())
			.addColumn("anchor_hash", "text", (c) => c.notNull())
			.execute();
		await schema
			.createTable("audit")
			.ifNotExists()
			.addColumn("chain", "text", (c) => c.notNull())
			.addColumn("seq", "bigint", (c) => c.notNull())
			.addColumn("at", "bigint", (c) => c.notNull())
			.addColumn("invoice", "text")
			.addColumn("content", "text")
			.addColumn("digest", "text", (c) => c.notNull())
			.addColumn("hash", "text", (c) => c.notNull())
			.addPrimaryKeyConstraint("audit_key", ["chain", "seq"])
			.execute();
		await schema.createIndex("audit_invoice").ifNotExists().on("audit").column("invoice").execute();
	},
};
