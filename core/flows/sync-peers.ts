import * as z from "zod/mini";

import type { Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { Cursor } from "#core/vault/sync.ts";
import type { StorageFull } from "./app.ts";
import type { AppVault } from "./deps.ts";
import type { Peer } from "./sync-app.ts";

const PEERS = "sync.peers";
const ME = "sync.me";
const INVITATION = "sync.invitation";
const cursorOf = (peerId: string) => `sync.cursor.${peerId}`;

/** More have no use, and a list that grows with every pairing would. */
const MOST_PEERS = 16;
/** Wrong codes before an invitation is void. */
export const MOST_TRIES = 5;

const peers = z.array(
	z.object({
		id: z.string(),
		origin: z.string(),
		pairedAt: z.string(),
		exchangedAt: z.optional(z.string()),
		/** Base64; the secret of the pair. */
		key: z.string(),
	}),
);
export type HeldPeer = z.infer<typeof peers>[number];

const invitation = z.object({ origin: z.string(), code: z.string(), until: z.string(), tries: z.int() });
export type HeldInvitation = z.infer<typeof invitation>;

const cursor = z.object({ seq: z.int(), id: z.string() });

/** What a vault keeps of others, in its settings: it must outlive whoever is killed. */
export interface Peers {
	/** By what others know this vault. */
	me(): Promise<Result<string, StorageFull>>;
	all(): Promise<readonly HeldPeer[]>;
	/** Takes the place of an older pairing with the same. */
	save(peer: HeldPeer): Promise<Result<void, StorageFull>>;
	remove(id: string): Promise<Result<void, StorageFull>>;
	invitation(): Promise<HeldInvitation | undefined>;
	invite(invitation: HeldInvitation | undefined): Promise<Result<void, StorageFull>>;
	/** Up to where the other has our records for certain. */
	cursor(id: string): Promise<Cursor>;
	moveCursor(id: string, cursor: Cursor): Promise<Result<void, StorageFull>>;
}

export function peersOf(vault: AppVault, randomId: () => string): Peers {
	async function all(): Promise<readonly HeldPeer[]> {
		const read = peers.safeParse(await vault.setting(PEERS));
		return read.success ? read.data : [];
	}

	return {
		async me() {
			const held = await vault.setting(ME);
			if (typeof held === "string") return ok(held);
			const id = randomId();
			const saved = await vault.saveSetting(ME, id);
			return saved.ok ? ok(id) : saved;
		},
		all,
		async save(peer) {
			const others = (await all()).filter(({ id }) => id !== peer.id);
			return vault.saveSetting(PEERS, [...others, peer].slice(-MOST_PEERS));
		},
		async remove(id) {
			return vault.saveSetting(
				PEERS,
				(await all()).filter((peer) => peer.id !== id),
			);
		},
		async invitation() {
			const read = invitation.safeParse(await vault.setting(INVITATION));
			return read.success ? read.data : undefined;
		},
		invite: (next) => vault.saveSetting(INVITATION, next ?? {}),
		async cursor(id) {
			const read = cursor.safeParse(await vault.setting(cursorOf(id)));
			return read.success ? read.data : { seq: 0, id: "" };
		},
		moveCursor: (id, next) => vault.saveSetting(cursorOf(id), next),
	};
}

/** What people and other parts may know of a peer: not its key. */
export function shown({ key: _, exchangedAt, ...rest }: HeldPeer): Peer {
	return { ...rest, ...(exchangedAt !== undefined && { exchangedAt }) };
}
