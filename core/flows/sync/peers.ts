import * as z from "zod/mini";

import type { Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { inTurn } from "#core/flows/in-turn.ts";
import { leftCodes } from "#core/sync/left.ts";
import type { Cursor } from "#core/vault/sync.ts";

const PEERS = "sync.peers";
const ME = "sync.me";
const INVITATION = "sync.invitation";

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
		name: z.optional(z.string()),
		/** The pairing was ended, and by which side: the key is only good to tell the other. */
		parted: z.optional(z.object({ by: z.enum(["us", "them"]), at: z.string() })),
		/** Base64; the secret of the pair. */
		key: z.string(),
	}),
);
export type HeldPeer = z.infer<typeof peers>[number];

const invitation = z.object({ origin: z.string(), code: z.string(), until: z.string(), tries: z.int() });
export type HeldInvitation = z.infer<typeof invitation>;

const cursor = z.object({ seq: z.int(), id: z.string() });
const FIRST: Cursor = { seq: 0, id: "" };

const why = z.enum(leftCodes);
const left = z.object({
	/** The code on both sides when these were left out. */
	builds: z.string(),
	items: z.array(z.object({ id: z.string(), name: z.string(), why })),
});
export type Left = z.infer<typeof left>;
const missing = z.object({ count: z.int(), items: z.array(z.object({ name: z.string(), why })) });
export type Missing = z.infer<typeof missing>;

/** What a vault keeps of one other, in its settings: it must outlive whoever is killed. */
const kept = {
	/** Up to where the other has our records for certain. */
	cursor: { schema: cursor, none: FIRST },
	/** Up to where it has the names of what was erased here. */
	erased: { schema: cursor, none: FIRST },
	/** Records of here that are not over there. */
	left: { schema: left, none: { builds: "", items: [] } as Left },
	/** What the other says it could not give us. */
	missing: { schema: missing, none: { count: 0, items: [] } as Missing },
};
type Kept = { readonly [K in keyof typeof kept]: (typeof kept)[K]["none"] };

export interface Peers {
	/** By what others know this vault. */
	me(): Promise<Result<string, StorageFull>>;
	/** Also those whose pairing was ended. */
	all(): Promise<readonly HeldPeer[]>;
	find(id: string): Promise<HeldPeer | undefined>;
	save(peer: HeldPeer): Promise<Result<void, StorageFull>>;
	/** Takes the place of an older pairing with the same; what that one knew of the other counts no more. */
	begin(peer: HeldPeer): Promise<Result<void, StorageFull>>;
	remove(id: string): Promise<Result<void, StorageFull>>;
	invitation(): Promise<HeldInvitation | undefined>;
	invite(invitation: HeldInvitation | undefined): Promise<Result<void, StorageFull>>;
	of<K extends keyof Kept>(id: string, what: K): Promise<Kept[K]>;
	keep<K extends keyof Kept>(id: string, what: K, value: Kept[K]): Promise<Result<void, StorageFull>>;
}

export function peersOf(vault: AppVault, deps: AppDeps): Peers {
	async function all(): Promise<readonly HeldPeer[]> {
		const read = peers.safeParse(await vault.setting(PEERS));
		return read.success ? read.data : [];
	}

	/** Each pair speaks in a tab of its own choice: two may be changed at a time. */
	const replace = (id: string, peer?: HeldPeer) =>
		inTurn({ deps }, PEERS, async () => {
			const others = (await all()).filter((one) => one.id !== id);
			return vault.saveSetting(PEERS, [...others, ...(peer ? [peer] : [])].slice(-MOST_PEERS));
		});
	const save = (peer: HeldPeer) => replace(peer.id, peer);

	return {
		async me() {
			const held = await vault.setting(ME);
			if (typeof held === "string") return ok(held);
			const id = deps.randomId();
			const saved = await vault.saveSetting(ME, id);
			return saved.ok ? ok(id) : saved;
		},
		all,
		find: async (id) => (await all()).find((peer) => peer.id === id),
		save,
		async begin(peer) {
			for (const [what, { none }] of Object.entries(kept)) {
				const forgotten = await vault.saveSetting(`sync.${what}.${peer.id}`, none);
				if (!forgotten.ok) return forgotten;
			}
			return save(peer);
		},
		remove: (id) => replace(id),
		async invitation() {
			const read = invitation.safeParse(await vault.setting(INVITATION));
			return read.success ? read.data : undefined;
		},
		invite: (next) => vault.saveSetting(INVITATION, next ?? {}),
		async of(id, what) {
			const read = kept[what].schema.safeParse(await vault.setting(`sync.${what}.${id}`));
			return (read.success ? read.data : kept[what].none) as Kept[typeof what]; // the schema of this very name
		},
		keep: (id, what, value) => vault.saveSetting(`sync.${what}.${id}`, value),
	};
}
