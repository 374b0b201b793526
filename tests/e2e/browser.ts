import { findChromium } from "#scripts/browser.ts";

/** How the tests start Debian's Chromium: no sandbox in containers, no traffic of its own. */
export const launch = {
	executablePath: findChromium(),
	args: [
		"--no-sandbox",
		"--disable-gpu",
		"--disable-quic",
		"--no-first-run",
		"--disable-background-networking",
		"--disable-component-update",
		"--disable-sync",
	],
};
