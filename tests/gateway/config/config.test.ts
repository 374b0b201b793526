import { expect, test } from "vitest";

import { type Config, type ConfigSource, readConfig } from "#gateway/config/config.ts";
import { helpText } from "#gateway/config/help.ts";
import { type Option, type OptionName, options } from "#gateway/config/options.ts";

const read = (args: readonly string[], env: ConfigSource["env"] = {}, file?: { text: string; mode: number }) =>
	readConfig({ args, env, readFile: () => file });

/** A right value of each option and what comes of it; a wrong one. A new option must be entered here. */
const cases: Record<OptionName, { right: string; wrong: string | undefined; gives: Partial<Config> }> = {
	port: { right: "9000", wrong: "70000", gives: { port: 9000 } },
	host: { right: "0.0.0.0", wrong: "a b", gives: { host: "0.0.0.0" } },
	name: { right: "Invoices.Example.com", wrong: "https://x", gives: { names: ["invoices.example.com"] } },
	data: { right: "/var/lib/yanpiao", wrong: undefined, gives: { data: "/var/lib/yanpiao" } },
	app: { right: "elsewhere", wrong: undefined, gives: { app: "elsewhere" } },
	database: {
		right: "postgres://yanpiao@/yanpiao?host=/run/postgresql",
		wrong: "mysql://x",
		gives: { databaseUrl: "postgres://yanpiao@/yanpiao?host=/run/postgresql" },
	},
	supplier: {
		right: "sample,rank=4",
		wrong: "nobody",
		gives: { suppliers: [{ type: "sample", id: "sample", rank: 4, timeoutMs: 30_000, secrets: {} }] },
	},
	suppliers: {
		right: "suppliers.json",
		wrong: undefined,
		gives: { suppliers: [{ type: "sample", id: "own", rank: 0, timeoutMs: 30_000, secrets: {} }] },
	},
	timeout: {
		right: "5",
		wrong: "0",
		gives: { suppliers: [{ type: "sample", id: "sample", rank: 1000, timeoutMs: 5_000, secrets: {} }] },
	},
	rate: { right: "60", wrong: "0", gives: { rate: 60 } },
	wrongKeys: { right: "5", wrong: "0", gives: { wrongKeys: 5 } },
	allowPrivate: { right: "files.lan:8080", wrong: "a/b", gives: { allowPrivate: ["files.lan:8080"] } },
	trustProxy: { right: "1", wrong: "yes", gives: { trustProxy: true } },
	keepAudit: { right: "3650", wrong: "ten", gives: { keepAuditDays: 3650 } },
	logLevel: { right: "warn", wrong: "loud", gives: { logLevel: "warn" } },
	grace: { right: "5", wrong: "601", gives: { graceMs: 5_000 } },
};

const file = { text: '[{"type":"sample","id":"own"}]', mode: 0o100600 };
const all = Object.entries<Option>(options).map(([name, option]) => {
	const known = cases[name as OptionName]; // an entry of `options`
	return { ...option, ...known };
});

test.each(all)("--$flag is explained and works as a flag", ({ flag, value, env, zh, en, right, gives }) => {
	const help = helpText();
	const config = read(value ? [`--${flag}`, right] : [`--${flag}`], {}, file);

	for (const part of [`--${flag}`, env, zh, en]) expect(help).toContain(part);
	expect(config).toMatchObject({ ok: true, value: gives });
});

test.each(all)("$env does what --$flag does", ({ env, right, gives }) => {
	expect(read([], { [env]: right }, file)).toMatchObject({ ok: true, value: gives });
});

test.each(all.filter(({ wrong, value }) => wrong !== undefined && value))(
	"a wrong --$flag is told in one line that names it",
	({ flag, wrong = "", env }) => {
		const byFlag = read([`--${flag}`, wrong], {}, file);
		const byEnv = read([], { [env]: wrong }, file);

		expect(byFlag.ok ? "" : byFlag.error.line).toMatch(new RegExp(`^--${flag}：[^\\n]+$`));
		expect(byEnv.ok ? "" : byEnv.error.line).toMatch(new RegExp(`^(?:${env}|--${flag})：[^\\n]+$`));
	},
);

test("a wrong switch in the environment is told as well", () => {
	expect(read([], { YANPIAO_TRUST_PROXY: "yes" })).toMatchObject({
		ok: false,
		error: { line: expect.stringMatching(/^YANPIAO_TRUST_PROXY：/) },
	});
	expect(read([], { YANPIAO_TRUST_PROXY: "0" })).toMatchObject({ ok: true, value: { trustProxy: false } });
});

test("a flag goes before its variable", () => {
	expect(read(["--port", "1"], { YANPIAO_PORT: "2" })).toMatchObject({ ok: true, value: { port: 1 } });
});

test("nothing said: this machine only, the embedded database, the sample authority", () => {
	const config = read([]);

	expect(config).toMatchObject({
		ok: true,
		value: {
			host: "127.0.0.1",
			names: [],
			data: "data",
			trustProxy: false,
			graceMs: 20_000,
			suppliers: [{ type: "sample" }],
		},
	});
	expect(config.ok && "databaseUrl" in config.value).toBe(false);
});

