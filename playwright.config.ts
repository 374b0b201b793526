import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { defineConfig } from "@playwright/test";

import { launch } from "./tests/e2e/browser.ts";

// A fixed port may belong to somebody else's process. Workers read this file again and must find the same one.
process.env.E2E_PORT ??= freePort();
// The sample authority counts checks a day; each run starts at none.
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), "yanpiao-e2e-"));
const origin = `http://127.0.0.1:${process.env.E2E_PORT}`;

export default defineConfig({
	testDir: "tests",
	testMatch: ["e2e/*.e2e.ts", "extension/*.e2e.ts"],
	timeout: 60_000,
	workers: 1,
	reporter: "list",
	use: {
		baseURL: origin,
		locale: "zh-CN",
		timezoneId: "Asia/Shanghai",
		launchOptions: launch,
		trace: "retain-on-failure",
	},
	projects: [{ name: "chromium", use: { browserName: "chromium", viewport: { width: 1440, height: 900 } } }],
	webServer: {
		command: `node gateway/main.ts --port ${process.env.E2E_PORT} --data ${process.env.E2E_DATA} --log-level warn`,
		url: origin,
		reuseExistingServer: false,
	},
});

function freePort(): string {
	const script =
		"const s=require('net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})";
	return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }).trim();
}
