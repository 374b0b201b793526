import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { type Fen, fen } from "#core/base/fen.ts";
import {
	type Answer,
	type InvoiceState,
	invoiceStates,
	type Outcome,
	outcomes,
	type Query,
} from "#core/model/answer.ts";
import type { FieldValues } from "#core/model/fields.ts";
import { type KindId, kindById, kindIds } from "#core/model/kinds/index.ts";
import type { Line } from "#core/model/line.ts";
import { fpcyProvider } from "#core/providers/fpcy.ts";
import { outcomeOf } from "#core/providers/fpcy-outcome.ts";
import { gatewayProvider } from "#core/providers/gateway.ts";
import type { Provider } from "#core/providers/provider.ts";
import type { Checked } from "#gateway/checks/check.ts";
import { refusalOf, replyBytes, replyTo } from "#gateway/fpcy/reply.ts";

const now = new Date("2026-11-22T02:00:00Z");

/** What a client of the interface makes of a reply. */
async function read(reply: object, query: Query, client: Provider): Promise<Answer> {
	const deps = { fetch: async () => Response.json(reply), now: () => now, timeoutMs: 1000 };
	const asked = await client.ask(query, deps, new AbortController().signal);
	if (!asked.ok) throw new Error(asked.error.code);
	return asked.value;
}

const clients = [
	["a client that knows nothing of us", fpcyProvider({ url: "http://gateway.example/fpcy", sqm: "yp_test-secret" })],
	["our own app", gatewayProvider("http://gateway.example", "yp_test-secret")],
] as const;

function queryFor(kind: KindId): Query {
	const { code, checkValue } = kindById(kind);
	const money = checkValue === "amount" || checkValue === "total";
	return {
		kind,
		code: code === "none" ? "" : "099002200111",
		number: code === "none" ? "26992000000000000017" : "00000017",
		issuedOn: "20260312" as Day,
		checkValue: money ? "200.00" : "123456",
	};
}

function makeAnswer(query: Query, more: Partial<Answer> = {}): Answer {
	const fields: Partial<FieldValues> = {
		...(query.code !== "" && { code: query.code }),
		number: query.number,
		issuedOn: query.issuedOn,
		checkCode: "12345678901234123456",
		buyerName: "演示采购有限公司",
		buyerTaxId: "91990000MA990001X2",
		sellerName: "演示餐饮管理有限公司",
		sellerTaxId: "91990000MA9900044P",
		amount: fen(18868),
		tax: fen(1132),
		total: fen(20000),
		machineNumber: "990000000017",
		remark: "备注 “引号” 与 \\ 反斜线",
		drawer: "演示甲",
		payee: "演示乙",
		reviewer: "演示丙",
		totalInWords: "贰佰圆整",
	};
	const line: Line = {
		name: "*餐饮服务*餐费",
		quantity: "1" as Decimal,
		price: "188.68" as Decimal,
		rate: "6%",
		amount: fen(18868),
		tax: fen(1132),
		...(query.kind !== "roll" && { spec: "大份", unit: "次" }),
	};
	return {
		provider: "supplier",
		sample: false,
		outcome: "match",
		state: "normal",
		askedAt: "2026-11-22T01:00:00.000Z",
		query,
		fields,
		lines: [line],
		raw: "",
		...more,
	};
}

const made = (answer: Answer, how: Checked["how"] = "asked", ageMs = 0): Checked => ({ answer, how, ageMs });

describe.each(clients)("%s", (_, client) => {
	test.each(outcomes.flatMap((outcome) => invoiceStates.map((state) => [outcome, state] as const)))(
		"is told %s with state %s as it is",
		async (outcome, state) => {
			const query = queryFor("digital_special");
			const answer = makeAnswer(query, { outcome, state });

			const told = await read(replyTo(made(answer)), query, client);

			// Only a match tells a state, fields and lines; whatever came with another outcome is not passed on.
			const match = outcome === "match";
			expect(told).toMatchObject({
				outcome,
				state: match ? state : "unknown",
				lines: match ? answer.lines : [],
				sample: false,
			});
			expect(told.fields).toEqual(match ? answer.fields : {});
		},
	);

	test("is told addresses and accounts under the words the interface has for them", async () => {
		const query = queryFor("ordinary_electronic");
		const particulars = {
			buyerContact: ["示例银行演示支行 9900123400005678"],
			sellerContact: ["演示市样张路1号 000-00000000", "演示农村信用社 9900123400005679"],
		};

		const told = await read(replyTo(made(makeAnswer(query, { particulars }))), query, client);

		expect(told.particulars).toEqual(particulars);
	});

	test.each(kindIds.filter((kind) => kindById(kind).checkValue !== "none"))(
		"is told fields and lines of %s",
		async (kind) => {
			const query = queryFor(kind);
			const answer = makeAnswer(query);

			const told = await read(replyTo(made(answer)), query, client);

			expect(told.fields).toEqual(answer.fields);
			expect(told.lines).toEqual(answer.lines);
		},
	);
});

