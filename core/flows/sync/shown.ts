import type { NotExchanged, Peer } from "./app.ts";
import { checkDigits, fromBase64 } from "./crypto.ts";
import type { HeldPeer, Peers } from "./peers.ts";

/** Of all that was not exchanged, people read the first. */
const MOST_SHOWN = 20;

/** What people and other parts may know of a peer: not its key. */
export async function shown(peers: Peers, held: HeldPeer): Promise<Peer> {
	const { key, exchangedAt, name, parted, id, origin, pairedAt } = held;
	const [left, missing] = [await peers.of(id, "left"), await peers.of(id, "missing")];
	const items = left.items.map(({ id: recordId, ...rest }) => ({ recordId, ...rest }));
	return {
		...{ id, origin, pairedAt },
		check: await checkDigits(fromBase64(key) ?? new Uint8Array(0)),
		...(exchangedAt !== undefined && { exchangedAt }),
		...(name !== undefined && { name }),
		...(parted && { partedAt: parted.at }),
		left: firstOf(items.length, items),
		missing: firstOf(missing.count, missing.items),
	};
}

function firstOf(count: number, items: NotExchanged["items"]): NotExchanged {
	return { count, items: items.slice(0, MOST_SHOWN) };
}
