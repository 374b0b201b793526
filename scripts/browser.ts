import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { installPackages } from "./debian.ts";

/** Where Debian and its relatives put the browser the end-to-end tests drive. */
const CHROMIUM_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** The Chromium to test with: `CHROMIUM_PATH`, or Debian's. */
export function findChromium(): string | undefined {
	const own = process.env.CHROMIUM_PATH;
	return own ? own : CHROMIUM_PATHS.find((path) => existsSync(path));
}

const FIREFOX_PATHS = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** The Firefox to try the extension in: `FIREFOX_PATH`, or Debian's. */
export function findFirefox(): string | undefined {
	const own = process.env.FIREFOX_PATH;
	return own ? own : FIREFOX_PATHS.find((path) => existsSync(path));
}

/** Whether any installed font can draw Chinese; without one, screenshots and pictures of text are boxes. */
function hasChineseFont(): boolean {
	const list = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
	return list.status === 0 && list.stdout.trim() !== "";
}

/**
 * Makes sure Chromium, Firefox and a Chinese font are there. Installs them with apt where that is allowed (root on Debian);
 * otherwise returns one line that says what to install.
 */
export function ensureBrowser(): string | undefined {
	const missing: string[] = [];
	if (!findChromium()) missing.push("chromium");
	if (!findFirefox()) missing.push("firefox-esr");
	if (!hasChineseFont()) missing.push("fonts-noto-cjk", "fontconfig");
	if (missing.length === 0) return undefined;

	const advice = `Please install ${missing.join(" ")} (Debian: apt-get install ${missing.join(" ")}; or set CHROMIUM_PATH, FIREFOX_PATH).`;
	return installPackages(missing) && findChromium() && findFirefox() && hasChineseFont() ? undefined : advice;
}
