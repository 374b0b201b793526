import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

import { createServer, listen, type RunningServer, type ServerOptions } from "#gateway/server.ts";

/** A server of its own on a free port, with a tiny app and an empty data folder; both go when the test ends. */
export async function startServer(options: Partial<ServerOptions> = {}): Promise<RunningServer & { data: string }> {
	const folder = await mkdtemp(join(tmpdir(), "yanpiao-test-"));
	const app = join(folder, "app");
	const data = join(folder, "data");
	await mkdir(join(app, "assets"), { recursive: true });
	await writeFile(join(app, "index.html"), "<!doctype html><title>验票</title>");
	await writeFile(join(app, "assets", "main-1a2b.js"), `console.log("${"x".repeat(4000)}")`);
	await writeFile(join(app, "engine.wasm"), new Uint8Array(64));
	await writeFile(join(app, ".secret"), "hidden");
	const server = await listen(createServer({ app, data, slowMs: 10_000, ...options }), { port: 0, host: "127.0.0.1" });
	onTestFinished(async () => {
		await server.close();
		await rm(folder, { recursive: true });
	});
	return { ...server, data };
}
