import { newSecret } from "../seal/vault-key.ts";
import type { Profile } from "./profiles.ts";
import { type Wrap, wrapByDevice } from "./wrap.ts";

/** An empty vault with a secret of its own, which this browser alone opens until a passphrase is set. */
export async function newProfile(id: string, now: Date): Promise<Profile> {
	return profileWith(id, now, [await wrapByDevice(newSecret(), id)]);
}

export function profileWith(id: string, now: Date, wraps: readonly Wrap[]): Profile {
	return { id, database: `yanpiao-${id}`, createdAt: now.toISOString(), wraps };
}
