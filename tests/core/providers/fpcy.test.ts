import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Query } from "#core/model/answer.ts";
import { fpcyAddress, fpcyProvider } from "#core/providers/fpcy.ts";
import { outcomeOf, stateOf } from "#core/providers/fpcy-outcome.ts";
import { providerFor } from "#core/providers/index.ts";
import type { AskDeps } from "#core/providers/provider.ts";
import { sampleProvider } from "#core/providers/sample.ts";
import { isSampleIdentity } from "#core/providers/sample-region.ts";

const SQM = 'S3cret-码+"7';
const query: Query = {
	kind: "digital_ordinary",
	code: "",
	number: "26992000000000000001",
	issuedOn: "20260312" as Day,
	checkValue: "1130.00",
};
const never = new AbortController().signal;

/** A provider whose supplier sends these bytes. */
function asking(body: string | Uint8Array<ArrayBuffer>, init: ResponseInit = {}, more: Partial<Query> = {}) {
	const deps: AskDeps = {
		fetch: async () => new Response(body, init),
		now: () => new Date("2026-11-22T02:00:00Z"),
		timeoutMs: 5_000,
	};
	return fpcyProvider({ url: "http://supplier.example:8080/fpcy", sqm: SQM }).ask({ ...query, ...more }, deps, never);
}

function reply(fp: unknown, code: unknown = "0", msg: unknown = "查验成功"): string {
	return JSON.stringify({ fp, code, msg });
}

const fp = { fpdm: "", fphm: query.number, kprq: "20260312", zfbz: "N", je: "1000.00", se: "130.00", jshj: "1130.00" };

describe("replies as suppliers really send them", () => {
	test.each<[string, string, object]>([
		["a code as text", reply(fp), { outcome: "match", state: "normal", fields: { amount: 100_000, total: 113_000 } }],
		["a code as a number", reply(fp, 0), { outcome: "match", state: "normal" }],
		[
			"amounts and counts as bare numbers",
			reply({ ...fp, je: 1000.1, jshj: 1130.1, cycs: 3 }),
			{ authorityCount: 3, fields: { amount: 100_010, total: 113_010 } },
		],
		[
			"a 20-digit number without quotes",
			`{"code":0,"fp":{"fphm":26992000000000000001,"jshj":1130}}`,
			{ outcome: "match", fields: { number: query.number, total: 113_000 } },
		],
		["a number split into 12 and 8", reply({ ...fp, fpdm: "269920000000", fphm: "00000001" }), { outcome: "match" }],
		["a date with dashes", reply({ ...fp, kprq: "2026-03-12" }), { fields: { issuedOn: "20260312" } }],
		[
			"a check code in groups",
			reply({ ...fp, jym: "12345 67890 12345 67890" }),
			{ fields: { checkCode: "12345678901234567890" } },
		],
		["unknown keys", reply({ ...fp, neu: { a: [1] } }), { outcome: "match" }],
		[
			"addresses of the layout files",
			reply({ ...fp, pdfurl: "https://supplier.example/a.pdf", ofdurl: "" }),
			{ pdfUrl: "https://supplier.example/a.pdf" },
		],
		["a black-sheep address", reply({ ...fp, pdfurl: "javascript:alert(1)" }), { outcome: "match" }],
		["no state", reply({ ...fp, zfbz: undefined }), { outcome: "match", state: "unknown" }],
		["tax as ***", reply({ ...fp, se: "***" }), { outcome: "match", fields: { amount: 100_000 } }],
		[
			"one row instead of a list",
			reply({ ...fp, sph: { spmc: "*餐饮服务*餐费", je: "10", slv: "0.06" } }),
			{ lines: [{ name: "*餐饮服务*餐费", amount: 1000, rate: "6%" }] },
		],
		[
			"addresses and accounts of the parties",
			reply({
				...fp,
				xfdzdh: "演示市样张路1号  000-00000000",
				xfyhzh: "示例银行 9900123400005678",
				gfdzdh: "***",
				gfyhzh: "",
			}),
			{ particulars: { sellerContact: ["演示市样张路1号 000-00000000", "示例银行 9900123400005678"] } },
		],
		[
			"a vehicle and its seller",
			reply({
				...fp,
				cjh: "LYS00000000000001",
				dz: "演示市样张路1号",
				dh: "000-00000000",
				khyh: "示例银行",
				zh: 9900123400005678,
			}),
			{
				particulars: {
					sellerContact: ["演示市样张路1号", "000-00000000", "示例银行", "9900123400005678"],
					vehicle: ["LYS00000000000001"],
				},
			},
		],
		["empty rows", reply({ ...fp, sph: [{ spmc: "", je: "" }, null, "x"] }), { lines: [] }],
	])("%s", async (_, body, expected) => {
		expect(await asking(body)).toMatchObject({ ok: true, value: expected });
	});

	test("GBK instead of UTF-8", async () => {
		const [head, tail] = [new TextEncoder().encode('{"code":"-1","msg":"'), new TextEncoder().encode('","fp":null}')];
		const words = Uint8Array.of(0xb2, 0xbb, 0xd2, 0xbb, 0xd6, 0xc2); // 不一致

		const answer = await asking(new Uint8Array([...head, ...words, ...tail]));

		expect(answer).toMatchObject({ ok: true, value: { outcome: "mismatch", message: "不一致" } });
	});

	test("a byte order mark", async () => {
		expect(await asking(`\ufeff${reply(fp)}`)).toMatchObject({ ok: true, value: { outcome: "match" } });
	});

	test("nothing beside the fields is made up", async () => {
		const answer = await asking(reply({ ...fp, xfdzdh: "", gfyhzh: "***" }));

		expect(answer.ok && answer.value).not.toHaveProperty("particulars");
	});

	test("a dangerous address is not kept as a download", async () => {
		const answer = await asking(reply({ ...fp, pdfurl: "javascript:alert(1)" }));

		expect(answer.ok && answer.value).not.toHaveProperty("pdfUrl");
	});
});

