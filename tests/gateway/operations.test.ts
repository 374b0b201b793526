import { createHash } from "node:crypto";
import { expect, test } from "vitest";

import { ask, confirm, manage, question, startGateway } from "./gateway-support.ts";

test("it says that it lives, that it can answer, and what it counted", async () => {
	const { url, key } = await startGateway();
	await ask(url, { ...question, sqm: await key("checker") });

	const live = await fetch(new URL("/healthz", url));
	const ready = await fetch(new URL("/readyz", url));
	const metrics = await (await fetch(new URL("/metrics", url))).text();

	expect([live.status, ready.status]).toEqual([200, 200]);
	expect(metrics).toContain('yanpiao_requests_total{route="/fpcy",status="200"} 1');
	expect(metrics).toContain('yanpiao_checks_total{how="asked",end="match"} 1');
	expect(metrics).toContain('yanpiao_supplier_questions_total{supplier="fpcy",end="match"} 1');
});

test("it is not ready when the store does not answer", async () => {
	const { url, store } = await startGateway();
	store.ping = () => Promise.reject(new Error("gone"));

	expect((await fetch(new URL("/readyz", url))).status).toBe(503);
	expect((await fetch(new URL("/healthz", url))).status).toBe(200);
});

test("metrics are for this machine and for admins; a proxy on this machine is not this machine", async () => {
	const { url, key } = await startGateway();
	const proxied = { "x-forwarded-for": "192.0.2.1" };
	const get = (headers: Record<string, string>) =>
		fetch(new URL("/metrics", url), { headers }).then(({ status }) => status);

	expect(await get({})).toBe(200);
	expect(await get(proxied)).toBe(403);
	expect(await get({ ...proxied, authorization: `Bearer ${await key("checker")}` })).toBe(403);
	expect(await get({ ...proxied, authorization: `Bearer ${await key("admin")}` })).toBe(200);
});

test("each request is one line with id, route, status, time, key id and outcome", async () => {
	const { url, key, store, logged } = await startGateway();
	const sqm = await key("checker");
	const response = await ask(url, { ...question, sqm });
	const [made] = await store.keys.list();

	const lines = logged()
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line))
		.filter(({ id }) => id === response.headers.get("x-request-id"));

	expect(lines).toHaveLength(1);
	expect(lines[0]).toMatchObject({
		route: "/fpcy",
		method: "POST",
		status: 200,
		key: made?.id,
		how: "asked",
		end: "match",
	});
	expect(lines[0].ms).toBeGreaterThanOrEqual(0);
});

test("a question under way is answered before a stop, and none is begun after it", async () => {
	const { promise: release, resolve } = Promise.withResolvers<void>();
	const { url, key, gateway, asked, close } = await startGateway({
		async supplier(body) {
			await release;
			return confirm(body);
		},
	});
	const sqm = await key("checker");
	const under = ask(url, { ...question, sqm });
	await expect.poll(() => asked.length).toBe(1);

	const drained = gateway.drain();
	const ready = await fetch(new URL("/readyz", url));
	const late = await (await ask(url, { ...question, fphm: "26112000000000000018", sqm })).json();
	const closed = close(5_000);
	resolve();
	const reply = await (await under).json();
	await Promise.all([drained, closed]);

	expect(ready.status).toBe(503);
	expect(late).toMatchObject({ code: "-1" });
	expect(reply.code).toBe("0");
	expect(asked).toHaveLength(1);
});

test.each(["/admin/keys", "/admin/audit", "/admin/suppliers", "/admin/audit/verify"])(
	"%s is for admins alone",
	async (path) => {
		const { url, key } = await startGateway();
		const get = async (secret: string) => (await manage(url, path, secret)).status;

		expect((await fetch(new URL(path, url))).status).toBe(401);
		expect(await get("yp_wrong")).toBe(401);
		expect(await get(await key("reader"))).toBe(403);
		expect(await get(await key("checker"))).toBe(403);
		expect(await get(await key("admin"))).toBe(200);
	},
);