test("a password belongs into the environment", () => {
	const url = "postgres://user:hunter2@db.example/yanpiao";
	const flagged = read(["--database", url]);

	expect(flagged).toMatchObject({ ok: false, error: { line: expect.stringContaining("DATABASE_URL") } });
	expect(JSON.stringify(flagged)).not.toContain("hunter2");
	expect(read([], { DATABASE_URL: url })).toMatchObject({ ok: true, value: { databaseUrl: url } });
});

test("a supplier has its address, order, cost, time and kinds on the line, and its secret in the environment", () => {
	const spec = "main:fpcy=http://10.0.0.5:8080/fpcy,rank=2,cost=8,timeout=12,kinds=digital_special+roll";
	const config = read(["--supplier", spec, "--supplier", "baidu"], {
		YANPIAO_MAIN_SQM: "s1",
		YANPIAO_BAIDU_KEY: "k",
		YANPIAO_BAIDU_SECRET: "s2",
	});

	expect(config.ok && config.value.suppliers).toEqual([
		{
			type: "fpcy",
			id: "main",
			url: "http://10.0.0.5:8080/fpcy",
			rank: 2,
			costFen: 8,
			timeoutMs: 12_000,
			kinds: ["digital_special", "roll"],
			secrets: { sqm: "s1" },
		},
		{ type: "baidu", id: "baidu", rank: 0, timeoutMs: 30_000, secrets: { key: "k", secret: "s2" } },
		{ type: "sample", id: "sample", rank: 1_000, timeoutMs: 30_000, secrets: {} },
	]);
});

test("a query in an address is part of the address", () => {
	const config = read(["--supplier", "fpcy=https://s.example/fpcy?a=1,2&b=3,cost=5"], { YANPIAO_FPCY_SQM: "x" });

	expect(config).toMatchObject({
		ok: true,
		value: { suppliers: [{ url: "https://s.example/fpcy?a=1,2&b=3", costFen: 5 }, {}] },
	});
});

test.each<[string, string]>([
	["fpcy", "http"],
	["fpcy=ftp://x/", "http"],
	["fpcy=http://user:secret@x/", "http"],
	["fpcy=http://x/,rank=soon", "rank"],
	["fpcy=http://x/,kinds=space", "kinds"],
	["Ä:fpcy=http://x/", "ID"],
	["unknown=http://x/", "fpcy, baidu, sample"],
	["fpcy=http://x/", "YANPIAO_FPCY_SQM"],
	["baidu", "YANPIAO_BAIDU_KEY"],
	["=", "TYPE"],
])("supplier %s is refused with a word about %s", (spec, word) => {
	const config = read(["--supplier", spec]);

	expect(config.ok ? "" : config.error.line).toMatch(/^--supplier：[^\n]+$/);
	expect(config.ok ? "" : config.error.line).toContain(word);
	expect(JSON.stringify(config)).not.toContain("secret@");
});

test("two suppliers need two ids", () => {
	const env = { YANPIAO_FPCY_SQM: "x" };

	expect(read(["--supplier", "fpcy=http://a/", "--supplier", "fpcy=http://b/"], env)).toMatchObject({
		ok: false,
		error: { line: expect.stringContaining("fpcy") },
	});
});

test("a file may hold suppliers with their secrets; one that others can read is warned about", () => {
	const text = JSON.stringify([
		{ type: "fpcy", url: "http://x", secrets: { sqm: "from-file" }, costFen: 8, timeoutSeconds: 9 },
	]);

	const closed = read(["--suppliers", "s.json"], {}, { text, mode: 0o100600 });
	const open = read(["--suppliers", "s.json"], {}, { text, mode: 0o100644 });

	expect(closed).toMatchObject({
		ok: true,
		value: {
			warnings: [],
			suppliers: [{ url: "http://x/fpcy", secrets: { sqm: "from-file" }, costFen: 8, timeoutMs: 9_000 }, {}],
		},
	});
	expect(open).toMatchObject({ ok: true, value: { warnings: [expect.stringContaining("chmod 600")] } });
});

test.each<[string, string | undefined]>([
	["a missing file", undefined],
	["no JSON", "{"],
	["no list", "{}"],
	["a wrong key", '[{"type":"fpcy","adress":"http://x","secrets":{"sqm":"hunter2"}}]'],
	["a wrong value", '[{"type":"fpcy","url":"http://x","rank":"first","secrets":{"sqm":"hunter2"}}]'],
])("%s for suppliers is told in one line without its contents", (_, text) => {
	const config = read(["--suppliers", "s.json"], {}, text === undefined ? undefined : { text, mode: 0o100600 });

	expect(config.ok ? "" : config.error.line).toMatch(/^--suppliers：[^\n]+$/);
	expect(JSON.stringify(config)).not.toContain("hunter2");
});

test("the help speaks both languages and names the commands, secrets and roles", () => {
	const help = helpText();

	for (const part of [
		"keys add",
		"keys list",
		"keys revoke",
		"YANPIAO_<ID>_SQM",
		"reader",
		"checker",
		"admin",
		"供应商",
		"Suppliers",
		"--help",
	]) {
		expect(help).toContain(part);
	}
});
