import type { Audit } from "#gateway/store/audit/audit.ts";
import type { Key, Keys } from "#gateway/store/store.ts";

/** Who manages keys at the command line of the server itself. */
export const CONSOLE = "console";

/** Makes a key and says so in the audit; the secret is told this once. */
export async function addKey(
	store: { readonly keys: Keys; readonly audit: Audit },
	about: Pick<Key, "name" | "role" | "perMinute">,
	keyId: string,
): Promise<{ readonly key: Key; readonly secret: string }> {
	const made = await store.keys.create(about);
	await store.audit.append({ what: "key_created", keyId, about: made.key.id });
	return made;
}

/** Whether there was such a key to revoke. */
export async function revokeKey(
	store: { readonly keys: Keys; readonly audit: Audit },
	id: string,
	keyId: string,
): Promise<boolean> {
	const revoked = await store.keys.revoke(id);
	if (revoked) await store.audit.append({ what: "key_revoked", keyId, about: id });
	return revoked;
}
