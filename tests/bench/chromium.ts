import { createReadStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

import { type Browser, type BrowserContext, chromium } from "@playwright/test";

import { findChromium } from "#scripts/browser.ts";

const TYPES: Readonly<Record<string, string>> = {
	".html": "text/html",
	".js": "text/javascript",
	".mjs": "text/javascript",
	".wasm": "application/wasm",
};

/** A folder to build into, gone when the process ends. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-bench-"));
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** `flags` are V8's. */
export async function launchChromium(flags?: string): Promise<Browser> {
	const { executablePath, args } = options();
	const more = flags ? [`--js-flags=${flags}`, "--enable-precise-memory-info"] : [];
	return chromium.launch({ executablePath, args: [...args, ...more] });
}

/** With what it stores on the disk, in this folder: other contexts keep it in memory. */
export async function launchOnDisk(folder: string): Promise<BrowserContext> {
	return chromium.launchPersistentContext(folder, options());
}

function options() {
	const executablePath = findChromium();
	if (!executablePath) throw new Error("no Chromium: set CHROMIUM_PATH or install chromium");
	const quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
	return { executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet] };
}

/** Serves a folder on a free port of 127.0.0.1. */
export async function serveFolder(folder: string): Promise<{ url: string; close: () => void }> {
	const server = createServer((request, response) => {
		const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
		const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
		if (!file.startsWith(folder) || !existsSync(file)) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, {
			"content-type": TYPES[extname(file)] ?? "application/octet-stream",
			// A page of no other origin's company may have a clock of 5 µs rather than 100.
			"cross-origin-opener-policy": "same-origin",
			"cross-origin-embedder-policy": "require-corp",
		});
		createReadStream(file).pipe(response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo; // a TCP server
	return {
		url: `http://127.0.0.1:${port}`,
		close: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