describe("what cannot confirm an invoice", () => {
	test.each<[string, string, object]>([
		["a success without an invoice", reply(null), { outcome: "error", state: "unknown", fields: {} }],
		["a success with an empty invoice", reply({}), { outcome: "error" }],
		[
			"a success that says 不一致",
			reply(fp, "0", "查验信息不一致"),
			{ outcome: "mismatch", state: "unknown", fields: {} },
		],
		["not found", reply(null, 2, "发票不存在"), { outcome: "not_found" }],
		["a limit", reply(undefined, 1, ""), { outcome: "limit" }],
		["a failure without words", reply("", -1, null), { outcome: "error", state: "unknown" }],
		["a failure with an invoice in it", reply(fp, -1, "税局维护"), { outcome: "upstream", fields: {}, lines: [] }],
	])("%s", async (_, body, expected) => {
		expect(await asking(body)).toMatchObject({ ok: true, value: expected });
	});

	test.each<[string, string]>([
		["another invoice's number", reply({ ...fp, fphm: "26992000000000000002" })],
		["another invoice's code", reply({ ...fp, fpdm: "099002400112", fphm: "00000001" })],
		["text that is not JSON", "<html>502 Bad Gateway</html>"],
		["JSON that is no object", "[1]"],
		["an object without a code", '{"msg":"ok"}'],
		["an object as the code", '{"code":{},"msg":"ok"}'],
		["nothing", ""],
	])("%s is a bad answer", async (_, body) => {
		const classic = body.includes("099002400112") ? { code: "099002400111", number: "00000001" } : {};

		expect(await asking(body, {}, classic)).toMatchObject({ ok: false, error: { code: "bad_answer" } });
	});

	test("any bytes at all are read or refused, never thrown at", async () => {
		await fc.assert(
			fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (body) => {
				const answer = await asking(body);
				expect(answer.ok && answer.value.outcome === "match").toBe(false);
			}),
			{ numRuns: 300 },
		);
	});

	test("a field of any type in an invoice is read or left out", async () => {
		const keys = [...Object.keys(fp), "sph", "bz", "cycs", "pdfurl", "jym"];
		const invoice = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue());
		await fc.assert(
			fc.asyncProperty(invoice, async (value) => {
				const answer = await asking(reply(value));
				if (answer.ok) expect(Number.isSafeInteger(answer.value.fields.total ?? 0)).toBe(true);
				else expect(answer.error.code).toBe("bad_answer");
			}),
			{ numRuns: 300 },
		);
	});
});

