import { ok } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import { formatCode, makeCode } from "#core/sync/code.ts";
import type { SyncApp } from "./app.ts";
import { type HeldPeer, peersOf } from "./peers.ts";
import { shown } from "./shown.ts";

/** Long enough to walk to the other window, too short to search all codes. */
const INVITED_MS = 3 * 60_000;

/** Who is paired, and how that comes and goes (配对). */
export function pairFlows({ deps, open }: Context): Pick<SyncApp, "peers" | "invite" | "unpair" | "leaving"> {
	const peers = async () => peersOf((await open()).vault, deps);
	return {
		async peers() {
			const held = await peers();
			const known = (await held.all()).filter((peer) => !hasLeft(peer));
			return Promise.all(known.map((peer) => shown(held, peer)));
		},
		async invite(origin) {
			const code = makeCode(crypto.getRandomValues(new Uint8Array(64)));
			const until = new Date(deps.now().getTime() + INVITED_MS).toISOString();
			const saved = await (await peers()).invite({ origin, code, until, tries: 0 });
			return saved.ok ? ok({ code: formatCode(code), until }) : saved;
		},
		async unpair(peerId) {
			const held = await peers();
			const peer = await held.find(peerId);
			if (!peer) return ok(undefined);
			if (peer.parted) return held.remove(peerId); // the other side knows: it was the one
			return held.save({ ...peer, parted: { by: "us", at: deps.now().toISOString() } });
		},
		leaving: async () => (await (await peers()).all()).filter(hasLeft).map(({ origin }) => origin),
	};
}

function hasLeft({ parted }: HeldPeer): boolean {
	return parted?.by === "us";
}
