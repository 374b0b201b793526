import type { AppDeps } from "#core/flows/deps.ts";
import type { Message } from "#core/sync/schema/messages.ts";
import type { Channel } from "./channel.ts";
import type { Peers } from "./peers.ts";
import { SpeechOver } from "./wire.ts";

interface Told {
	readonly peers: Peers;
	readonly peerId: string;
	readonly channel: Channel;
	readonly deps: Pick<AppDeps, "now">;
}

/**
 * The other side has ended the pairing, or has heard that we did. Whoever hears it first says it back, so that the one
 * who began knows that it came.
 */
export async function hearLeave({ peers, peerId, channel, deps }: Told): Promise<never> {
	const peer = await peers.find(peerId);
	if (peer?.parted?.by === "us") await peers.remove(peerId);
	else {
		const parted = { by: "them", at: peer?.parted?.at ?? deps.now().toISOString() } as const;
		if (peer && !(await peers.save({ ...peer, parted })).ok) throw new SpeechOver("storage_full");
		await channel.send({ t: "bye", why: "unpaired" });
	}
	throw new SpeechOver("unpaired");
}

export async function hearAbout({ peers, peerId }: Told, { name }: Extract<Message, { t: "about" }>): Promise<void> {
	const peer = await peers.find(peerId);
	if (peer && name !== "" && peer.name !== name) await peers.save({ ...peer, name }); // without room it has no name
}
