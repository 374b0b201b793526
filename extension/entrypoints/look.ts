import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";

import { type Looker, startLooker } from "#extension/look/looker.ts";

/**
 * Put into a page by the background: on a click (`scripting.executeScript({ files: ["look.js"] })`), and by itself on
 * sites the user allowed (`scripting.registerContentScripts`). A second time into the same page does nothing, unless
 * the first one's extension was replaced.
 */
export default defineUnlistedScript(() => {
	const scope = globalThis as typeof globalThis & { yanpiaoLooker?: Looker }; // of the extension's own world in the page
	if (scope.yanpiaoLooker?.alive()) return;
	scope.yanpiaoLooker?.stop();
	scope.yanpiaoLooker = startLooker(window, {
		alive: () => browser.runtime?.id !== undefined,
		async send(message) {
			try {
				await browser.runtime.sendMessage(message);
			} catch {
				// Nobody listens while the extension is being replaced; then this script ends at its next step.
			}
		},
		listen(heard) {
			const listener = (message: unknown, _: unknown, reply: (answer: unknown) => void) => heard(message, reply);
			browser.runtime.onMessage.addListener(listener);
			return () => browser.runtime?.onMessage?.removeListener(listener);
		},
	});
});
