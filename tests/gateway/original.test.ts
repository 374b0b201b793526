import { createServer as createHttpServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import { Hono } from "hono";
import { describe, expect, onTestFinished, test } from "vitest";
import { readFpcyBody } from "#core/providers/fpcy-body.ts";
import { fetchOriginal, MAX_ORIGINAL } from "#core/providers/original.ts";
import { SAMPLE_SQM } from "#core/providers/sample.ts";
import { isPublicAddress } from "#gateway/addresses.ts";
import { type OriginalOptions, original } from "#gateway/original.ts";
import { sampleInvoice } from "#samples/index.ts";
import { startServer } from "./support.ts";

const PDF = "%PDF-1.7 演示";
const OFD = "PK\u0003\u0004 演示";

/** A server of files elsewhere; `got` are the requests it saw. */
async function startFiles(handle: RequestListener = (_, response) => response.end(PDF)) {
	const got: { path: string; headers: Record<string, unknown> }[] = [];
	const server = createHttpServer((request, response) => {
		got.push({ path: request.url ?? "", headers: request.headers });
		handle(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo; // a TCP server has one
	return { got, port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/1.pdf` };
}

/** Asks the route as our own page does. */
async function ask(url: unknown, options: OriginalOptions = {}, form = "pdf", headers: Record<string, string> = {}) {
	const app = new Hono().route("/", original(options));
	const response = await app.request("http://localhost:8787/original", {
		method: "POST",
		headers: {
			Host: "localhost:8787",
			Origin: "http://localhost:8787",
			"Content-Type": "application/json",
			...headers,
		},
		body: JSON.stringify({ url, form }),
	});
	const text = await response.text();
	return { status: response.status, text, code: response.ok ? "" : JSON.parse(text).code, headers: response.headers };
}

const everywhere =
	(...addresses: string[]) =>
	async () =>
		addresses;

test("an original comes back as its form, and nothing of the user goes out", async () => {
	const files = await startFiles();

	const { status, text, headers } = await ask(files.url, { allowPrivate: [files.host] }, "pdf", { Cookie: "a=b" });

	expect([status, text, headers.get("content-type")]).toEqual([200, PDF, "application/pdf"]);
	for (const name of ["cookie", "origin", "referer", "authorization"])
		expect(files.got[0]?.headers).not.toHaveProperty(name);
});

test.each([
	["http://127.0.0.1/1.pdf"],
	["http://localhost/1.pdf"],
	["http://2130706433/1.pdf"],
	["http://0x7f.1/1.pdf"],
	["http://0177.0.0.1/1.pdf"],
	["http://[::1]/1.pdf"],
	["http://[::ffff:127.0.0.1]/1.pdf"],
	["http://[::ffff:a00:1]/1.pdf"],
	["http://[64:ff9b::7f00:1]/1.pdf"],
	["http://[fe80::1]/1.pdf"],
	["http://[fd00::1]/1.pdf"],
	["http://[2002:7f00:1::]/1.pdf"],
	["http://0.0.0.0/1.pdf"],
	["http://10.1.2.3/1.pdf"],
	["http://172.31.0.1/1.pdf"],
	["http://192.168.1.1/1.pdf"],
	["http://100.64.0.1/1.pdf"],
	["http://169.254.169.254/latest/meta-data/"],
	["https://192.168.1.1:8443/1.pdf"],
])("%s is inside a private network and not fetched", async (url) => {
	const resolve = everywhere("127.0.0.1");

	expect(await ask(url, { resolve })).toMatchObject({ status: 403, code: "private_address" });
});

describe("names", () => {
	test("one that points into a private network is refused", async () => {
		const files = await startFiles();

		const asked = await ask(`http://files.example.com:${files.port}/`, { resolve: everywhere("127.0.0.1") });

		expect([asked.code, files.got]).toEqual(["private_address", []]);
	});

	test("one private address among public ones is enough to refuse", async () => {
		const asked = await ask("http://files.example.com/", { resolve: everywhere("93.184.215.14", "10.0.0.1") });

		expect(asked.code).toBe("private_address");
	});

	test("is looked up once: what it points to afterwards changes nothing", async () => {
		const [files, inside] = [await startFiles(), await startFiles()];
		let lookups = 0;
		const resolve = async () => {
			lookups++;
			return lookups === 1 ? ["127.0.0.1"] : ["127.0.0.2"];
		};

		const asked = await ask(`http://rebind.example.com:${files.port}/`, {
			resolve,
			allowPrivate: ["rebind.example.com"],
		});

		expect([asked.status, lookups, inside.got]).toEqual([200, 1, []]);
	});

	test("the connection goes to the checked address and still names the host", async () => {
		const files = await startFiles();
		const host = `files.example.com:${files.port}`;

		await ask(`http://${host}/1.pdf`, { resolve: everywhere("127.0.0.1"), allowPrivate: [host] });

		expect(files.got[0]?.headers.host).toBe(host);
	});

	test("one that nobody knows is told as not reached", async () => {
		const resolve = () => Promise.reject(new Error("ENOTFOUND"));

		expect((await ask("http://nowhere.example.com/", { resolve })).code).toBe("offline");
	});

	test("allowing a host with a port allows no other port", async () => {
		const [allowed, other] = [await startFiles(), await startFiles()];

		expect((await ask(other.url, { allowPrivate: [allowed.host] })).code).toBe("private_address");
	});
});

describe("redirects", () => {
	test("are followed three times and no more", async () => {
		const files = await startFiles(({ url }, response) => {
			const left = Number(url?.slice(1));
			if (left === 0) response.end(PDF);
			else response.writeHead(302, { Location: `/${left - 1}` }).end();
		});
		const from = (left: number) => ask(`http://${files.host}/${left}`, { allowPrivate: [files.host] });

		expect((await from(3)).status).toBe(200);
		expect((await from(4)).code).toBe("redirects");
	});

	test.each([
		["into a private network", (inside: string) => inside, "private_address"],
		["to a file of this machine", () => "file:///etc/passwd", "bad_address"],
		["to an address with a password", (inside: string) => inside.replace("//", "//a:b@"), "bad_address"],
		["without saying where", () => "http://", "bad_address"],
	])("%s are not followed", async (_, location, code) => {
		const inside = await startFiles();
		const files = await startFiles((_request, response) => {
			response.writeHead(302, { Location: location(inside.url) }).end();
		});

		expect([(await ask(files.url, { allowPrivate: [files.host] })).code, inside.got]).toEqual([code, []]);
	});
});

describe("what comes", () => {
	test.each<[string, RequestListener, string]>([
		["a login page", (_, response) => response.end("<html>"), "not_original"],
		["nothing", (_, response) => response.end(), "not_original"],
		["the other form", (_, response) => response.end(OFD), "not_original"],
		["a refusal", (_, response) => response.writeHead(404).end("secret page"), "http"],
		[
			"a claim to be huge",
			(_, response) => response.writeHead(200, { "Content-Length": String(MAX_ORIGINAL + 1) }).write(PDF),
			"too_large",
		],
		[
			"a connection cut off",
			(_, response) => response.writeHead(200, { "Content-Length": "100" }).write(PDF, () => response.destroy()),
			"offline",
		],
	])("%s is not passed on", async (_, handle, code) => {
		const files = await startFiles(handle);

		const asked = await ask(files.url, { allowPrivate: [files.host] });

		expect(asked.code).toBe(code);
		expect(asked.text).not.toContain("secret");
	});

	test("a stream without end is cut off at the limit", async () => {
		const files = await startFiles((_, response) => {
			response.write(PDF);
			const part = Buffer.alloc(1024 * 1024);
			const more = () => {
				while (!response.destroyed && response.write(part));
			};
			response.on("drain", more);
			more();
		});

		expect((await ask(files.url, { allowPrivate: [files.host] })).code).toBe("too_large");
	});

	test("a server that never answers is given up", async () => {
		const files = await startFiles(() => undefined);

		expect(await ask(files.url, { allowPrivate: [files.host], timeoutMs: 50 })).toMatchObject({
			status: 504,
			code: "timeout",
		});
	});
});

test.each<[string, Record<string, string>, number]>([
	["of another origin", { Origin: "https://attacker.example" }, 403],
	["of a sandboxed frame", { Origin: "null" }, 403],
	["whose browser says cross-site", { "Sec-Fetch-Site": "cross-site" }, 403],
	["that is not JSON", { "Content-Type": "text/plain" }, 415],
])("a request %s is refused before anything is fetched", async (_, headers, status) => {
	const files = await startFiles();

	expect((await ask(files.url, { allowPrivate: [files.host] }, "pdf", headers)).status).toBe(status);
	expect(files.got).toEqual([]);
});

test.each([
	["ftp://files.example.com/1.pdf", "pdf", 400],
	["http://a:b@files.example.com/1.pdf", "pdf", 400],
	["not an address", "pdf", 400],
	[17, "pdf", 400],
	["http://files.example.com/1.pdf", "exe", 400],
	[`http://files.example.com/${"x".repeat(5000)}`, "pdf", 400],
	[`http://files.example.com/${"x".repeat(20_000)}`, "pdf", 413],
])("%s as %s is no address we fetch", async (url, form, status) => {
	expect((await ask(url, {}, form)).status).toBe(status);
});

test.each([
	["8.8.8.8", true],
	["2400:3200::1", true],
	["::1", false],
	["::", false],
	["2001:db8::1", false],
	["224.0.0.1", false],
	["255.255.255.255", false],
	["example.com", false],
	["", false],
])("%s is on the public internet: %s", (address, expected) => {
	expect(isPublicAddress(address)).toBe(expected);
});

test("the sample authority offers originals of this very server, and they are answered from within", async () => {
	const { url } = await startServer();
	const { number, issuedOn } = sampleInvoice("ordinary");
	const body = JSON.stringify({ fpdm: "", fphm: number, kprq: issuedOn, value: "200.00", sqm: SAMPLE_SQM });
	const headers = { "Content-Type": "application/json;charset=utf-8" };
	const reply = readFpcyBody(await (await fetch(new URL("/fpcy", url), { method: "POST", headers, body })).text());
	const told = reply.ok ? reply.value : undefined;
	const ownPage: typeof fetch = (input, init) => {
		const withOrigin = new Headers(init?.headers);
		withOrigin.set("Origin", new URL(url).origin);
		return fetch(input, { ...init, headers: withOrigin });
	};
	const through = { route: new URL("/original", url).href, fetch: ownPage };
	const signal = new AbortController().signal;

	for (const [form, address, start] of [
		["pdf", told?.pdfUrl, "%PDF-"],
		["ofd", told?.ofdUrl, "PK"],
	] as const) {
		const fetched = await fetchOriginal(address ?? "", form, through, signal);
		expect(new TextDecoder("latin1").decode(fetched.ok ? fetched.value.slice(0, 5) : new Uint8Array())).toContain(
			start,
		);
	}
	// Everything else of this machine stays closed.
	const other = await fetchOriginal(new URL("/index.html", url).href, "pdf", through, signal);
	expect(other).toEqual({ ok: false, error: { code: "private_address" } });
});

test("only the user at this machine is served: other programs can forge the heads of a page", async () => {
	const { url } = await startServer();

	const response = await fetch(new URL("/original", url), {
		method: "POST",
		headers: { "Content-Type": "application/json", Origin: new URL(url).origin, "X-Forwarded-For": "203.0.113.9" },
		body: JSON.stringify({ url: "https://files.example.com/1.pdf", form: "pdf" }),
	});

	expect(response.status).toBe(403);
});
