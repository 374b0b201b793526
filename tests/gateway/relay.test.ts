import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";

import { RELAY_STATUS, relayFetch } from "#core/providers/relay.ts";
import { startServer } from "./support.ts";

const question = JSON.stringify({ fpdm: "", fphm: "1", kprq: "20260101", value: "1.00", sqm: "secret" });

interface Got {
	readonly body: string;
	readonly headers: Record<string, unknown>;
}

/** A supplier on another origin that notes what it gets. */
async function startSupplier(status = 200, reply: string | Uint8Array = '{"code":0}', headers = {}) {
	const got: Got[] = [];
	const server = createHttpServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			got.push({ body: Buffer.concat(chunks).toString(), headers: request.headers });
			response.writeHead(status, headers).end(reply);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => void server.close());
	return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fpcy` };
}

function send(base: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(new URL("/relay", base), {
		method: "POST",
		headers: { "Content-Type": "application/json", Origin: new URL(base).origin, ...headers },
		body: JSON.stringify(body),
	});
}

test("an own page's question reaches the supplier and the reply comes back with its status", async () => {
	const supplier = await startSupplier(200, "演示");
	const { url } = await startServer();

	const response = await send(url, { url: supplier.url, body: question }, { Cookie: "a=b" });

	expect([response.status, response.headers.get(RELAY_STATUS), await response.text()]).toEqual([200, "200", "演示"]);
	expect(supplier.got[0]?.body).toBe(question);
	expect(supplier.got[0]?.headers).not.toHaveProperty("cookie");
	expect(supplier.got[0]?.headers).not.toHaveProperty("origin");
});

test.each<[string, Record<string, string>, number]>([
	["of another origin", { Origin: "https://attacker.example" }, 403],
	["of another port of this machine", { Origin: "http://127.0.0.1:1" }, 403],
	["of a sandboxed frame", { Origin: "null" }, 403],
	["whose browser says cross-site", { "Sec-Fetch-Site": "cross-site" }, 403],
	["that is not JSON", { "Content-Type": "text/plain" }, 415],
])("a request %s is not passed on", async (_, headers, status) => {
	const supplier = await startSupplier();
	const { url } = await startServer();

	expect((await send(url, { url: supplier.url, body: question }, headers)).status).toBe(status);
	expect(supplier.got).toEqual([]);
});

test("a program without an Origin is not passed on", async () => {
	const supplier = await startSupplier();
	const { url } = await startServer();

	const response = await fetch(new URL("/relay", url), {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ url: supplier.url, body: question }),
	});

	expect(response.status).toBe(403);
	expect(supplier.got).toEqual([]);
});

test.each<[string, (supplier: string) => unknown, number]>([
	["a body that is no invoice question", (url) => ({ url, body: '{"q":1}' }), 400],
	["one more key", (url) => ({ url, body: JSON.stringify({ ...JSON.parse(question), extra: "x" }) }), 400],
	["a file address", () => ({ url: "file:///etc/passwd", body: question }), 400],
	["an address with a password", (url) => ({ url: url.replace("//", "//a:b@"), body: question }), 400],
	["no address", () => ({ body: question }), 400],
	["a long body", (url) => ({ url, body: " ".repeat(20_000) }), 413],
])("%s is refused", async (_, body, status) => {
	const supplier = await startSupplier();
	const { url } = await startServer();

	expect((await send(url, body(supplier.url))).status).toBe(status);
	expect(supplier.got).toEqual([]);
});

test("a redirect is not followed", async () => {
	const inside = await startSupplier();
	const supplier = await startSupplier(307, "", { Location: inside.url });
	const { url } = await startServer();

	const response = await send(url, { url: supplier.url, body: question });

	expect(response.status).toBe(502);
	expect(response.headers.has(RELAY_STATUS)).toBe(false);
	expect(inside.got).toEqual([]);
});

test("a reply without end is cut off", async () => {
	const supplier = await startSupplier(200, new Uint8Array(3 * 1024 * 1024));
	const { url } = await startServer();

	const bytes = await (await send(url, { url: supplier.url, body: question })).arrayBuffer();

	expect(bytes.byteLength).toBe(1024 * 1024 + 1);
});

test("relayFetch gives the supplier's reply, and an error when there is none", async () => {
	const supplier = await startSupplier(503, "busy");
	const { url } = await startServer();
	const ownPage: typeof fetch = (input, init) => {
		const headers = new Headers(init?.headers);
		headers.set("Origin", new URL(url).origin);
		return fetch(input, { ...init, headers });
	};
	const relayed = relayFetch(new URL("/relay", url).href, ownPage);

	const reply = await relayed(supplier.url, { method: "POST", body: question });

	expect([reply.status, await reply.text()]).toEqual([503, "busy"]);
	await expect(relayed("http://127.0.0.1:1/fpcy", { method: "POST", body: question })).rejects.toThrow(TypeError);
});
