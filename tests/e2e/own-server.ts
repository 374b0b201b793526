import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createServer, listen } from "#gateway/server.ts";

/**
 * A server for one file of tests alone: the sample authority counts five checks a day of each invoice and remembers what
 * it told, so that files which ask about the same samples would get in each other's way.
 */
export async function startOwnServer(): Promise<{ readonly origin: string; close(): Promise<void> }> {
	const data = mkdtempSync(join(tmpdir(), "yanpiao-e2e-"));
	const server = await listen(createServer({ app: "dist/pwa", data }), { port: 0, host: "127.0.0.1" });
	return {
		origin: new URL(server.url).origin,
		async close() {
			await server.close();
			rmSync(data, { recursive: true, force: true });
		},
	};
}
