import type { AppVault } from "#core/flows/deps.ts";
import type { LeftCode } from "#core/sync/left.ts";
import { MOST_LEFT } from "#core/sync/schema/messages.ts";
import type { Channel } from "./channel.ts";
import type { Left, Peers } from "./peers.ts";
import { SpeechOver } from "./wire.ts";

export interface LeftOut {
	readonly id: string;
	readonly name: string;
	readonly why: LeftCode;
}

/** Which records of here the other side does not have, and why. */
export interface LeftBook {
	/** Ids of records that were left out with another version on either side: they are tried once more. */
	readonly again: readonly string[];
	/** All of them were. */
	tried(): Promise<void>;
	/** Takes over what became of a batch; before the cursor moves, so that nothing is left out unseen. */
	note(out: readonly LeftOut[], taken: readonly string[]): Promise<void>;
	/** Tells the other side, where that is news. */
	tell(): Promise<void>;
}

interface Leaving {
	readonly vault: AppVault;
	readonly peers: Peers;
	readonly peerId: string;
	readonly channel: Channel;
	/** The code of both sides: with another, what was left out is tried again. */
	readonly builds: string;
}

export async function openLeft({ vault, peers, peerId, channel, builds }: Leaving): Promise<LeftBook> {
	const before = await peers.of(peerId, "left");
	const held = new Map(before.items.map((one) => [one.id, one]));
	const again = before.builds === builds ? [] : [...held.keys()];
	let now = again.length > 0 ? before.builds : builds;
	let told: string | undefined;

	async function save(): Promise<void> {
		must(await peers.keep(peerId, "left", { builds: now, items: [...held.values()] } satisfies Left));
	}

	return {
		again,
		async tried() {
			if (now === builds) return;
			now = builds;
			await save();
		},
		async note(out, taken) {
			const known = JSON.stringify([...held]);
			for (const id of taken) held.delete(id);
			for (const one of out) held.set(one.id, one);
			if (JSON.stringify([...held]) !== known) await save();
		},
		async tell() {
			if (held.size > 0) {
				const there = new Set((await vault.records([...held.keys()])).map(({ record: { id } }) => id));
				const gone = [...held.keys()].filter((id) => !there.has(id));
				for (const id of gone) held.delete(id);
				if (gone.length > 0) await save();
			}
			const items = [...held.values()].slice(0, MOST_LEFT).map(({ name, why }) => ({ name, why }));
			const message = { t: "left", count: held.size, items } as const;
			const text = JSON.stringify(message);
			if (text === told) return;
			told = text;
			await channel.send(message);
		},
	};
}

function must({ ok }: { readonly ok: boolean }): void {
	if (!ok) throw new SpeechOver("storage_full");
}
