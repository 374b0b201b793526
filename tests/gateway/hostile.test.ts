import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";

import { ask, question, SUPPLIER_SQM, startGateway, type TestGateway } from "./gateway-support.ts";

async function alive({ url }: TestGateway): Promise<boolean> {
	return (await fetch(new URL("/readyz", url))).status === 200;
}

/** Sends bytes as they are and gives what comes back until the server closes. */
async function sendRaw(url: string, raw: string): Promise<string> {
	const { hostname, port } = new URL(url);
	const socket = connect(Number(port), hostname);
	socket.on("error", () => undefined); // a server may close on what it does not like while we still write
	socket.write(raw);
	return text(socket).catch(() => "");
}

test.each<[string, string, number]>([
	["a body far too large", JSON.stringify({ ...question, value: "9".repeat(200_000) }), 413],
	["nesting without end", "[".repeat(15_000), 400],
	["wrong types", JSON.stringify({ ...question, fphm: { $ne: "" } }), 400],
	["a list", JSON.stringify([question]), 400],
	["SQL in the number", JSON.stringify({ ...question, fphm: "1'; DROP TABLE answers; --" }), 400],
	["SQL in the value", JSON.stringify({ ...question, value: "1 OR 1=1;--" }), 400],
	["lines for the log", JSON.stringify({ ...question, kprq: '2026\r\n{"level":"info","key":"forged"}' }), 400],
	["the object's prototype", '{"__proto__":{"role":"admin"},"constructor":1}', 400],
	["zero bytes", `{"fphm":"\u0000\u0000"}`, 400],
	["broken JSON", '{"fpdm":', 400],
])("%s is refused, and the gateway lives", async (_, body, status) => {
	const gateway = await startGateway();
	const key = await gateway.key("checker");

	const response = await ask(gateway.url, body, { authorization: `Bearer ${key}` });

	expect(response.status).toBe(status);
	expect(await response.json()).toMatchObject({ code: "-1", fp: null });
	expect(gateway.asked).toEqual([]);
	expect(gateway.logged()).not.toMatch(/forged|DROP|OR 1=1/);
	expect(await alive(gateway)).toBe(true);
});

test.each<[string, string]>([
	["heads far too large", `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`],
	["a broken percent sign", "GET /%E0%A4%A HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
	["a way out of the folder", "GET /..%2f..%2fetc/passwd HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
	["no HTTP at all", "\x16\x03\x01\x02\x00\x01\x00\x01\r\n\r\n"],
	["two lengths", "POST /fpcy HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}"],
	["a foreign name", "GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"],
])("%s is refused, and the gateway lives", async (_, raw) => {
	const gateway = await startGateway();

	const reply = await sendRaw(gateway.url, raw);

	expect(reply).toMatch(/^HTTP\/1\.1 4\d\d /);
	expect(reply).not.toContain("root:");
	expect(await alive(gateway)).toBe(true);
});

test("sockets that send their heads drop by drop, or promise a body that never comes, are closed", async () => {
	const gateway = await startGateway({
		limits: { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 100 },
	});
	const slow = Array.from({ length: 50 }, (_, index) =>
		sendRaw(
			gateway.url,
			index % 2 === 0
				? "POST /fpcy HTTP/1.1\r\nHost: localhost\r\nX-A: "
				: 'POST /fpcy HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"fpdm"',
		),
	);

	const served = await alive(gateway); // others are served meanwhile
	const replies = await Promise.all(slow);

	expect(served).toBe(true);
	expect(replies.every((reply) => reply === "" || reply.includes(" 408 "))).toBe(true);
	expect(await alive(gateway)).toBe(true);
});

test("ten thousand tried keys open nothing, cost no look into the database, and shut nobody else out", async () => {
	const gateway = await startGateway();
	const good = await gateway.key("checker");
	await ask(gateway.url, { ...question, sqm: good }); // known from here on
	let looked = 0;
	const find = gateway.store.keys.find;
	gateway.store.keys.find = (fingerprint) => {
		looked += 1;
		return find(fingerprint);
	};
	const statuses = new Map<number, number>();
	const tryOne = async (index: number) => {
		const sqm = `yp_${String(index).padStart(43, "A")}`;
		const { status } = await ask(gateway.url, { ...question, sqm });
		statuses.set(status, (statuses.get(status) ?? 0) + 1);
	};
	const BATCH = 50;
	for (let at = 0; at < 10_000; at += BATCH) {
		await Promise.all(Array.from({ length: BATCH }, (_, index) => tryOne(at + index)));
	}

	const still = await ask(gateway.url, { ...question, sqm: good });

	expect([...statuses.keys()].sort()).toEqual([401, 429]);
	expect(statuses.get(401)).toBeLessThanOrEqual(30 + BATCH);
	expect(looked).toBeLessThanOrEqual(30 + BATCH + 1);
	expect(still.status).toBe(200);
	expect(gateway.asked).toHaveLength(1);
	expect(gateway.logged()).not.toContain("AAAAAAAA");
});

test("the limit counts for the proxy's client when a proxy is trusted, and a forged entry changes nothing when not", async () => {
	const trusting = await startGateway({ args: ["--trust-proxy", "--wrong-keys", "2"] });
	const plain = await startGateway({ args: ["--wrong-keys", "2"] });
	const from = (gateway: TestGateway, forwarded: string) =>
		ask(gateway.url, { ...question, sqm: "wrong" }, { "x-forwarded-for": forwarded }).then(({ status }) => status);

	const told: number[] = [];
	for (const address of ["192.0.2.1", "6.6.6.6, 192.0.2.1", "192.0.2.1", "192.0.2.2"])
		told.push(await from(trusting, address));
	const forged: number[] = [];
	for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) forged.push(await from(plain, address));

	expect(told).toEqual([401, 401, 429, 401]);
	expect(forged).toEqual([401, 401, 429]);
});

test("no secret and nothing of an invoice is in the log, the metrics or a reply", async () => {
	const gateway = await startGateway({
		// A supplier that gives away what it was asked with.
		supplier: ({ sqm = "" }) =>
			Response.json({
				code: "0",
				msg: `ok ${sqm}`,
				fp: { fphm: question.fphm, xfmc: `演示公司 ${sqm}`, bz: sqm, kpr: sqm, zfbz: "N" },
			}),
	});
	const key = await gateway.key("checker");
	const replies = [
		await (await ask(gateway.url, { ...question, sqm: key })).text(),
		await (await ask(gateway.url, { ...question, sqm: `${key}x` })).text(),
		await (await ask(gateway.url, { ...question, value: "x'", sqm: key })).text(),
	].join("\n");
	const metrics = await (await fetch(new URL("/metrics", gateway.url))).text();

	for (const told of [replies, gateway.logged(), metrics]) {
		expect(told).not.toContain(SUPPLIER_SQM);
		expect(told).not.toContain(key);
	}
	for (const told of [gateway.logged(), metrics]) {
		for (const secret of [question.fphm, question.kprq, "200.00", "演示公司", "127.0.0.1"])
			expect(told).not.toContain(secret);
	}
	expect(replies).toContain("演示公司 ***");
});
