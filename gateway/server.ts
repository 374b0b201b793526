import { existsSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";

import { openDailyChecks } from "./checks.ts";
import { isOwnHost } from "./guard.ts";
import { original } from "./original.ts";
import { relay } from "./relay.ts";
import { sampleAuthority } from "./sample-authority.ts";
import { openSampleMemory } from "./sample-memory.ts";
import { staticFiles } from "./static-files.ts";

export interface ServerOptions {
	/** Folder of the built app. */
	readonly app: string;
	/** Folder for what the server keeps. */
	readonly data: string;
	/** Names beside `localhost` and plain addresses under which a browser may come. */
	readonly names?: readonly string[];
	readonly now?: () => Date;
	readonly fetch?: typeof fetch;
	readonly slowMs?: number;
	readonly relayTimeoutMs?: number;
	/**
	 * Hosts (`name` or `name:port`) inside a private network from which originals may be fetched. Closed unless the
	 * user says so: an answer could else make this server fetch what only the user's network may see.
	 */
	readonly allowPrivate?: readonly string[];
}

export interface RunningServer {
	/** Where it listens, with a closing slash. */
	readonly url: string;
	/** Lets running requests end, for two seconds at most. */
	close(): Promise<void>;
}

/**
 * What pages of this server may do. Nothing comes from or goes to another machine: suppliers are reached through
 * /relay, so `connect-src` is our own origin alone. WebAssembly is for the QR and PDF engines.
 */
const POLICY = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"worker-src 'self'",
	"connect-src 'self'",
	"img-src 'self' blob: data:",
	"style-src 'self'",
	"font-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ");

const SECURITY_HEADERS: Record<string, string> = {
	"Content-Security-Policy": POLICY,
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "camera=(self), clipboard-read=(self), geolocation=(), microphone=(), payment=(), usb=()",
};

/** The local server: the app, the sample authority and the relay, on one origin. */
export function createServer(options: ServerOptions): Hono {
	const app = new Hono();
	app.use(async (c, next) => {
		if (!isOwnHost(c.req.header("host"), options.names ?? [])) {
			return c.text("请用 localhost 或数字地址打开 / open by localhost or by a plain address\n", 421);
		}
		await next();
		for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
	});
	app.route(
		"/",
		sampleAuthority({
			checks: openDailyChecks(options.data),
			memory: openSampleMemory(options.data),
			now: options.now ?? (() => new Date()),
			slowMs: options.slowMs ?? 20_000,
		}),
	);
	app.route("/", relay({ fetch: options.fetch ?? fetch, timeoutMs: options.relayTimeoutMs ?? 60_000 }));
	app.route("/", original({ allowPrivate: options.allowPrivate ?? [] }));
	const files = staticFiles(options.app);
	app.all("*", async (c) => {
		const built = existsSync(join(options.app, "index.html"));
		return built ? files(c.req.raw) : c.text("请先运行 npm run build / run npm run build first\n", 503);
	});
	app.onError((_, c) => c.text("服务器内部错误 / internal error\n", 500)); // no text of the error: it may quote a request
	return app;
}

/** Listens; rejects with Node's error (`EADDRINUSE` …) when it cannot. Port 0 takes a free one. */
export function listen(app: Hono, where: { readonly port: number; readonly host: string }): Promise<RunningServer> {
	const server = createAdaptorServer({ fetch: app.fetch }) as Server; // http, as no other kind is asked for
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(where.port, where.host, () => {
			const { port, address, family } = server.address() as AddressInfo; // a TCP server has one
			const host =
				address === "0.0.0.0" || address === "::" ? "127.0.0.1" : family === "IPv6" ? `[${address}]` : address;
			resolve({ url: `http://${host}:${port}/`, close: () => close(server) });
		});
	});
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		const force = setTimeout(() => server.closeAllConnections(), 2_000);
		server.close(() => {
			clearTimeout(force);
			resolve();
		});
		server.closeIdleConnections();
	});
}
