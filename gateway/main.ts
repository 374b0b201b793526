import { isIP } from "node:net";
import { parseArgs } from "node:util";

import { SAMPLE_SQM } from "#core/providers/sample.ts";
import { createServer, listen, type RunningServer } from "./server.ts";

const DEFAULT_PORT = 8787;

const HELP = `验票本机服务 / the local server of Yanpiao

  npm start -- [选项 / options]

  --port N     端口 / port (默认 / default ${DEFAULT_PORT}; 被占用时另选一个 / another one when it is taken)
  --host NAME  监听地址 / address to listen on (默认 / default 127.0.0.1, 只有本机能打开 / this machine only)
  --data DIR   数据文件夹 / data folder (默认 / default ./data)
  --app DIR    已构建的应用 / the built app (默认 / default dist/pwa)
  --help       显示本说明 / this text
`;

const options = readOptions();
if (options === undefined) {
	console.error(HELP);
	process.exitCode = 2;
} else if (options.help) {
	console.log(HELP);
} else {
	await start(options);
}

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				port: { type: "string" },
				host: { type: "string", default: "127.0.0.1" },
				data: { type: "string", default: "data" },
				app: { type: "string", default: "dist/pwa" },
				help: { type: "boolean", default: false },
			},
		});
		const port = values.port === undefined ? undefined : Number(values.port);
		if (port === undefined || (Number.isInteger(port) && port >= 0 && port <= 65_535)) return { ...values, port };
		console.error("端口应为 0–65535 的数字 / --port wants a number from 0 to 65535\n");
	} catch (cause) {
		if (!(cause instanceof TypeError)) throw cause;
		console.error(`${cause.message}\n`); // names the option that is not known
	}
	return undefined;
}

async function start({ port, host, data, app }: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
	const names = isIP(host) ? [] : [host.toLowerCase()];
	const server = await listenSomewhere(createServer({ app, data, names }), port, host);
	if (!server) {
		console.error(`无法在这个地址监听 / cannot listen on ${host}${port === undefined ? "" : `:${port}`}`);
		process.exitCode = 1;
		return;
	}
	console.log(`验票已启动，请用浏览器打开 / Yanpiao is running, open ${server.url}`);
	console.log(`演示查验接口 / sample service: ${server.url}fpcy  演示授权码 / sample code: ${SAMPLE_SQM}`);
	console.log("按 Ctrl+C 停止 / Ctrl+C stops it");
	for (const signal of ["SIGINT", "SIGTERM"] as const) {
		process.once(signal, () => {
			void server.close().then(() => process.exit(0));
		});
	}
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
