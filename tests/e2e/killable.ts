import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { type Browser, chromium, type Page } from "@playwright/test";

import { launch } from "#tests/e2e/browser.ts";

/** A Chromium with a profile of its own that can be killed as if the plug had been pulled. */
export interface Killable {
	readonly page: Page;
	/** SIGKILL to all of its processes; nothing gets a chance to tidy up. */
	kill(): Promise<void>;
}

export async function startKillable(profile: string): Promise<Killable> {
	const { executablePath, args } = launch;
	if (!executablePath) throw new Error("no Chromium found");
	const flags = [...args, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
	// A group of its own, so that one signal reaches the renderers too.
	const child = spawn(executablePath, flags, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
	const browser: Browser = await chromium.connectOverCDP(await addressOf(child));
	const [context] = browser.contexts();
	if (!context) throw new Error("Chromium has no window");
	const page = context.pages()[0] ?? (await context.newPage());
	return {
		page,
		async kill() {
			const gone = once(child, "exit");
			process.kill(-(child.pid ?? 0), "SIGKILL");
			await gone;
			await browser.close().catch(() => undefined); // its end of the line is gone as well
		},
	};
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
	if (!stderr) throw new Error("Chromium has no stderr");
	for await (const line of createInterface({ input: stderr })) {
		const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
		if (address) {
			stderr.resume();
			return address;
		}
	}
	throw new Error("Chromium ended before it listened");
}