test("an admin makes, lists and revokes keys; the secret is told once and the audit knows", async () => {
	const { url, key, store } = await startGateway();
	const admin = await key("admin");
	const send = (body: unknown) =>
		manage(url, "/admin/keys", admin, {
			method: "POST",
			body: JSON.stringify(body),
			headers: { "Content-Type": "application/json" },
		});

	const made = await (await send({ name: "报销系统", role: "checker" })).json();
	const works = await ask(url, { ...question, sqm: made.secret });
	const list = await (await manage(url, "/admin/keys", admin)).text();
	const revoked = await manage(url, `/admin/keys/${made.key.id}`, admin, { method: "DELETE" });
	const again = await manage(url, `/admin/keys/${made.key.id}`, admin, { method: "DELETE" });
	const audit = await (await manage(url, "/admin/audit", admin)).text();

	expect(made.key).toMatchObject({ name: "报销系统", role: "checker", perMinute: 600 });
	expect(works.status).toBe(200);
	expect(list).toContain("报销系统");
	for (const told of [list, audit]) {
		expect(told).not.toContain(made.secret);
		expect(told).not.toContain(createHash("sha256").update(made.secret).digest("hex"));
	}
	expect([revoked.status, again.status]).toEqual([200, 404]);
	expect((await ask(url, { ...question, sqm: made.secret })).status).toBe(401);
	expect(audit).toMatch(/key_created.*key_revoked/s);
	expect((await send({ name: "", role: "checker" })).status).toBe(400);
	expect((await send({ name: "x", role: "emperor" })).status).toBe(400);
	expect(await store.audit.verify()).toMatchObject({ ok: true });
});

test("an erased invoice is gone from answers and audit, and the chain still holds", async () => {
	const { url, key, store } = await startGateway();
	const [admin, sqm] = [await key("admin"), await key("checker")];
	await ask(url, { ...question, sqm });
	const before = await (await manage(url, "/admin/audit", admin)).text();

	const erased = await manage(url, "/admin/erase", admin, {
		method: "POST",
		body: JSON.stringify({ number: question.fphm }),
	});
	const after = await (await manage(url, "/admin/audit", admin)).text();
	const reader = await key("reader");
	const kept = async () => (await (await ask(url, { ...question, sqm: reader })).json()).code;

	expect(before).toContain(question.fphm);
	expect(await erased.json()).toEqual({ entries: 1 });
	expect(after).not.toContain(question.fphm);
	await expect.poll(kept, { timeout: 10_000 }).toBe("-1"); // processes hold answers in memory for seconds
	expect(await store.audit.verify()).toMatchObject({ ok: true, erased: 1 });
	expect((await manage(url, "/admin/erase", admin, { method: "POST", body: "{}" })).status).toBe(400);
});

test("the state of each supplier is told, without its secret or address", async () => {
	const { url, key } = await startGateway({ supplier: () => Response.json({ code: "-1", msg: "授权码已过期" }) });
	await ask(url, { ...question, sqm: await key("checker") });

	const states = await (await manage(url, "/admin/suppliers", await key("admin"))).text();

	expect(JSON.parse(states)).toMatchObject([
		{ id: "fpcy", failures: 1, reason: "auth" },
		{ id: "sample", sample: true, failures: 0 },
	]);
	expect(states).not.toMatch(/supplier\.example|SECRET/);
});

test("every answer carries the security heads, errors too", async () => {
	const { url } = await startGateway();

	for (const path of ["/", "/fpcy", "/healthz", "/admin/keys", "/nothing.js"]) {
		const { headers } = await fetch(new URL(path, url));
		expect(headers.get("content-security-policy")).toContain("default-src 'none'");
		expect(headers.get("x-content-type-options")).toBe("nosniff");
	}
});
