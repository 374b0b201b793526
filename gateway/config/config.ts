import { isIP } from "node:net";
import { parseArgs } from "node:util";

import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { type Option, type OptionName, options } from "./options.ts";
import { parseSupplierSpec, readSupplierFile, type SupplierConfig, withSecrets } from "./suppliers.ts";

export interface Config {
	/** Absent: the usual one, or any that is free. */
	readonly port?: number;
	readonly host: string;
	readonly names: readonly string[];
	/** Hosts inside a private network that originals may be fetched from. */
	readonly allowPrivate: readonly string[];
	readonly data: string;
	readonly app: string;
	readonly databaseUrl?: string;
	readonly suppliers: readonly SupplierConfig[];
	/** Requests a minute of a new key. */
	readonly rate: number;
	readonly wrongKeys: number;
	readonly trustProxy: boolean;
	readonly keepAuditDays?: number;
	readonly logLevel: string;
	readonly graceMs: number;
	/** One line each, for the start. */
	readonly warnings: readonly string[];
}

/** What is wrong, in one line that names the flag. Never holds a secret. */
export type ConfigProblem = Problem<"wrong"> & { readonly line: string };

export interface ConfigSource {
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Text of a file and its permission bits; `undefined` when it cannot be read. */
	readonly readFile: (path: string) => { readonly text: string; readonly mode: number } | undefined;
}

type Values = Partial<Record<OptionName, unknown>>;

/** Reads flags and environment; the first thing that is wrong ends it. */
export function readConfig(source: ConfigSource): Result<Config, ConfigProblem> {
	const given = readFlags(source.args);
	if (!given.ok) return given;
	const values: Values = {};
	for (const [name, option] of Object.entries<Option>(options)) {
		const read = readOption(option, given.value[option.flag], source.env[option.env]);
		if (!read.ok) return read;
		if (read.value !== undefined) values[name as OptionName] = read.value; // an entry of `options`
	}
	if (hasPassword(given.value.database)) {
		return wrong(
			"--database：密码请放在环境变量 DATABASE_URL / put the password into DATABASE_URL, not on the command line",
		);
	}
	return assemble(values, source);
}

function readFlags(args: readonly string[]): Result<Record<string, unknown>, ConfigProblem> {
	const flags = Object.values<Option>(options).map(
		({ flag, value, many }) =>
			[
				flag,
				value ? { type: "string" as const, ...(many && { multiple: true }) } : { type: "boolean" as const },
			] as const,
	);
	try {
		return ok(parseArgs({ args: [...args], options: Object.fromEntries(flags) }).values);
	} catch (cause) {
		if (!(cause instanceof TypeError)) throw cause;
		return wrong(cause.message.split("\n")[0] ?? ""); // names the option that is not known
	}
}

function readOption(option: Option, flag: unknown, env: string | undefined): Result<unknown, ConfigProblem> {
	const raw = flag ?? fromEnv(option, env);
	if (raw === undefined) return ok(undefined);
	const parts: unknown[] = [];
	for (const one of option.many && Array.isArray(raw) ? raw : [raw]) {
		const read = option.schema.safeParse(one);
		const { flag: name, env: variable, wants } = option;
		const place = flag === undefined ? variable : `--${name}`;
		if (!read.success) return wrong(`${place}：应为${wants.zh} / wants ${wants.en}`);
		parts.push(read.data);
	}
	return ok(option.many ? parts : parts[0]);
}

function fromEnv(option: Option, text: string | undefined): unknown {
	if (text === undefined || text === "") return undefined;
	if (option.many) return text.split(/\s+/).filter((part) => part !== "");
	if (option.value) return text;
	return text === "1" ? true : text === "0" ? false : text;
}

function hasPassword(url: unknown): boolean {
	return typeof url === "string" && (URL.parse(url)?.password ?? "") !== "";
}

function assemble(values: Values, source: ConfigSource): Result<Config, ConfigProblem> {
	// Each value has passed the schema of its option.
	const text = (name: OptionName, fallback: string) => (values[name] as string | undefined) ?? fallback;
	const number = (name: OptionName, fallback: number) => (values[name] as number | undefined) ?? fallback;
	const list = (name: OptionName) => (values[name] as readonly string[] | undefined) ?? [];

	const timeoutMs = number("timeout", 30) * 1000;
	const suppliers: SupplierConfig[] = [];
	const warnings: string[] = [];
	if (values.suppliers !== undefined) {
		const file = readSupplierFile(text("suppliers", ""), source.readFile, timeoutMs);
		if (!file.ok) return wrong(file.error.line);
		suppliers.push(...file.value.suppliers);
		warnings.push(...file.value.warnings);
	}
	for (const spec of list("supplier")) {
		const parsed = parseSupplierSpec(spec, timeoutMs);
		if (!parsed.ok) return wrong(parsed.error.line);
		suppliers.push(parsed.value);
	}
	const complete = withSecrets(suppliers, source.env);
	if (!complete.ok) return wrong(complete.error.line);

	const host = text("host", "127.0.0.1").toLowerCase();
	const databaseUrl = values.database as string | undefined; // by its schema
	return ok({
		...(values.port !== undefined && { port: number("port", 0) }),
		host,
		names: [...list("name").map((name) => name.toLowerCase()), ...(isIP(host) ? [] : [host])],
		allowPrivate: list("allowPrivate"),
		data: text("data", "data"),
		app: text("app", "dist/pwa"),
		...(databaseUrl !== undefined && { databaseUrl }),
		suppliers: withSample(complete.value, timeoutMs),
		rate: number("rate", 600),
		wrongKeys: number("wrongKeys", 30),
		trustProxy: values.trustProxy === true,
		...(values.keepAudit !== undefined && { keepAuditDays: number("keepAudit", 0) }),
		logLevel: text("logLevel", "info"),
		graceMs: number("grace", 20) * 1000,
		warnings,
	});
}

/** Invented invoices are answered anywhere, and only by the sample authority. */
function withSample(suppliers: readonly SupplierConfig[], timeoutMs: number): readonly SupplierConfig[] {
	if (suppliers.some(({ type }) => type === "sample")) return suppliers;
	return [...suppliers, { type: "sample", id: "sample", rank: 1_000, timeoutMs, secrets: {} }];
}

function wrong(line: string): Result<never, ConfigProblem> {
	return err({ code: "wrong", line });
}
