import { readFileSync, statSync } from "node:fs";

import { readConfig } from "#gateway/config/config.ts";
import { helpText } from "#gateway/config/help.ts";
import { runKeys } from "./keys.ts";
import { startServer } from "./start.ts";

/** Does what the command line says; resolves with the exit code. */
export async function run(args: readonly string[]): Promise<number> {
	const [command, ...rest] = args;
	if (args.includes("--help") || command === "help") {
		console.log(helpText());
		return 0;
	}
	if (command === "keys") return runKeys(rest, configOf);
	const config = configOf(args);
	return config ? startServer(config) : 2;
}

/** The configuration of these flags and the environment; one line on standard error when something is wrong. */
function configOf(flags: readonly string[]) {
	const config = readConfig({ args: flags, env: process.env, readFile });
	if (config.ok) return config.value;
	console.error(config.error.line);
	console.error("全部选项 / all options: npm run gateway -- --help");
	return undefined;
}

function readFile(path: string): { readonly text: string; readonly mode: number } | undefined {
	try {
		return { text: readFileSync(path, "utf8"), mode: statSync(path).mode };
	} catch {
		return undefined; // told as a file that cannot be read
	}
}
