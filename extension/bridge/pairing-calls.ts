import { browser } from "wxt/browser";

import { originOf } from "#extension/background/site-pattern.ts";
import { hostPattern } from "#extension/page/host.ts";
import type { Work } from "#extension/work/work.ts";
import { startBridge, stopBridge } from "./origins.ts";
import type { Pairing } from "./pairing.tsx";

/** Pairing from a page of the extension, over its work room. */
export function createPairing(work: Pick<Work, "peers" | "invite" | "unpair">): Pairing {
	return {
		peers: () => work.peers(),
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
				console.warn("pairing", cause instanceof Error ? cause.name : "failed");
				return { ok: false, why: "failed" };
			}
		},
		async unpair({ id, origin }) {
			await work.unpair(id);
			const others = (await work.peers()).some((peer) => peer.origin === origin);
			if (!others) await stopBridge(origin);
		},
	};
}
