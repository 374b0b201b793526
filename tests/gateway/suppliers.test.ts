import { describe, expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { InvoiceState, Outcome, Query } from "#core/model/answer.ts";
import type { AskProblem } from "#core/providers/provider.ts";
import { createSample } from "#gateway/server.ts";
import { createSupplier, supplierTypes } from "#gateway/suppliers/index.ts";
import { localFetch } from "#gateway/suppliers/local-fetch.ts";
import type { SupplierConfig } from "#gateway/suppliers/type.ts";
import { sampleInvoice } from "#samples/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A real-looking invoice, invented; one of the sample region for the sample authority. */
const real: Query = {
	kind: "digital_special",
	code: "",
	number: "26112000000000000017",
	issuedOn: "20260312" as Day,
	checkValue: "200.00",
};

const SECRETS: Readonly<Record<string, string>> = {
	sqm: "SQM-secret-7d20",
	key: "KEY-secret-a1f4",
	secret: "SECRET-secret-93bb",
	token: "24.TOKEN-secret.2592000",
};

/** How each type of supplier says what there is to say; invented, in the shape of its documents. */
interface Recorded {
	readonly query: Query;
	/** Its words for each outcome it has words for. */
	readonly says: Partial<Record<Outcome, object>>;
	readonly states: Partial<Record<InvoiceState, object>>;
	/** A match that repeats everything it was asked with, in every field. */
	readonly echo?: object;
	/** Another invoice than was asked about. */
	readonly other?: object;
}

const fp = (more: object = {}) => ({
	code: "0",
	msg: "查验成功",
	fp: {
		fphm: real.number,
		kprq: "20260312",
		xfmc: "演示餐饮管理有限公司",
		jshj: "200.00",
		zfbz: "N",
		sph: [],
		...more,
	},
});
const refused = (code: string, msg: string) => ({ code, msg, fp: null });
const verified = (more: object = {}, words: object = {}) => ({
	VerifyResult: "0001",
	VerifyMessage: "查验成功发票一致",
	VerifyFrequency: "2",
	InvalidSign: "N",
	InvoiceNum: real.number,
	InvoiceDate: "20260312",
	words_result: {
		SellerName: "演示餐饮管理有限公司",
		AmountInFiguers: "200.00",
		TotalAmount: "188.68",
		TotalTax: "11.32",
		CommodityName: [{ row: "1", word: "*餐饮服务*餐费" }],
		CommodityNum: [{ row: "1", word: "1" }],
		CommodityAmount: [{ row: "1", word: "188.68" }],
		CommodityTaxRate: [{ row: "1", word: "6%" }],
		CommodityTax: [{ row: "1", word: "11.32" }],
		...words,
	},
	...more,
});
const failed = (code: string, text = "") => ({ VerifyResult: code, VerifyMessage: text, words_result: {} });
const echoed = Object.values(SECRETS).join(" ");

const recorded: Record<string, Recorded> = {
	fpcy: {
		query: real,
		says: {
			match: fp(),
			mismatch: refused("-1", "查验信息不一致"),
			not_found: refused("2", "发票不存在"),
			limit: refused("1", "超过最大查验次数"),
			too_new: refused("-1", "当日开具的发票请于次日查验"),
			too_old: refused("-1", "超过五年"),
			rate_limited: refused("-1", "请求频繁"),
			auth: refused("-1", "授权码余额不足"),
			upstream: refused("-1", "税局维护"),
			bad_input: refused("-1", "参数格式错误"),
			unsupported: refused("-1", "不支持的发票"),
			error: refused("-1", "失败"),
		},
		states: {
			normal: fp(),
			void: fp({ zfbz: "Y" }),
			red_unknown: fp({ zfbz: "3" }),
			red_part: fp({ zfbz: "7" }),
			red_full: fp({ zfbz: "8" }),
			unknown: fp({ zfbz: "?" }),
		},
		echo: fp({ xfmc: echoed, bz: echoed, kpr: echoed, sph: [{ spmc: echoed, je: "1" }] }),
		other: fp({ fphm: "26112000000000000099" }),
	},
	baidu: {
		query: real,
		says: {
			match: verified(),
			mismatch: failed("0006", "发票信息有误"),
			not_found: failed("0009"),
			limit: failed("0002"),
			too_new: failed("1014"),
			too_old: failed("1015"),
			rate_limited: { error_code: 18, error_msg: "Open api qps request limit reached" },
			auth: { error_code: 6, error_msg: "No permission to access data" },
			upstream: failed("1021"),
			bad_input: failed("1008"),
			error: failed("9999"),
		},
		states: {
			normal: verified(),
			void: verified({ InvalidSign: "Y" }),
			red_unknown: verified({ InvalidSign: "H" }),
			red_part: verified({ InvalidSign: "BH" }),
			red_full: verified({ InvalidSign: "QH" }),
			unknown: verified({ InvalidSign: "?" }),
		},
		echo: verified({ VerifyMessage: echoed, MachineCode: echoed }, { SellerName: echoed, Remarks: echoed }),
		other: verified({ InvoiceNum: "26112000000000000099" }),
	},
	sample: { query: sampleQuery("ordinary"), says: {}, states: {} },
};

function sampleQuery(id: string): Query {
	const { kind, code, number, issuedOn } = sampleInvoice(id);
	return { kind, code, number, issuedOn, checkValue: "200.00" };
}

type Answering = (url: string, init: RequestInit) => Response | Promise<Response>;

/** One supplier of a type, behind a network that is a function; a token is always granted. */
function build(type: string, answering: Answering, more: Partial<SupplierConfig> = {}) {
	const config: SupplierConfig = {
		type,
		id: "mine",
		rank: 3,
		timeoutMs: 5_000,
		url: "http://supplier.example/fpcy",
		secrets: SECRETS,
		...more,
	};
	const sent: { readonly url: string; readonly init: RequestInit }[] = [];
	const network: typeof fetch = async (input, init = {}) => {
		const url = String(input);
		sent.push({ url, init });
		if (url.includes("/oauth/")) return Response.json({ access_token: SECRETS.token, expires_in: 2_592_000 });
		return answering(url, init);
	};
	const sample = createSample({ data: temporaryFolder(), slowMs: 60_000 });
	const local = localFetch(sample, () => "http://localhost/");
	const sampleFetch: typeof fetch = type === "sample" ? (input, init) => local(input, init) : local;
	const supplier = createSupplier(config, { sampleFetch });
	const ask = (query: Query, signal = new AbortController().signal) =>
		supplier.ask(query, { fetch: network, now: () => new Date("2026-11-22T02:00:00Z"), timeoutMs: 60_000 }, signal);
	return { supplier, ask, sent };
}

test("there is a recording for every type", () => {
	expect(Object.keys(recorded).sort()).toEqual(supplierTypes.map(({ id }) => id).sort());
});

const network = supplierTypes.filter(({ id }) => id !== "sample").map(({ id }) => id);

describe.each(network)("%s", (type) => {
	const { query, says, states, echo = {}, other = {} } = recorded[type] ?? { query: real, says: {}, states: {} };

	test.each(Object.entries(says))("tells %s", async (outcome, reply) => {
		const { ask } = build(type, () => Response.json(reply));

		expect(await ask(query)).toMatchObject({ ok: true, value: { outcome, provider: "mine", sample: false, query } });
	});

	test.each(Object.entries(states))("tells state %s", async (state, reply) => {
		const { ask } = build(type, () => Response.json(reply));

		expect(await ask(query)).toMatchObject({ ok: true, value: { outcome: "match", state, fields: { total: 20000 } } });
	});

	test("keeps its secrets out of the answer, whatever the supplier repeats", async () => {
		const { ask } = build(type, () => Response.json(echo));

		const answer = JSON.stringify(await ask(query));

		expect(answer).toContain("***");
		for (const name of type === "fpcy" ? ["sqm"] : ["key", "secret", "token"])
			expect(answer).not.toContain(SECRETS[name]);
	});

	test("takes no answer about another invoice", async () => {
		const { ask } = build(type, () => Response.json(other));

		expect(await ask(query)).toMatchObject({ ok: false, error: { code: "bad_answer" } });
	});

	test.each<[string, Answering, AskProblem["code"]]>([
		["rubbish", () => new Response("<html>502</html>"), "bad_answer"],
		["an empty object", () => Response.json({}), "bad_answer"],
		["a list", () => Response.json([]), "bad_answer"],
		["a server in trouble", () => new Response("oops", { status: 500 }), "http"],
		["a huge body", () => new Response("x".repeat(2 * 1024 * 1024)), "too_large"],
		["no connection", () => Promise.reject(new TypeError("fetch failed")), "offline"],
	])("makes a problem of %s, not an answer", async (_, answering, code) => {
		const { ask } = build(type, answering);

		expect(await ask(query)).toMatchObject({ ok: false, error: { code } });
	});

	const hang: Answering = (_, { signal }) =>
		new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

	test("waits no longer than its own time", async () => {
		const { ask } = build(type, hang, { timeoutMs: 30 });

		expect(await ask(query)).toMatchObject({ ok: false, error: { code: "timeout" } });
	});

	test("ends when nobody wants the answer any more", async () => {
		const { ask } = build(type, hang);
		const stop = new AbortController();
		const asking = ask(query, stop.signal);
		stop.abort();

		expect(await asking).toMatchObject({ ok: false, error: { code: "aborted" } });
	});

	test("takes only the kinds it was set to", () => {
		const { supplier } = build(type, () => Response.json({}), { kinds: ["digital_special"] });

		expect([supplier.supports("digital_special"), supplier.supports("special_paper")]).toEqual([true, false]);
		expect(build(type, () => Response.json({})).supplier.supports("blockchain")).toBe(false);
	});
});

test("sample asks the authority of this very server, and calls its answers 演示", async () => {
	const { ask, sent } = build("sample", () => Response.error());

	expect(await ask(sampleQuery("ordinary"))).toMatchObject({
		ok: true,
		value: { outcome: "match", provider: "mine", sample: true },
	});
	expect(await ask(real)).toMatchObject({ ok: false, error: { code: "sample_only" } });
	expect(sent).toEqual([]);
});

test("sample waits no longer than its own time", async () => {
	const { ask } = build("sample", () => Response.error(), { timeoutMs: 30 });

	expect(await ask(sampleQuery("slow"))).toMatchObject({ ok: false, error: { code: "timeout" } });
});

describe("baidu", () => {
	test("asks in its own words, the check code or the amount", async () => {
		const { ask, sent } = build("baidu", () => Response.json(verified()));
		await ask(real);
		await ask({ ...real, kind: "ordinary_paper", code: "1100201330", number: "00000017", checkValue: "123456" });

		const bodies = sent
			.filter(({ url }) => !url.includes("/oauth/"))
			.map(({ init }) => Object.fromEntries(new URLSearchParams(String(init.body))));
		expect(bodies).toEqual([
			{
				invoice_code: "",
				invoice_num: real.number,
				invoice_date: "20260312",
				invoice_type: "elec_invoice_special",
				check_code: "",
				total_amount: "200.00",
			},
			{
				invoice_code: "1100201330",
				invoice_num: "00000017",
				invoice_date: "20260312",
				invoice_type: "normal_invoice",
				check_code: "123456",
				total_amount: "",
			},
		]);
	});

	test("reads fields and rows", async () => {
		const { ask } = build("baidu", () => Response.json(verified()));

		expect(await ask(real)).toMatchObject({
			ok: true,
			value: {
				authorityCount: 2,
				fields: { sellerName: "演示餐饮管理有限公司", amount: 18868, tax: 1132, total: 20000, issuedOn: "20260312" },
				lines: [{ name: "*餐饮服务*餐费", quantity: "1", amount: 18868, tax: 1132, rate: "6%" }],
			},
		});
	});

	test("fetches one token for many questions, and a new one when that is over", async () => {
		let over = true;
		const { ask, sent } = build("baidu", () => {
			if (!over) return Response.json(verified());
			over = false;
			return Response.json({ error_code: 111, error_msg: "Access token expired" });
		});
		const tokens = () => sent.filter(({ url }) => url.includes("/oauth/")).length;

		const first = await ask(real);
		await Promise.all([ask(real), ask(real)]);

		expect(first).toMatchObject({ ok: true, value: { outcome: "match" } });
		expect(tokens()).toBe(2);
	});

	test("many who wait for a token fetch one", async () => {
		const { ask, sent } = build("baidu", () => Response.json(verified()));

		await Promise.all(Array.from({ length: 20 }, () => ask(real)));

		expect(sent.filter(({ url }) => url.includes("/oauth/"))).toHaveLength(1);
	});

	test("tries a token that is refused only twice", async () => {
		const { ask, sent } = build("baidu", () => Response.json({ error_code: 110, error_msg: "Access token invalid" }));

		expect(await ask(real)).toMatchObject({ ok: true, value: { outcome: "auth" } });
		expect(sent).toHaveLength(4);
	});

	test("is never asked about an invented invoice", async () => {
		const { ask, sent } = build("baidu", () => Response.json(verified()));

		expect(await ask(sampleQuery("ordinary"))).toMatchObject({ ok: false, error: { code: "sample_only" } });
		expect(sent).toEqual([]);
	});
});
