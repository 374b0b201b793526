import { readFileSync, statSync } from "node:fs";

import { runKeys } from "./commands/keys.ts";
import { startServer } from "./commands/start.ts";
import { readConfig } from "./config/config.ts";
import { helpText } from "./config/help.ts";

const [command, ...rest] = process.argv.slice(2);
const args = command === "keys" ? rest : process.argv.slice(2);

if (args.includes("--help") || command === "help") {
	console.log(helpText());
} else if (command === "keys") {
	process.exitCode = await runKeys(args, configOf);
} else {
	const config = configOf(args);
	process.exitCode = config ? await startServer(config) : 2;
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