test("a reply has the document's keys, all of them text, and one key of ours", () => {
	const documented = {
		ordinary:
			"cysj fpdm fphm bz dkbz fplx cycs kprq xfmc xfsh xfdzdh xfyhzh gfmc gfsh gfdzdh gfyhzh jym se jshj jqbm je zfbz txfbz cpybz ofdurl pdfurl qdbz qdbt qdslv sph",
		roll: "cysj fpdm fphm bz dkbz fplx cycs kprq xfmc xfsh gfmc gfsh jqbm se jshj jym je shy zfbz txfbz cpybz qdbz qdbt qdslv sph",
		ordinaryLine: "spmc ggxh jldw slv sl dj je se ssflbm",
		rollLine: "spmc sl dj hsje je se slv ssflbm",
	};
	for (const [kind, keys, lineKeys] of [
		["ordinary_electronic", documented.ordinary, documented.ordinaryLine],
		["roll", documented.roll, documented.rollLine],
	] as const) {
		const reply = replyTo(made(makeAnswer(queryFor(kind))));

		expect(Object.keys(reply).sort()).toEqual(["code", "fp", "msg", "yanpiao"]);
		expect(Object.keys(reply.fp ?? {}).sort()).toEqual(keys.split(" ").sort());
		const { sph = [], ...texts } = reply.fp ?? {};
		expect(Object.values(texts).every((value) => typeof value === "string")).toBe(true);
		expect(Object.keys(sph[0] ?? {}).sort()).toEqual(lineKeys.split(" ").sort());
	}
});

test("an address comes as 地址电话 and a bank as 银行账号, whichever of them is missing", () => {
	const particulars = { buyerContact: ["示例银行演示支行 9900123400005678"], sellerContact: ["演示市样张路1号"] };

	expect(replyTo(made(makeAnswer(queryFor("special_paper"), { particulars }))).fp).toMatchObject({
		gfdzdh: "",
		gfyhzh: "示例银行演示支行 9900123400005678",
		xfdzdh: "演示市样张路1号",
		xfyhzh: "",
	});
});

test.each([
	["the address of a bank", ["演示市示例银行大厦1号 000-00000000"], "演示市示例银行大厦1号 000-00000000", ""],
	["its phone without a hyphen", ["演示市示例银行大厦1号 00000000000"], "演示市示例银行大厦1号 00000000000", ""],
	[
		"both of a bank",
		["演示市示例银行大厦1号 13800000000", "示例银行总行营业部 990012340"],
		"演示市示例银行大厦1号 13800000000",
		"示例银行总行营业部 990012340",
	],
	["an account in groups", ["9900 1234 0000 5678"], "", "9900 1234 0000 5678"],
	["one beside its bank", ["示例银行 9900 1234 0000 567"], "", "示例银行 9900 1234 0000 567"],
	[
		"each text by itself",
		["演示市样张路1号", "000-00000000", "示例银行", "9900123400005678"],
		"演示市样张路1号 000-00000000",
		"示例银行 9900123400005678",
	],
])("an account tells a bank from an address: %s", (_, sellerContact, xfdzdh, xfyhzh) => {
	const answer = makeAnswer(queryFor("special_paper"), { particulars: { sellerContact } });
	expect(replyTo(made(answer)).fp).toMatchObject({ xfdzdh, xfyhzh });
});

test("a vehicle's number, which the document has no word for, goes to our own app", async () => {
	const query = queryFor("motor_paper");
	const particulars = { vehicle: ["LYS00000000000001"] };
	const [, app] = clients[1];

	const told = await read(replyTo(made(makeAnswer(query, { particulars }))), query, app);

	expect(told.particulars).toEqual(particulars);
});

test.each<[KindId, string]>([
	["special_paper", "01"],
	["ordinary_paper", "04"],
	["special_electronic", "08"],
	["digital_special", "09"],
	["ordinary_electronic", "10"],
	["roll", "11"],
	["toll_electronic", "14"],
	["digital_ordinary", "90"],
	["rail", "51"],
])("%s has the type number %s", (kind, number) => {
	expect(replyTo(made(makeAnswer(queryFor(kind)))).fp?.fplx).toBe(number);
});

