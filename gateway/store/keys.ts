import { hash, randomBytes, randomUUID } from "node:crypto";

import type { Kysely, Selectable } from "kysely";

import { type Role, roles } from "#gateway/checks/check.ts";
import { createFront } from "./front.ts";
import type { Key, Keys } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Also how late a revocation by another process is seen. */
const FRONT_MS = 5_000;

export function createKeys(db: Kysely<Tables>, now: () => Date): Keys {
	const front = createFront<Key>({ ttlMs: FRONT_MS, size: 10_000 });
	return {
		async create({ name, role, perMinute }) {
			const secret = `yp_${randomBytes(32).toString("base64url")}`;
			const row = {
				id: randomUUID(),
				name,
				role,
				secret_hash: fingerprintOf(secret),
				per_minute: perMinute,
				created_at: now().getTime(),
				revoked_at: null,
			};
			await db.insertInto("api_keys").values(row).execute();
			return { key: toKey(row), secret };
		},
		async find(fingerprint) {
			const known = front.get(fingerprint);
			if (known) return known;
			const row = await db
				.selectFrom("api_keys")
				.selectAll()
				.where("secret_hash", "=", fingerprint)
				.where("revoked_at", "is", null)
				.executeTakeFirst();
			if (!row) return undefined;
			const key = toKey(row);
			front.set(fingerprint, key);
			return key;
		},
		async list() {
			const rows = await db.selectFrom("api_keys").selectAll().orderBy("created_at").orderBy("id").execute();
			return rows.map(toKey);
		},
		async revoke(id) {
			const { numUpdatedRows } = await db
				.updateTable("api_keys")
				.set({ revoked_at: now().getTime() })
				.where("id", "=", id)
				.where("revoked_at", "is", null)
				.executeTakeFirst();
			front.clear();
			return numUpdatedRows > 0n;
		},
	};
}

/** What is kept of a secret: its SHA-256 in hexadecimal. */
export function fingerprintOf(secret: string): string {
	return hash("sha256", secret, "hex");
}

function toKey(row: Selectable<Tables["api_keys"]>): Key {
	return {
		id: row.id,
		name: row.name,
		// A role this version does not know may do the least.
		role: roles.find((role: Role) => role === row.role) ?? "reader",
		perMinute: row.per_minute,
		createdAt: new Date(row.created_at).toISOString(),
		...(row.revoked_at !== null && { revokedAt: new Date(row.revoked_at).toISOString() }),
	};
}
