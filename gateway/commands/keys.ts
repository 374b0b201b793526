import { parseArgs } from "node:util";

import { type Role, roles } from "#gateway/checks/check.ts";
import type { Config } from "#gateway/config/config.ts";
import type { Key, Store } from "#gateway/store/store.ts";
import { addKey, CONSOLE, revokeKey } from "#gateway/users/manage.ts";
import { openDatabase } from "./start.ts";

const USAGE = `keys add --name 名称 --role ${roles.join("|")} [--rate N]
keys list
keys revoke ID`;

/** `keys add | list | revoke`, on the database of the other options. Returns the exit code. */
export async function runKeys(
	args: readonly string[],
	configOf: (flags: readonly string[]) => Config | undefined,
): Promise<number> {
	const [what = "", ...rest] = args;
	const asked = readCommand(what, rest);
	if (!asked) {
		console.error(USAGE);
		return 2;
	}
	const config = configOf(asked.flags);
	if (!config) return 2;
	const store = await openDatabase(config);
	if (!store) return 1;
	try {
		return await asked.run(store, config);
	} finally {
		await store.close();
	}
}

interface Command {
	/** What is left for the configuration: `--data`, `--database`, `--rate`. */
	readonly flags: readonly string[];
	run(store: Store, config: Config): Promise<number>;
}

function readCommand(what: string, args: readonly string[]): Command | undefined {
	switch (what) {
		case "add":
			return readAdd(args);
		case "list":
			return { flags: args, run: list };
		case "revoke": {
			const [id = "", ...flags] = args;
			return /^\w[\w-]{0,63}$/.test(id) ? { flags, run: (store) => revoke(store, id) } : undefined;
		}
		default:
			return undefined;
	}
}

function readAdd(args: readonly string[]): Command | undefined {
	const { values, tokens } = parseArgs({
		args: [...args],
		options: { name: { type: "string" }, role: { type: "string" } },
		strict: false,
		tokens: true,
	});
	const { name, role } = values;
	const known = roles.find((one) => one === role);
	if (typeof name !== "string" || name.trim() === "" || name.length > 100 || !known) return undefined;
	const own = tokens.flatMap((token) =>
		token.kind === "option" && (token.name === "name" || token.name === "role")
			? token.inlineValue
				? [token.index]
				: [token.index, token.index + 1]
			: [],
	);
	const flags = args.filter((_, index) => !own.includes(index));
	return { flags, run: (store, { rate }) => add(store, { name: name.trim(), role: known, perMinute: rate }) };
}

async function add(store: Store, about: { name: string; role: Role; perMinute: number }): Promise<number> {
	const { key, secret } = await addKey(store, about, CONSOLE);
	console.log(secret);
	console.error(`密钥 ${key.id} 只显示这一次，请立即保存 / this is the only time the key is shown, keep it now`);
	return 0;
}

async function list(store: Store): Promise<number> {
	for (const key of await store.keys.list()) console.log(lineOf(key));
	return 0;
}

function lineOf({ id, role, perMinute, createdAt, revokedAt, name }: Key): string {
	const state = revokedAt ? `revoked ${revokedAt.slice(0, 10)}` : "active";
	return [id, role, `${perMinute}/min`, createdAt.slice(0, 10), state, JSON.stringify(name)].join("  ");
}

async function revoke(store: Store, id: string): Promise<number> {
	if (await revokeKey(store, id, CONSOLE)) {
		console.log(`已撤销 / revoked ${id}`);
		return 0;
	}
	console.error(`没有这个有效密钥 / no such active key: ${id}`);
	return 1;
}