test("the supplier's words are passed on unless a client would take them for something else", () => {
	const query = queryFor("digital_special");
	const say = (outcome: Outcome, message: string) =>
		replyTo(made(makeAnswer(query, { outcome, state: "unknown", message }))).msg;

	expect(say("match", "查验成功发票一致")).toBe("查验成功发票一致");
	expect(say("mismatch", "发票信息不一致")).toBe("发票信息不一致");
	expect(say("mismatch", "发票信息有误，请核对后再查询")).toContain("不一致");
	expect(say("error", "业务出现异常，网络原因")).toBe("查验失败");
});

test("what a sample authority said is called 演示 in the words as well", async () => {
	const query = queryFor("digital_special");
	const reply = replyTo(made(makeAnswer(query, { sample: true, message: "查验成功" })));

	expect(reply.msg).toBe("演示：查验成功");
	expect((await read(reply, query, clients[0][1])).sample).toBe(true);
});

test("a kept answer says when the authority was asked, and by whom", async () => {
	const query = queryFor("digital_special");

	const told = await read(replyTo(made(makeAnswer(query), "kept", 3_600_000)), query, clients[1][1]);

	expect(told.askedAt).toBe("2026-11-22T01:00:00.000Z");
	expect(told.via).toEqual({ how: "kept", ageMs: 3_600_000, supplier: "supplier" });
	expect(told.provider).toBe("gateway");
});

test.each<[Parameters<typeof refusalOf>[0], Outcome]>([
	["daily_limit", "limit"],
	["not_allowed", "auth"],
	["unsupported_kind", "unsupported"],
	["no_supplier", "upstream"],
	["aborted", "upstream"],
	["internal", "upstream"],
	["bad_input", "bad_input"],
	["malformed", "bad_input"],
	["too_large", "bad_input"],
	["unsupported", "unsupported"],
	["wrong_key", "auth"],
	["slow_down", "rate_limited"],
])("refusal %s reads as %s", (problem, outcome) => {
	const { code, msg, fp } = refusalOf(problem);

	expect(outcomeOf(code, msg)).toBe(outcome);
	expect(fp).toBeNull();
});

/** Text as it comes out of a reader: tidied, not empty. */
const words = fc.stringMatching(/^[一-龥A-Za-z0-9（）*"'\\<>]{1,30}$/);
const money: fc.Arbitrary<Fen> = fc.integer({ min: -1e12, max: 1e12 }).map((value) => fen(value));
const anyLine = fc.record(
	{
		name: words,
		spec: words,
		unit: words,
		quantity: fc.integer({ min: 1, max: 999 }).map((value) => String(value) as Decimal),
		price: fc.integer({ min: 1, max: 99_999 }).map((value) => `${value}.50` as Decimal),
		rate: fc.constantFrom("13%", "6%", "1.5%", "免税", "***"),
		amount: money,
		tax: money,
	},
	{ requiredKeys: ["name", "amount"] },
);

test("whatever names, amounts and rows an answer has, they arrive", async () => {
	const query = queryFor("digital_special");
	await fc.assert(
		fc.asyncProperty(
			fc.record({ sellerName: words, remark: words, total: money, amount: money, tax: money }),
			fc.array(anyLine, { maxLength: 5 }),
			fc.constantFrom<InvoiceState>(...invoiceStates),
			async (fields, lines, state) => {
				const answer = makeAnswer(query, {
					state,
					lines,
					fields: { number: query.number, issuedOn: query.issuedOn, ...fields },
				});

				const told = await read(replyTo(made(answer)), query, clients[0][1]);

				expect(told.state).toBe(state);
				expect(told.fields).toEqual(answer.fields);
				expect(told.lines).toEqual(lines);
			},
		),
		{ numRuns: 200 },
	);
});

test("the text of a reply is its JSON, also when it is told again", () => {
	const answer = makeAnswer(queryFor("digital_ordinary"));
	for (const [how, ageMs] of [
		["asked", 0],
		["kept", 12.4],
		["joined", 5],
	] as const) {
		const checked = { answer, how, ageMs };
		expect(JSON.parse(Buffer.from(replyBytes(checked), "latin1").toString())).toEqual(
			JSON.parse(JSON.stringify(replyTo(checked))),
		);
	}
});