test.each<[string, string]>([
	["查验信息与税局不一致", "mismatch"],
	["查询结果与票面不一致，请核对后一致再查", "mismatch"],
	["查无此票", "not_found"],
	["该发票不存在", "not_found"],
	["超过该张发票当日查验次数", "limit"],
	["已达最大查验次数", "limit"],
	["今日查验次数已达上限", "limit"],
	["未查询到该发票", "not_found"],
	["未查到授权信息", "auth"],
	["系统繁忙，请稍后再试", "upstream"],
	["当日开具的发票请次日查验", "too_new"],
	["只能查询五年内的发票", "too_old"],
	["开票日期不能大于当前日期", "future_date"],
	["请求过于频繁", "rate_limited"],
	["授权码不存在", "auth"],
	["用户不存在", "auth"],
	["接口调用次数不足", "auth"],
	["账户余额不足", "auth"],
	["税局网络超时", "upstream"],
	["发票代码格式错误", "bad_input"],
	["不支持该票种", "unsupported"],
	["未知的事情", "error"],
	["", "error"],
])("message %s of code -1 means %s", (message, outcome) => {
	expect(outcomeOf("-1", message)).toBe(outcome);
});

test.each<[string, string]>([
	["N", "normal"],
	["0", "normal"],
	["y", "void"],
	["2", "void"],
	["3", "red_unknown"],
	["7", "red_part"],
	["8", "red_full"],
	["", "unknown"],
	["1", "unknown"],
	["constructor", "unknown"],
])("作废标志 %s is state %s", (flag, state) => {
	expect(stateOf(flag)).toBe(state);
});

describe("the 授权码", () => {
	test("is sent in the body and in nothing else", async () => {
		const seen: { url: string; init: RequestInit | undefined }[] = [];
		const deps: AskDeps = {
			fetch: async (input, init) => {
				seen.push({ url: String(input), init });
				return new Response(reply(fp));
			},
			now: () => new Date(0),
			timeoutMs: 5_000,
		};

		await fpcyProvider({ url: "http://supplier.example:8080/fpcy", sqm: SQM }).ask(query, deps, never);

		expect(seen).toHaveLength(1);
		expect(seen[0]?.url).toBe("http://supplier.example:8080/fpcy");
		expect(JSON.parse(String(seen[0]?.init?.body))).toMatchObject({ sqm: SQM });
		expect(JSON.stringify(seen[0]?.init?.headers)).not.toContain("S3cret");
		expect(seen[0]?.init).toMatchObject({ method: "POST", credentials: "omit", redirect: "error" });
	});

	test.each<[string, string]>([
		["in the message", reply(null, -1, `授权码 ${SQM} 余额不足`)],
		["in an unknown key", reply({ ...fp, echo: { sqm: SQM } })],
		["in an address", reply({ ...fp, xfdzdh: `样张路 ${SQM}` })],
		["in the remark", reply({ ...fp, bz: SQM })],
		["in a name of goods", reply({ ...fp, sph: [{ spmc: SQM, je: "1" }] })],
		["percent-encoded", reply({ ...fp, pdfx: encodeURIComponent(SQM) })],
		[
			"escaped",
			`{"code":0,"fp":{"fphm":"${query.number}","x":"${Array.from(SQM, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"}}`,
		],
	])("is taken out when the supplier echoes it %s", async (_, body) => {
		const answer = await asking(body);

		expect(answer.ok).toBe(true);
		const kept = JSON.stringify(answer);
		for (const part of ["S3cret", "S3cret", "%2B%227", "\\u0053\\u0033"]) expect(kept).not.toContain(part);
		expect(answer.ok && answer.value.raw).not.toContain("\\u0053");
	});
});

