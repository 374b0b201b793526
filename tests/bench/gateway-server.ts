/** The server that `gateway.ts` puts under load: its checks, and beside them a bare route that returns the same bytes. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

import type { Query } from "#core/model/answer.ts";
import { questionOf } from "#gateway/checks/question.ts";
import { createCheckService } from "#gateway/checks/service.ts";
import { openStore } from "#gateway/store/open.ts";
import { makeQuery, makeSupplier } from "#tests/gateway/checks/make.ts";

const [where = "", invoices = "0"] = process.argv.slice(2);
const started = performance.now();
const before = process.memoryUsage().rss;
const store = await openStore(where.startsWith("postgres:") ? { databaseUrl: where } : { file: where });
const openMs = performance.now() - started;
const openBytes = process.memoryUsage().rss - before;

const service = createCheckService({ store, suppliers: [makeSupplier()] });
const { key, secret } = await store.keys.create({ name: "bench", role: "checker", perMinute: 1_000_000 });
const never = new AbortController().signal;
for (let n = 1; n <= Number(invoices); n++) {
	await service.check(makeQuery(n), { keyId: key.id, role: key.role }, { fresh: false }, never);
}

const app = new Hono();
app.post("/check", async (c) => {
	const query = (await c.req.json()) as Query; // sent by the bench
	const found = await store.keys.find((c.req.header("authorization") ?? "").slice(7));
	if (!found) return c.text("", 401);
	const end = await service.check(query, { keyId: found.id, role: found.role }, { fresh: false }, c.req.raw.signal);
	return end.ok
		? c.body(JSON.stringify(end.value.answer), 200, { "Content-Type": "application/json" })
		: c.text("", 500);
});
const bytes = JSON.stringify(await store.answers.find(questionOf(makeQuery(1))));
app.post("/bare", (c) => c.body(bytes, 200, { "Content-Type": "application/json" }));

const server = createServer(getRequestListener(app.fetch));
server.listen(0, "127.0.0.1", () => {
	const { port } = server.address() as AddressInfo; // a TCP server has one
	console.log(JSON.stringify({ port, secret, openMs, openBytes }));
});
