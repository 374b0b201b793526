import { request } from "node:http";
import { expect, test } from "vitest";

import { startServer } from "./support.ts";

/** `fetch` may set neither Host nor an unclean path. */
function raw(url: string, path: string, headers: Record<string, string>): Promise<number> {
	return new Promise((resolve, reject) => {
		const { port } = new URL(url);
		request({ host: "127.0.0.1", port, path, headers }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		})
			.once("error", reject)
			.end();
	});
}

test("the app comes with a policy that lets nothing in from outside", async () => {
	const { url } = await startServer();

	const response = await fetch(url);

	expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
	const policy = response.headers.get("content-security-policy") ?? "";
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain("connect-src 'self'");
	expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
	expect(response.headers.get("x-content-type-options")).toBe("nosniff");
	expect(response.headers.get("referrer-policy")).toBe("no-referrer");
	expect(await response.text()).toContain("验票");
});

test.each([
	["/library", 200, "text/html; charset=utf-8", "no-cache"],
	["/result/abc", 200, "text/html; charset=utf-8", "no-cache"],
	["/assets/main-1a2b.js", 200, "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
	["/engine.wasm", 200, "application/wasm", "no-cache"],
])("%s is served with its type and its cache rule", async (path, status, type, cache) => {
	const { url } = await startServer();

	const response = await fetch(new URL(path, url));

	expect([response.status, response.headers.get("content-type"), response.headers.get("cache-control")]).toEqual([
		status,
		type,
		cache,
	]);
});

test("a missing file is not answered with a page", async () => {
	const { url } = await startServer();

	expect((await fetch(new URL("/assets/gone-0000.js", url))).status).toBe(404);
});

test.each(["/.secret", "/%2e%2e/data/sample-checks.json", "/..%2f..%2fetc%2fpasswd", "/a%5cb", "/%00", "/%"])(
	"the path %s leads nowhere",
	async (path) => {
		const { url } = await startServer();

		expect([400, 404]).toContain(await raw(url, path, {}));
	},
);

test.each(["br", "gzip"])("text travels packed as %s and comes out whole", async (encoding) => {
	const { url } = await startServer();

	const response = await fetch(new URL("/assets/main-1a2b.js", url), { headers: { "Accept-Encoding": encoding } });

	expect(response.headers.get("content-encoding")).toBe(encoding);
	expect(Number(response.headers.get("content-length"))).toBeLessThan(1000);
	expect(await response.text()).toHaveLength(4015);
});

test("an unchanged file is not sent twice", async () => {
	const { url } = await startServer();
	const tag = (await fetch(url)).headers.get("etag") ?? "";

	const again = await fetch(url, { headers: { "If-None-Match": tag } });

	expect(again.status).toBe(304);
	expect(await again.text()).toBe("");
});

test.each([
	["localhost:8787", 200],
	["127.0.0.1", 200],
	["[::1]:80", 200],
	["192.168.1.5:8787", 200],
	["yanpiao.internal", 200],
	["attacker.example", 421],
	["127.0.0.1.attacker.example", 421],
	["localhost@attacker.example", 400],
])("a browser that came by the name %s gets %i", async (host, status) => {
	const { url } = await startServer({ names: ["yanpiao.internal"] });

	expect(await raw(url, "/", { Host: host })).toBe(status);
});

test("without a built app the server says what to do", async () => {
	const { url } = await startServer({ app: "/nowhere" });

	const response = await fetch(url);

	expect(response.status).toBe(503);
	expect(await response.text()).toContain("npm run build");
});
