import * as z from "zod/mini";

import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import { isKindId, type KindId } from "#core/model/kinds/index.ts";
import { fpcyAddress } from "#core/providers/fpcy.ts";
import { supplierTypes } from "#gateway/suppliers/index.ts";
import type { SupplierConfig, SupplierType } from "#gateway/suppliers/type.ts";

export type { SupplierConfig };

type Wrong = Problem<"wrong"> & { readonly line: string };

const ID = /^[a-z][a-z0-9-]{0,31}$/;

const entry = z.strictObject({
	type: z.string(),
	id: z.optional(z.string()),
	url: z.optional(z.string()),
	rank: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
	costFen: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
	timeoutSeconds: z.optional(z.number().check(z.minimum(1), z.maximum(300))),
	kinds: z.optional(z.array(z.string())),
	secrets: z.optional(z.record(z.string(), z.string().check(z.minLength(1), z.maxLength(1_000)))),
});
type Entry = z.infer<typeof entry>;

/** `[id:]type[=url][,rank=N][,cost=FEN][,timeout=SECONDS][,kinds=a+b]`, as on the command line. */
export function parseSupplierSpec(spec: string, timeoutMs: number): Result<SupplierConfig, Wrong> {
	const [head = "", ...rest] = spec.split(/,(?=(?:rank|cost|timeout|kinds)=)/);
	const form = /^(?:([^:=]+):)?([^:=]+)(?:=(.*))?$/.exec(head);
	if (!form) return wrong("--supplier", "应为 [ID:]TYPE[=URL] / wants [ID:]TYPE[=URL]");
	const [, id, type = "", url] = form;
	const settings = Object.fromEntries(rest.map((part) => part.split("=", 2)));
	const number = (text: string | undefined) =>
		text === undefined ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	const built = {
		type,
		...(id !== undefined && { id }),
		...(url !== undefined && { url }),
		...(settings.rank !== undefined && { rank: number(settings.rank) }),
		...(settings.cost !== undefined && { costFen: number(settings.cost) }),
		...(settings.timeout !== undefined && { timeoutSeconds: number(settings.timeout) }),
		...(settings.kinds !== undefined && { kinds: settings.kinds.split("+") }),
	};
	const read = entry.safeParse(built);
	if (!read.success) return wrong("--supplier", `${String(read.error.issues[0]?.path[0] ?? "")} 有误 / is wrong`);
	return toConfig(read.data, "--supplier", timeoutMs);
}

/** A JSON list of suppliers; may hold their secrets, so others must not be able to read it. */
export function readSupplierFile(
	path: string,
	readFile: (path: string) => { readonly text: string; readonly mode: number } | undefined,
	timeoutMs: number,
): Result<{ readonly suppliers: SupplierConfig[]; readonly warnings: string[] }, Wrong> {
	const file = readFile(path);
	if (!file) return wrong("--suppliers", "读不到文件 / cannot read the file");
	const read = z.array(entry).safeParse(parseJson(file.text));
	if (!read.success) {
		const place = read.error.issues[0]?.path.map(String).join(".") ?? "";
		return wrong("--suppliers", place === "" ? "应为 JSON 列表 / wants a JSON list" : `${place} 有误 / is wrong`);
	}
	const suppliers: SupplierConfig[] = [];
	for (const one of read.data) {
		const config = toConfig(one, "--suppliers", timeoutMs);
		if (!config.ok) return config;
		suppliers.push(config.value);
	}
	const open = (file.mode & 0o077) !== 0 && read.data.some(({ secrets }) => secrets !== undefined);
	const warning = "--suppliers：文件里有密钥，请 chmod 600 / the file holds secrets, chmod 600 it";
	return ok({ suppliers, warnings: open ? [warning] : [] });
}

function toConfig(one: Entry, flag: string, timeoutMs: number): Result<SupplierConfig, Wrong> {
	const type = supplierTypes.find(({ id }) => id === one.type);
	if (!type)
		return wrong(flag, `没有这种供应商，只有 / no such type, only ${supplierTypes.map(({ id }) => id).join(", ")}`);
	const { id = type.id, rank = 0, costFen, timeoutSeconds, kinds, secrets = {} } = one;
	if (!ID.test(id)) return wrong(flag, "ID 应为小写字母、数字和连字符 / an ID is small letters, digits and hyphens");
	const url = one.url === undefined ? undefined : fpcyAddress(one.url);
	if (type.url === "required" && url === undefined)
		return wrong(
			flag,
			`${id} 需要 http(s) 地址，不含用户名和密码 / wants an http(s) address without user and password`,
		);
	if (one.url !== undefined && url === undefined) return wrong(flag, `${id} 的地址有误 / its address is wrong`);
	const unknown = kinds?.find((kind) => !isKindId(kind));
	if (unknown !== undefined) return wrong(flag, `${id} 的 kinds 有误 / its kinds are wrong`);
	return ok({
		type: type.id,
		id,
		rank,
		timeoutMs: timeoutSeconds === undefined ? timeoutMs : timeoutSeconds * 1000,
		secrets,
		...(url !== undefined && { url }),
		...(costFen !== undefined && { costFen }),
		...(kinds && { kinds: kinds as readonly KindId[] }), // each was just checked
	});
}

/** Fills in the secrets of the environment; every supplier must have all of its own, and an id of its own. */
export function withSecrets(
	suppliers: readonly SupplierConfig[],
	env: Readonly<Record<string, string | undefined>>,
): Result<SupplierConfig[], Wrong> {
	const done: SupplierConfig[] = [];
	for (const config of suppliers) {
		if (done.some(({ id }) => id === config.id)) return wrong("--supplier", `${config.id} 出现两次 / stands twice`);
		const secrets: Record<string, string> = {};
		for (const name of secretsOf(config)) {
			const variable = secretVariable(config.id, name);
			const secret = env[variable] || config.secrets[name];
			if (!secret) return wrong("--supplier", `${config.id} 缺少密钥，请设置 / lacks its secret, set ${variable}`);
			secrets[name] = secret;
		}
		done.push({ ...config, secrets });
	}
	return ok(done);
}

function secretsOf({ type }: SupplierConfig): SupplierType["secrets"] {
	return supplierTypes.find(({ id }) => id === type)?.secrets ?? [];
}

/** `YANPIAO_FPCY_SQM` */
function secretVariable(id: string, name: string): string {
	return `YANPIAO_${id}_${name}`.toUpperCase().replaceAll("-", "_");
}

function wrong(flag: string, words: string): Result<never, Wrong> {
	return err({ code: "wrong", line: `${flag}：${words}` });
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // told as not a list
	}
}
