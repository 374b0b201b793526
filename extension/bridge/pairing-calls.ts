import { browser } from "wxt/browser";

import { originOf } from "#extension/background/site-pattern.ts";
import { hostPattern } from "#extension/page/host.ts";
import type { Work } from "#extension/work/work.ts";
import { noteFailure } from "#ui/note-failure.ts";
import { keepLeaving, leavingOrigins, startBridge, stopBridge } from "./origins.ts";
import type { Pairing } from "./pairing.tsx";

/** Pairing from a page of the extension, over its work room. */
export function createPairing(work: Pick<Work, "peers" | "invite" | "unpair" | "leaving">): Pairing {
	return {
		async peers() {
			const peers = await work.peers();
			await stopTold((origin) => peers.some((peer) => peer.origin === origin), work);
			return peers;
		},
		async invite(address) {
			const origin = originOf(address.trim());
			const pattern = origin && hostPattern(origin);
			if (!origin || !pattern) return { ok: false, why: "address" };
			// First of all: after anything else was waited for, browsers no longer take it for the click's wish.
			const granted = await browser.permissions.request({ origins: [pattern] });
			if (!granted) return { ok: false, why: "refused" };
			try {
				await startBridge(origin);
				const invited = await work.invite(origin);
				return invited.ok ? invited : { ok: false, why: "failed" };
			} catch (cause) {
				noteFailure("pairing", cause);
				return { ok: false, why: "failed" };
			}
		},
		async unpair({ id, origin }) {
			await work.unpair(id);
			if ((await work.peers()).some((peer) => peer.origin === origin)) return;
			// Its page is still to be told, and has no other way to us.
			if ((await work.leaving()).includes(origin)) await keepLeaving([...(await leavingOrigins()), origin]);
			else await stopBridge(origin);
		},
	};
}

/** Closes the way of pages that know by now that they are unpaired. */
async function stopTold(isPaired: (origin: string) => boolean, work: Pick<Work, "leaving">): Promise<void> {
	const waiting = await leavingOrigins();
	if (waiting.length === 0) return;
	const untold = await work.leaving();
	for (const origin of waiting) if (!untold.includes(origin) && !isPaired(origin)) await stopBridge(origin);
	await keepLeaving(waiting.filter((origin) => untold.includes(origin)));
}
