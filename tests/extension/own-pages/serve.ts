import { join } from "node:path";

import { createServer } from "vite";

/** Serves the pages over the fakes, on a port of their own. */
export async function servePages(): Promise<{ readonly origin: string; close(): Promise<void> }> {
	const server = await createServer({
		configFile: false,
		root: import.meta.dirname,
		logLevel: "error",
		oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
		server: { port: 0, host: "127.0.0.1", hmr: false, watch: null, fs: { allow: ["../../.."] } },
		optimizeDeps: {
			include: [
				"preact",
				"preact/hooks",
				"preact/jsx-runtime",
				"preact/jsx-dev-runtime",
				"@preact/signals",
				"dexie",
				"zod/mini",
				"big.js",
			],
		},
		cacheDir: join(import.meta.dirname, "../../../node_modules/.vite/extension-own-pages"),
	});
	await server.listen();
	const address = server.httpServer?.address();
	if (!address || typeof address === "string") throw new Error("the server listens on a port");
	return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
