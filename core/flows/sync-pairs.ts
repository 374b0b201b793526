import { ok } from "#core/base/result.ts";
import { formatCode, makeCode } from "#core/sync/code.ts";
import type { Context } from "./context.ts";
import type { SyncApp } from "./sync-app.ts";
import { peersOf, shown } from "./sync-peers.ts";

/** Long enough to walk to the other window, too short to search all codes. */
const INVITED_MS = 3 * 60_000;

/** Who is paired, and how that comes and goes (配对). */
export function pairFlows({ deps, open }: Context): Pick<SyncApp, "peers" | "invite" | "unpair"> {
	const peers = async () => peersOf((await open()).vault, deps.randomId);
	return {
		peers: async () => (await (await peers()).all()).map(shown),
		async invite(origin) {
			const code = makeCode(crypto.getRandomValues(new Uint8Array(64)));
			const until = new Date(deps.now().getTime() + INVITED_MS).toISOString();
			const saved = await (await peers()).invite({ origin, code, until, tries: 0 });
			return saved.ok ? ok({ code: formatCode(code), until }) : saved;
		},
		unpair: async (peerId) => (await peers()).remove(peerId),
	};
}
