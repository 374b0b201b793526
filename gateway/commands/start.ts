import { join } from "node:path";

import { SAMPLE_SQM } from "#core/providers/sample.ts";
import type { Config } from "#gateway/config/config.ts";
import { createGateway, type Gateway } from "#gateway/gateway.ts";
import { createLog, errorFacts, type Log } from "#gateway/ops/log.ts";
import { keepTrimmed } from "#gateway/ops/trim.ts";
import { createSample, createServer, listen, type RunningServer } from "#gateway/server.ts";
import { openStore } from "#gateway/store/open.ts";
import type { Store } from "#gateway/store/store.ts";

const DEFAULT_PORT = 8787;

/** File of the embedded database in the data folder. */
const DATABASE_FILE = "gateway.db";

/** Starts the server; resolves with the exit code once it has stopped, or could not start. */
export async function startServer(config: Config): Promise<number> {
	const { data, app, names, allowPrivate, host, port } = config;
	const { log, flush } = createLog(config.logLevel);
	const store = await openDatabase(config, log);
	if (!store) return 1;
	const sample = createSample({ data });
	let ownUrl = "http://localhost/";
	const gateway = createGateway({ config, store, log, sampleAuthority: sample, ownUrl: () => ownUrl });
	const server = await listenSomewhere(createServer({ app, data, names, allowPrivate, sample, gateway }), port, host);
	if (!server) {
		console.error(`无法在这个地址监听 / cannot listen on ${host}${port === undefined ? "" : `:${port}`}`);
		await store.close();
		return 1;
	}
	ownUrl = server.url;
	announce(ownUrl, config);
	const trimming = keepTrimmed(store, { keepAuditDays: config.keepAuditDays, log });
	const signal = await untilStopped();
	clearInterval(trimming);
	log.info({ what: "stopping", signal });
	await stop({ gateway, server, store }, config.graceMs);
	log.info({ what: "stopped" });
	flush();
	// What is left are connections that outstayed the time limit.
	setImmediate(() => process.exit());
	return 0;
}

export async function openDatabase(
	config: Pick<Config, "data" | "databaseUrl">,
	log?: Log,
): Promise<Store | undefined> {
	try {
		return await openStore({
			file: join(config.data, DATABASE_FILE),
			...(config.databaseUrl !== undefined && { databaseUrl: config.databaseUrl }),
			onIdleError: (cause) => log?.warn({ what: "idle connection lost", ...errorFacts(cause) }),
			onAuditFail: (cause) => log?.error({ what: "audit not written", ...errorFacts(cause) }),
		});
	} catch (cause) {
		// Its words may hold the address with a password in it.
		const { error, code } = errorFacts(cause);
		console.error(`无法打开数据库 / cannot open the database (--database, --data): ${code ?? error}`);
		return undefined;
	}
}

function announce(url: string, { suppliers, warnings, logLevel }: Config): void {
	for (const warning of warnings) console.error(warning);
	if (logLevel === "silent") return;
	// Whoever started the server may stop reading what it prints; that must not end it.
	process.stdout.on("error", () => undefined);
	const named = suppliers.map(({ id }) => id).join(", ");
	console.log(
		[
			`验票已启动，请用浏览器打开 / Yanpiao is running, open ${url}`,
			`演示查验接口 / sample service: ${url}fpcy  演示授权码 / sample code: ${SAMPLE_SQM}`,
			`供应商 / suppliers: ${named}`,
			"按 Ctrl+C 停止 / Ctrl+C stops it",
		].join("\n"),
	);
}

/** Resolves with the first signal; a second one ends the process at once. */
function untilStopped(): Promise<string> {
	return new Promise((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const) {
			process.once(signal, () => {
				for (const second of ["SIGINT", "SIGTERM"] as const) process.on(second, () => process.exit(1));
				resolve(signal);
			});
		}
	});
}

/** First what is under way, then the connections, then the database; none of it longer than the time limit. */
async function stop(
	{ gateway, server, store }: { readonly gateway: Gateway; readonly server: RunningServer; readonly store: Store },
	graceMs: number,
): Promise<void> {
	const { promise: late, resolve } = Promise.withResolvers<void>();
	const limit = setTimeout(resolve, graceMs);
	await Promise.race([Promise.all([gateway.drain(), server.close(graceMs)]), late]);
	clearTimeout(limit);
	await store.close();
}

/** A port the user named must be that one; the default may give way to whoever has it already. */
async function listenSomewhere(
	app: ReturnType<typeof createServer>,
	port: number | undefined,
	host: string,
): Promise<RunningServer | undefined> {
	for (const candidate of port === undefined ? [DEFAULT_PORT, 0] : [port]) {
		try {
			return await listen(app, { port: candidate, host });
		} catch (cause) {
			if (!isListenProblem(cause)) throw cause;
		}
	}
	return undefined;
}

function isListenProblem(cause: unknown): boolean {
	const codes = ["EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "ENOTFOUND", "EAI_AGAIN"];
	return cause instanceof Error && "code" in cause && codes.includes(String(cause.code));
}
