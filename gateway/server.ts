import { existsSync } from "node:fs";
import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

import { openDailyChecks } from "./checks.ts";
import { fpcyDoor } from "./fpcy/door.ts";
import type { Gateway } from "./gateway.ts";
import { createOwnHosts } from "./guard.ts";
import { headOf, socketOf } from "./incoming.ts";
import { noteOf } from "./ops/watch.ts";
import { original } from "./original.ts";
import { relay } from "./relay.ts";
import { sampleAuthority } from "./sample-authority.ts";
import { openSampleMemory } from "./sample-memory.ts";
import { isSecured, SECURITY_HEADERS } from "./security.ts";
import { staticFiles } from "./static-files.ts";
import { isFromHere } from "./users/address.ts";

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
	/** The sample authority, when somebody else asks it as well. */
	readonly sample?: Hono;
	/** Answers for real; without it there is the sample authority alone. */
	readonly gateway?: Pick<Gateway, "watch" | "answering" | "routes" | "stopping">;
}

export interface RunningServer {
	/** Where it listens, with a closing slash. */
	readonly url: string;
	/** Takes no new requests and lets running ones end, for two seconds at most when nothing else is said. */
	close(graceMs?: number): Promise<void>;
}

const SECURITY = Object.entries(SECURITY_HEADERS);

/** Knows the samples and what it told of them, by the files in the data folder. */
export function createSample(options: Pick<ServerOptions, "data" | "now" | "slowMs">): Hono {
	return sampleAuthority({
		checks: openDailyChecks(options.data),
		memory: openSampleMemory(options.data),
		now: options.now ?? (() => new Date()),
		slowMs: options.slowMs ?? 20_000,
	});
}

/** The local server: the app, the sample authority or the gateway in front of it, and the relay, on one origin. */
export function createServer(options: ServerOptions): RequestListener {
	const { gateway, sample = createSample(options) } = options;
	const app = new Hono();
	const own = createOwnHosts(options.names ?? []);
	if (gateway) app.use(gateway.watch.middleware);
	app.use(async (c, next) => {
		if (own(headOf(c, "host"))) await next();
		else c.res = c.text("请用 localhost 或数字地址打开 / open by localhost or by a plain address\n", 421);
		if (!isSecured(c.res)) for (const [name, value] of SECURITY) c.res.headers.set(name, value);
		// Kept connections would keep a stopping server from ending.
		if (gateway?.stopping()) c.res.headers.set("Connection", "close");
	});
	app.route("/", gateway?.routes ?? sample);
	for (const path of ["/relay", "/original"]) {
		app.use(path, async (c, next) => {
			// These reach into the network for a page they cannot know by anything but heads, and only a browser is bound
			// not to forge those. So they serve the user at this machine; to ask, others have the gateway.
			if (!isFromHere(socketOf(c), c.req.raw.headers)) return c.json({ code: "foreign_page" }, 403);
			return next();
		});
	}
	app.route("/", relay({ fetch: options.fetch ?? fetch, timeoutMs: options.relayTimeoutMs ?? 60_000 }));
	app.route("/", original({ allowPrivate: options.allowPrivate ?? [] }));
	const files = staticFiles(options.app);
	app.all("*", async (c) => {
		const built = existsSync(join(options.app, "index.html"));
		return built ? files(c.req.raw) : c.text("请先运行 npm run build / run npm run build first\n", 503);
	});
	app.onError((cause, c) => {
		noteOf(c).cause = cause;
		return c.text("服务器内部错误 / internal error\n", 500); // no text of the error: it may quote a request
	});
	const rest = getRequestListener(app.fetch);
	if (!gateway) return rest;
	const door = fpcyDoor({ ...gateway, own });
	return (message, response) => {
		if (!door(message, response)) void rest(message, response);
	};
}

/**
 * Nobody needs ten seconds to send heads or half a minute for a question of five short values; who does holds a
 * connection for nothing (slow-loris). Suppliers may take longer than that to answer: those limits are elsewhere.
 */
const LIMITS = {
	headersTimeout: 10_000,
	requestTimeout: 20_000,
	keepAliveTimeout: 10_000,
	connectionsCheckingInterval: 2_000,
	maxHeaderSize: 16 * 1024,
} as const;
const MAX_CONNECTIONS = 5_000;
const MAX_REQUESTS_PER_SOCKET = 100_000;

/** Listens; rejects with Node's error (`EADDRINUSE` …) when it cannot. Port 0 takes a free one. */
export function listen(
	app: RequestListener,
	where: { readonly port: number; readonly host: string },
	limits: { readonly [Name in keyof typeof LIMITS]?: number } = {},
): Promise<RunningServer> {
	const server = createHttpServer({ ...LIMITS, ...limits }, app);
	server.maxConnections = MAX_CONNECTIONS;
	server.maxRequestsPerSocket = MAX_REQUESTS_PER_SOCKET;
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(where.port, where.host, () => {
			const { port, address, family } = server.address() as AddressInfo; // a TCP server has one
			const host =
				address === "0.0.0.0" || address === "::" ? "127.0.0.1" : family === "IPv6" ? `[${address}]` : address;
			resolve({ url: `http://${host}:${port}/`, close: (graceMs = 2_000) => close(server, graceMs) });
		});
	});
}

function close(server: Server, graceMs: number): Promise<void> {
	return new Promise((resolve) => {
		const force = setTimeout(() => server.closeAllConnections(), graceMs);
		// A connection kept open is closed when its request has ended, but nobody tells when that is.
		const idle = setInterval(() => server.closeIdleConnections(), 50);
		server.close(() => {
			clearTimeout(force);
			clearInterval(idle);
			resolve();
		});
		server.closeIdleConnections();
	});
}
