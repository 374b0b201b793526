import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";

import { BRIDGE_PORT } from "#extension/bridge/protocol.ts";
import { startRelay } from "#extension/bridge/relay.ts";

/**
 * Runs in pages of origins the user paired, and nowhere else (`extension/bridge/origins.ts`). A pattern of a host may
 * hold more than the origin that was meant (other ports, in Firefox): those get no answer either.
 */
export default defineUnlistedScript(async () => {
	const scope = globalThis as typeof globalThis & { yanpiaoBridge?: { alive(): boolean; stop(): void } }; // of the extension's own world in the page
	if (scope.yanpiaoBridge?.alive()) return;
	scope.yanpiaoBridge?.stop();
	const alive = () => browser.runtime?.id !== undefined;
	let stop = () => {};
	scope.yanpiaoBridge = { alive, stop: () => stop() };

	const isPaired = async () => {
		const { bridgeOrigins } = (await browser.storage.local.get("bridgeOrigins")) as { bridgeOrigins?: unknown };
		return Array.isArray(bridgeOrigins) && bridgeOrigins.includes(location.origin);
	};
	if (window !== window.top || !(await isPaired())) return;
	stop = startRelay(window as never, () => browser.runtime.connect({ name: BRIDGE_PORT })); // a window is all the relay asks for
	browser.storage.local.onChanged.addListener(() => {
		void isPaired().then((paired) => paired || stop());
	});
});
