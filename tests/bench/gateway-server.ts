/** The server that `gateway.ts` puts under load: a whole gateway, and a bare route that returns the same bytes. */
import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";

import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import pino from "pino";

import { readConfig } from "#gateway/config/config.ts";
import { createGateway } from "#gateway/gateway.ts";
import { createServer, listen } from "#gateway/server.ts";
import { openStore } from "#gateway/store/open.ts";
import { makeQuery } from "#tests/gateway/checks/make.ts";

const [where = "", invoices = "0", folder = ""] = process.argv.slice(2);
const started = performance.now();
const before = process.memoryUsage().rss;
const store = await openStore(where.startsWith("postgres:") ? { databaseUrl: where } : { file: where });
const openMs = performance.now() - started;
const openBytes = process.memoryUsage().rss - before;

const authority = new Hono();
authority.post("/fpcy", async (c) => {
	const { fpdm, fphm, kprq } = await c.req.json<Record<string, string>>();
	const names = { xfmc: "演示餐饮管理有限公司", gfmc: "示例科技有限公司" };
	const fp = { fpdm, fphm, kprq, ...names, je: "100.00", se: "6.00", jshj: "106.00", zfbz: "N" };
	return c.json({ code: "0", msg: "演示：查验成功", fp });
});
const config = readConfig({ args: ["--supplier", "sample"], env: {}, readFile: () => undefined });
if (!config.ok) throw new Error(config.error.line);
const gateway = createGateway({
	config: config.value,
	store,
	log: pino({ base: null }, pino.destination({ dest: "/dev/null", sync: false, minLength: 4096 })),
	sampleAuthority: authority,
	ownUrl: () => "http://localhost/",
});
const ours = await listen(createServer({ app: folder, data: folder, gateway }), { port: 0, host: "127.0.0.1" });
const { secret } = await store.keys.create({ name: "bench", role: "checker", perMinute: 1_000_000_000 });

let bytes = "";
for (let n = 0; n <= Number(invoices); n++) {
	const { number: fphm, issuedOn: kprq, checkValue: value } = makeQuery(Math.max(1, n)); // the first one again: kept
	const body = JSON.stringify({ fpdm: "", fphm, kprq, value, sqm: secret });
	const reply = await fetch(new URL("/fpcy", ours.url), { method: "POST", body });
	const text = await reply.text();
	if (reply.status !== 200 || !text.includes('"code":"0"')) throw new Error(text);
	if (n === 1) bytes = text;
}

const bare = new Hono();
bare.post("/fpcy", (c) => c.body(bytes, 200, { "Content-Type": "application/json;charset=utf-8" }));
const server = createHttpServer(getRequestListener(bare.fetch));
// What the thread that answers has used of the processor so far, in microseconds.
process.on("message", () => {
	const { user, system } = process.threadCpuUsage();
	process.send?.(user + system);
});
server.listen(0, "127.0.0.1", () => {
	const { port } = server.address() as AddressInfo; // a TCP server has one
	console.log(JSON.stringify({ ours: ours.url, bare: `http://127.0.0.1:${port}/`, secret, openMs, openBytes }));
});