describe("what may go wrong on the way", () => {
	test.each<[string, ResponseInit & { body?: string }, object]>([
		["a server error", { status: 503 }, { code: "http", status: 503 }],
		["a refused door", { status: 401 }, { code: "http", status: 401 }],
	])("%s", async (_, init, error) => {
		expect(await asking("secret text", init)).toEqual({ ok: false, error });
	});

	test("a reply over 1 MiB", async () => {
		expect(await asking(new Uint8Array(1024 * 1024 + 1))).toMatchObject({ ok: false, error: { code: "too_large" } });
	});

	test("no network, told without the engine's words", async () => {
		const deps: AskDeps = {
			fetch: () => Promise.reject(new TypeError(`fetch failed ${SQM}`)),
			now: () => new Date(),
			timeoutMs: 5_000,
		};

		const answer = await fpcyProvider({ url: "http://supplier.example", sqm: SQM }).ask(query, deps, never);

		expect(answer).toEqual({ ok: false, error: { code: "offline" } });
	});

	test.each([
		["does not let us", false, "no_permission"],
		["lets us", true, "offline"],
	])("an address to which the browser %s", async (_, may, code) => {
		const asked: string[] = [];
		const deps: AskDeps = {
			fetch: () => Promise.reject(new TypeError("Failed to fetch")),
			now: () => new Date(),
			timeoutMs: 5_000,
			async mayReach(url) {
				asked.push(url);
				return may;
			},
		};

		const answer = await fpcyProvider({ url: "https://supplier.example/fpcy", sqm: SQM }).ask(query, deps, never);

		expect(answer).toEqual({ ok: false, error: { code } });
		expect(asked).toEqual(["https://supplier.example/fpcy"]);
	});

	test("a person who stops it, also in the middle of the reply", async () => {
		const stop = new AbortController();
		const deps: AskDeps = {
			fetch: (_, init) => {
				const endless = new ReadableStream({
					start: (controller) => {
						init?.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
						controller.enqueue(new TextEncoder().encode("{"));
						queueMicrotask(() => stop.abort());
					},
				});
				return Promise.resolve(new Response(endless));
			},
			now: () => new Date(),
			timeoutMs: 60_000,
		};

		const answer = await fpcyProvider({ url: "http://supplier.example", sqm: SQM }).ask(query, deps, stop.signal);

		expect(answer).toEqual({ ok: false, error: { code: "aborted" } });
	});

	test.each<[string, string]>([
		["", SQM],
		["not an address", SQM],
		["ftp://supplier.example/fpcy", SQM],
		["http://user:word@supplier.example/fpcy", SQM],
		["http://supplier.example/fpcy", ""],
	])("settings that are not complete (%s)", async (url, sqm) => {
		const deps: AskDeps = {
			fetch: () => Promise.reject(new Error("no request may be made")),
			now: () => new Date(),
			timeoutMs: 1,
		};

		expect(await fpcyProvider({ url, sqm }).ask(query, deps, never)).toEqual({ ok: false, error: { code: "not_set" } });
	});
});

test.each([
	["http://1.2.3.4:11001/fpcy", "http://1.2.3.4:11001/fpcy"],
	[" http://1.2.3.4:11001 ", "http://1.2.3.4:11001/fpcy"],
	["https://supplier.example/api/check", "https://supplier.example/api/check"],
])("the address %s is posted to at %s", (text, address) => {
	expect(fpcyAddress(text)).toBe(address);
});

test.each<[Partial<Query>, boolean]>([
	[{ number: "26992000000000000001", code: "" }, true],
	[{ number: "26312000000000000001", code: "" }, false],
	[{ number: "00000001", code: "099002400111" }, true],
	[{ number: "00000001", code: "9900241130" }, true],
	[{ number: "00000001", code: "031001900111" }, false],
	[{ number: "00000001", code: "3100241130" }, false],
	[{ number: "26992000000000000001", code: "031001900111" }, false],
	[{ number: "99999999", code: "" }, false],
	[{}, false],
])("identity %o is a sample: %s", (identity, expected) => {
	expect(isSampleIdentity(identity)).toBe(expected);
});

test("the sample authority is never asked about a real invoice", async () => {
	const deps: AskDeps = {
		fetch: () => Promise.reject(new Error("nothing may be sent")),
		now: () => new Date(),
		timeoutMs: 1,
	};

	const answer = await sampleProvider("http://127.0.0.1:8787/").ask(
		{ ...query, number: "26312000000000000001" },
		deps,
		never,
	);

	expect(answer).toEqual({ ok: false, error: { code: "sample_only" } });
});

test("without settings nobody is asked; kinds /fpcy does not take are not supported", () => {
	const place = { base: "http://127.0.0.1:8787/", relay: false };

	expect(providerFor({ mode: "none" }, place)).toBeUndefined();
	const provider = providerFor({ mode: "fpcy", url: "http://supplier.example", sqm: "x" }, place);
	expect(provider?.supports("digital_ordinary")).toBe(true);
	expect(provider?.supports("blockchain")).toBe(false);
	expect(provider?.supports("fiscal")).toBe(false);
});
