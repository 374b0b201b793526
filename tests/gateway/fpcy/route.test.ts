import { connect } from "node:net";
import { expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import { fpcyProvider } from "#core/providers/fpcy.ts";
import { gatewayProvider } from "#core/providers/gateway.ts";
import { SAMPLE_SQM } from "#core/providers/sample.ts";
import { ask, confirm, question, SUPPLIER_SQM, sampleQuestion, startGateway } from "#tests/gateway/gateway-support.ts";

test("a key in the place of the 授权码 gets the supplier's answer, and the supplier sees its own code alone", async () => {
	const { url, key, asked } = await startGateway();
	const sqm = await key("checker");

	const response = await ask(url, { ...question, sqm });

	expect(response.status).toBe(200);
	expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
	expect(await response.json()).toMatchObject({
		code: "0",
		msg: "查验成功",
		fp: { fphm: question.fphm, jshj: "200.00", zfbz: "N", fplx: "90" },
		yanpiao: { how: "asked", supplier: "fpcy", sample: false },
	});
	expect(asked.map((body) => JSON.parse(body))).toEqual([{ ...question, sqm: SUPPLIER_SQM }]);
});

test("the same question again is answered from what is kept, with its age, and costs nothing", async () => {
	const { url, key, asked } = await startGateway();
	const sqm = await key("checker");
	await ask(url, { ...question, sqm });

	const again = await (await ask(url, { ...question, value: 200, sqm })).json();

	expect(again).toMatchObject({ code: "0", yanpiao: { how: "kept" } });
	expect(again.yanpiao.ageMs).toBeGreaterThanOrEqual(0);
	expect(asked).toHaveLength(1);
});

test("who wants a new answer gets one", async () => {
	const { url, key, asked } = await startGateway();
	const sqm = await key("checker");
	await ask(url, { ...question, sqm });

	const again = await (await ask(url, { ...question, sqm, yanpiao: { fresh: true } })).json();

	expect(again.yanpiao.how).toBe("asked");
	expect(asked).toHaveLength(2);
});

test("the key may stand in the Authorization head, and a form will do", async () => {
	const { url, key } = await startGateway();
	const authorization = `Bearer ${await key("checker")}`;

	const asJson = await ask(url, question, { authorization });
	const asForm = await fetch(new URL("/fpcy", url), {
		method: "POST",
		headers: { authorization },
		body: new URLSearchParams({ ...question, value: "200" }),
	});

	expect([(await asJson.json()).code, (await asForm.json()).code]).toEqual(["0", "0"]);
});

test("a reader gets what is kept and never spends a check", async () => {
	const { url, key, asked } = await startGateway();
	const reader = await key("reader");
	const before = await (await ask(url, { ...question, sqm: reader })).json();
	await ask(url, { ...question, sqm: await key("checker") });

	const after = await (await ask(url, { ...question, sqm: reader })).json();

	expect(before).toMatchObject({ code: "-1", fp: null });
	expect(before.msg).toContain("授权");
	expect(after).toMatchObject({ code: "0", yanpiao: { how: "kept" } });
	expect(asked).toHaveLength(1);
});

test("the sixth check of a day is refused as the document says", async () => {
	const { url, key, asked } = await startGateway();
	const sqm = await key("checker");
	const codes: string[] = [];
	for (let i = 0; i < 6; i++)
		codes.push((await (await ask(url, { ...question, sqm, yanpiao: { fresh: true } })).json()).code);

	expect(codes).toEqual(["0", "0", "0", "0", "0", "1"]);
	expect(asked).toHaveLength(5);
});

test("a revoked key is wrong at once", async () => {
	const { url, key, store } = await startGateway();
	const sqm = await key("checker");
	const [made] = await store.keys.list();
	const before = await ask(url, { ...question, sqm });
	await store.keys.revoke(made?.id ?? "");

	const after = await ask(url, { ...question, sqm });

	expect([before.status, after.status]).toEqual([200, 401]);
	expect(await after.json()).toMatchObject({ code: "-1", msg: "授权码无效", fp: null });
});

test("a key that asks too fast is told when to come again", async () => {
	const { url, key } = await startGateway();
	const sqm = await key("checker", 3);
	const statuses: number[] = [];
	for (let i = 0; i < 4; i++) statuses.push((await ask(url, { ...question, sqm })).status);
	const late = await ask(url, { ...question, sqm });

	expect(statuses).toEqual([200, 200, 200, 429]);
	expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(0);
	expect((await late.json()).msg).toContain("频繁");
});

test("wrong values are told in the interface's own way", async () => {
	const { url, key, asked } = await startGateway();
	const sqm = await key("checker");

	const wrong = await ask(url, { ...question, kprq: "20260230", sqm });
	const unsupported = await ask(url, { ...question, fpdm: "144032209110", fphm: "00000017", value: "12345", sqm });

	expect([wrong.status, unsupported.status]).toEqual([200, 200]);
	expect(await wrong.json()).toMatchObject({ code: "-1", fp: null, msg: expect.stringContaining("不规范") });
	expect((await unsupported.json()).msg).toContain("不支持");
	expect(asked).toEqual([]);
});

test("the sample code is answered by the sample authority as before", async () => {
	const { url, asked } = await startGateway();

	const known = await (await ask(url, { ...sampleQuestion("ordinary"), sqm: SAMPLE_SQM })).json();
	const real = await (await ask(url, { ...question, sqm: SAMPLE_SQM })).json();
	const number = await (await ask(url, { ...sampleQuestion("ordinary"), value: 200, sqm: SAMPLE_SQM })).json();

	expect(known).toMatchObject({ code: 0, msg: "演示：查验成功" });
	expect(known.yanpiao).toBeUndefined();
	expect(real).toMatchObject({ code: "-1", msg: "演示：不支持：这里只查验演示发票，不是税务机关" });
	expect(number.msg).toBe("演示：请求参数不规范");
	expect(asked).toEqual([]);
});

test("a sample asked about with a key is answered as 演示 and never sent to a supplier", async () => {
	const { url, key, asked } = await startGateway();

	const reply = await (await ask(url, { ...sampleQuestion("ordinary"), sqm: await key("checker") })).json();

	expect(reply).toMatchObject({ code: "0", yanpiao: { supplier: "sample", sample: true } });
	expect(reply.msg).toContain("演示");
	expect(reply.fp.bz).toContain("演示");
	expect(asked).toEqual([]);
});

test("our app and a plain client of the interface both work against it", async () => {
	const { url, key } = await startGateway();
	const sqm = await key("checker");
	const query = {
		kind: "digital_special",
		code: "",
		number: question.fphm,
		issuedOn: "20260312" as Day,
		checkValue: "200.00",
	} as const;
	const deps = { fetch, now: () => new Date(), timeoutMs: 10_000 };
	const signal = new AbortController().signal;

	const own = await gatewayProvider(url, sqm).ask(query, deps, signal);
	const plain = await fpcyProvider({ url, sqm }).ask(query, deps, signal);
	const refused = await fpcyProvider({ url, sqm: "yp_wrong" }).ask(query, deps, signal);

	expect(own).toMatchObject({
		ok: true,
		value: { outcome: "match", state: "normal", via: { how: "asked", supplier: "fpcy" } },
	});
	expect(plain).toMatchObject({ ok: true, value: { outcome: "match", fields: { total: 20000 } } });
	expect(refused).toMatchObject({ ok: true, value: { outcome: "auth", message: "授权码无效" } });
	expect(JSON.stringify(own)).not.toContain(sqm);
});

test("a store in trouble is a server in trouble, told without its words", async () => {
	const { url, key, store, logged } = await startGateway();
	const sqm = await key("checker");
	await ask(url, { ...question, sqm });
	store.audit.append = () => Promise.reject(new Error(`cannot insert ${question.fphm}`));
	store.audit.appendKept = store.audit.append;

	const response = await ask(url, { ...question, sqm });

	expect(response.status).toBe(503);
	expect(await response.json()).toMatchObject({ code: "-1", fp: null });
	expect(logged()).toContain('"status":503');
	expect(logged()).not.toContain(question.fphm);
});

test("a question that does not say its length, or comes with more behind the path, is answered the same", async () => {
	const { url, key, asked, logged } = await startGateway();
	const body = JSON.stringify({ ...question, sqm: await key("checker") });
	const headers = { "Content-Type": "application/json" };
	const short = await fetch(new URL("/fpcy", url), { method: "POST", headers, body });

	const chunked = await fetch(new URL("/fpcy", url), {
		method: "POST",
		headers,
		body: new Blob([body]).stream(),
		duplex: "half",
	} as RequestInit);
	const longer = await fetch(new URL("/fpcy?from=erp", url), { method: "POST", headers, body });

	const replies = [short, chunked, longer];
	expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
	for (const name of ["content-type", "cache-control", "content-security-policy"])
		expect(new Set(replies.map((reply) => reply.headers.get(name))).size).toBe(1);
	const told = await Promise.all(replies.map((reply) => reply.json()));
	expect(told.map(({ yanpiao }) => yanpiao.how)).toEqual(["asked", "kept", "kept"]);
	expect(told[1].fp).toEqual(told[0].fp);
	expect(told[2].fp).toEqual(told[0].fp);
	expect(asked).toHaveLength(1);
	expect(logged().match(/"route":"\/fpcy"/g)).toHaveLength(3);
});

test("a client that leaves before its answer, or amid its question, is one line of the log", async () => {
	const { promise: release, resolve } = Promise.withResolvers<void>();
	const { url, key, asked, logged } = await startGateway({
		async supplier(body) {
			await release;
			return confirm(body);
		},
	});
	const body = JSON.stringify({ ...question, sqm: await key("checker") });
	const { hostname, port } = new URL(url);
	const head = `POST /fpcy HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
	const whole = connect(Number(port), hostname, () => whole.write(head + body));
	const half = connect(Number(port), hostname, () => half.write(head + body.slice(0, 20)));
	await expect.poll(() => asked.length).toBe(1);

	whole.destroy();
	half.destroy();
	await expect.poll(() => logged(), { timeout: 10_000 }).toContain('"status":500');
	resolve();
	await expect.poll(() => logged(), { timeout: 10_000 }).toContain('"how":"asked"');

	expect(logged().match(/"route":"\/fpcy"/g)).toHaveLength(2);
});
