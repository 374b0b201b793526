import * as z from "zod/mini";

/** One option of the command: a flag, its environment variable, what it must be, and its help. */
export interface Option {
	readonly flag: string;
	/** How its value is called in the help; absent for a switch. */
	readonly value?: string;
	readonly env: string;
	readonly many?: true;
	readonly schema: z.ZodMiniType;
	/** What a right value is, for the error. */
	readonly wants: { readonly zh: string; readonly en: string };
	readonly zh: string;
	readonly en: string;
}

const number = (least: number, most: number) =>
	z.pipe(
		z.string().check(z.regex(/^\d{1,9}$/)),
		z.pipe(z.transform(Number), z.number().check(z.minimum(least), z.maximum(most))),
	);
const whole = (least: number, most: number) => ({
	schema: number(least, most),
	wants: { zh: `${least}–${most} 的整数`, en: `a whole number from ${least} to ${most}` },
});
const path = {
	schema: z.string().check(z.minLength(1), z.maxLength(4_096)),
	wants: { zh: "路径", en: "a path" },
};
const hostName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;

const logLevels = ["silent", "error", "warn", "info", "debug"] as const;

/** Every option, in the order of the help. Secrets are no options: flags can be read by every user of the machine. */
export const options = {
	port: {
		flag: "port",
		value: "N",
		env: "YANPIAO_PORT",
		...whole(0, 65_535),
		zh: "端口，默认 8787；被占用时另选一个",
		en: "port, by default 8787, or another one when that is taken",
	},
	host: {
		flag: "host",
		value: "NAME",
		env: "YANPIAO_HOST",
		schema: z.string().check(z.regex(/^[0-9a-z.:-]{1,253}$/i)),
		wants: { zh: "主机名或地址", en: "a name or address" },
		zh: "监听地址，默认 127.0.0.1（只有本机能打开）",
		en: "address to listen on, by default 127.0.0.1 (this machine only)",
	},
	name: {
		flag: "name",
		value: "NAME",
		env: "YANPIAO_NAME",
		many: true,
		schema: z.string().check(z.regex(hostName)),
		wants: { zh: "域名", en: "a host name" },
		zh: "浏览器使用的域名，如反向代理对外的名字",
		en: "name under which browsers come, such as that of a proxy",
	},
	data: {
		flag: "data",
		value: "DIR",
		env: "YANPIAO_DATA",
		...path,
		zh: "数据文件夹，默认 ./data",
		en: "data folder, by default ./data",
	},
	app: {
		flag: "app",
		value: "DIR",
		env: "YANPIAO_APP",
		...path,
		zh: "已构建的应用，默认 dist/pwa",
		en: "the built app, by default dist/pwa",
	},
	database: {
		flag: "database",
		value: "URL",
		env: "DATABASE_URL",
		schema: z.string().check(z.regex(/^postgres(?:ql)?:\/\/\S+$/)),
		wants: { zh: "postgres:// 地址", en: "a postgres:// address" },
		zh: "PostgreSQL 地址；不写则用数据文件夹里的 SQLite。含密码时请用环境变量",
		en: "PostgreSQL; without it SQLite in the data folder. With a password use the environment",
	},
	supplier: {
		flag: "supplier",
		value: "SPEC",
		env: "YANPIAO_SUPPLIER",
		many: true,
		schema: z.string().check(z.minLength(1), z.maxLength(2_000)),
		wants: { zh: "供应商", en: "a supplier" },
		zh: "供应商，见下",
		en: "a supplier, see below",
	},
	suppliers: {
		flag: "suppliers",
		value: "FILE",
		env: "YANPIAO_SUPPLIERS",
		...path,
		zh: "供应商文件（JSON，可含密钥，建议权限 0600），见 docs/gateway.md",
		en: "file of suppliers (JSON, may hold secrets, keep it 0600), see docs/gateway.md",
	},
	timeout: {
		flag: "timeout",
		value: "SECONDS",
		env: "YANPIAO_TIMEOUT",
		...whole(1, 300),
		zh: "等待供应商的时间，默认 30 秒",
		en: "how long a supplier may take, by default 30 seconds",
	},
	rate: {
		flag: "rate",
		value: "N",
		env: "YANPIAO_RATE",
		...whole(1, 1_000_000),
		zh: "新密钥每分钟的请求数，默认 600",
		en: "requests a minute of a new key, by default 600",
	},
	wrongKeys: {
		flag: "wrong-keys",
		value: "N",
		env: "YANPIAO_WRONG_KEYS",
		...whole(1, 1_000_000),
		zh: "每个地址每 10 分钟可试错的密钥数，默认 30",
		en: "wrong keys an address may try in 10 minutes, by default 30",
	},
	allowPrivate: {
		flag: "allow-private",
		value: "HOST",
		env: "YANPIAO_ALLOW_PRIVATE",
		many: true,
		schema: z.string().check(z.regex(/^[a-z0-9.[\]:-]{1,260}$/i)),
		wants: { zh: "主机名，可带端口", en: "a host, with its port if need be" },
		zh: "允许从内网的这个主机下载版式文件，默认一律不许",
		en: "private host that originals may be fetched from, by default none",
	},
	trustProxy: {
		flag: "trust-proxy",
		env: "YANPIAO_TRUST_PROXY",
		schema: z.boolean(),
		wants: { zh: "1 或 0", en: "1 or 0" },
		zh: "信任 X-Forwarded-For 的最后一项；只在反向代理之后使用",
		en: "trust the last entry of X-Forwarded-For; only behind a proxy",
	},
	keepAudit: {
		flag: "keep-audit",
		value: "DAYS",
		env: "YANPIAO_KEEP_AUDIT",
		...whole(1, 36_500),
		zh: "审计记录保留天数，默认一直保留",
		en: "days the audit is kept, by default for ever",
	},
	logLevel: {
		flag: "log-level",
		value: "LEVEL",
		env: "YANPIAO_LOG_LEVEL",
		schema: z.enum(logLevels),
		wants: { zh: logLevels.join("、"), en: `one of ${logLevels.join(", ")}` },
		zh: `日志级别（${logLevels.join("、")}），默认 info，写到标准错误`,
		en: "log level, by default info; logs go to standard error",
	},
	grace: {
		flag: "grace",
		value: "SECONDS",
		env: "YANPIAO_GRACE",
		...whole(0, 600),
		zh: "停止时等待未完成请求的时间，默认 20 秒",
		en: "how long a stop waits for what is under way, by default 20 seconds",
	},
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;
