import type { IncomingMessage } from "node:http";

import { Hono } from "hono";
import * as z from "zod/mini";

import { err, ok, type Result } from "#core/base/result.ts";
import {
	MAX_ORIGINAL,
	type OriginalForm,
	type OriginalProblem,
	originalForms,
	type originalProblemCodes,
} from "#core/providers/original.ts";
import { readText } from "./body.ts";
import { getPinned, type Reach, resolveBySystem } from "./fetch-pinned.ts";
import { isOwnPage } from "./guard.ts";
import { sampleOriginal } from "./sample-original.ts";

export interface OriginalOptions extends Partial<Reach> {
	/** For everything together, redirects included. */
	readonly timeoutMs?: number;
}

const MAX_REQUEST = 16 * 1024;
const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 30_000;

const wanted = z.strictObject({ url: z.string().check(z.maxLength(4096)), form: z.enum(originalForms) });

/** First bytes of the two forms; an OFD is a ZIP. */
const STARTS: Readonly<Record<OriginalForm, readonly number[]>> = {
	pdf: [0x25, 0x50, 0x44, 0x46, 0x2d],
	ofd: [0x50, 0x4b, 0x03, 0x04],
};

const TYPES: Readonly<Record<OriginalForm, string>> = { pdf: "application/pdf", ofd: "application/ofd" };

/**
 * Fetches the electronic original an answer names (pdfurl, ofdurl), because a page may not reach it itself.
 *
 * The address comes from a supplier, so it may be anything: an attacker who answers, or alters an answer on its way
 * over plain http, could have this server fetch pages of the user's network or of a cloud's metadata service for him
 * (SSRF). Against that: only our own page may ask (guard.ts); only http and https, without a name and password, and
 * nothing of the user is sent along; names are looked up here and the connection goes to the address that was checked
 * (fetch-pinned.ts), anew for each of at most three redirects; private addresses are refused unless the user allowed
 * that host when starting the server; and nothing but bytes that begin like a PDF or OFD comes back, so that neither a
 * page nor its absence beyond a status can be read. What is fetched is not kept here.
 */
export function original(options: OriginalOptions): Hono {
	const { timeoutMs = TIMEOUT_MS, resolve = resolveBySystem, allowPrivate = [] } = options;
	const app = new Hono();
	app.post("/original", async (c) => {
		if (!isOwnPage(c.req.raw)) return c.json({ code: "foreign_page" }, 403);
		if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return c.json({ code: "not_json" }, 415);
		const text = await readText(c.req.raw, MAX_REQUEST);
		if (text === undefined) return c.json({ code: "bad_address" }, 413);
		const asked = wanted.safeParse(parseJson(text));
		const url = asked.success ? originalUrl(asked.data.url) : undefined;
		if (!asked.success || !url) return c.json({ code: "bad_address" }, 400);
		const { form } = asked.data;
		// The sample authority's files are our own: they are answered from within, and loopback stays closed.
		const own = url.host === c.req.header("host")?.toLowerCase() ? await sampleOriginal(url.pathname) : undefined;
		const deadline = AbortSignal.timeout(timeoutMs);
		const signal = AbortSignal.any([c.req.raw.signal, deadline]);
		const found = own ? ok(own) : await follow(url, { resolve, allowPrivate }, signal);
		const bytes = found.ok && !startsLike(found.value, form) ? err({ code: "not_original" } as const) : found;
		if (!bytes.ok) return c.json(bytes.error, statusOf(bytes.error.code));
		return new Response(bytes.value, { headers: { "Content-Type": TYPES[form], "Cache-Control": "no-store" } });
	});
	app.all("/original", (c) => c.json({ code: "post_only" }, 405, { Allow: "POST" }));
	return app;
}

type Found = Result<Uint8Array<ArrayBuffer>, OriginalProblem>;

async function follow(first: URL, reach: Reach, signal: AbortSignal): Promise<Found> {
	let url = first;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const reply = await getPinned(url, reach, signal);
		if (!reply.ok) return reply;
		const { statusCode: status = 0, headers } = reply.value;
		if (status < 300 || status > 399) return status === 200 ? read(reply.value, signal) : refused(reply.value, status);
		reply.value.destroy();
		const next = originalUrl(headers.location ?? "", url);
		if (!next) return err({ code: "bad_address" });
		url = next;
	}
	return err({ code: "redirects" });
}

function refused(reply: IncomingMessage, status: number): Found {
	reply.destroy();
	return err({ code: "http", status });
}

async function read(reply: IncomingMessage, signal: AbortSignal): Promise<Found> {
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		if (Number(reply.headers["content-length"]) > MAX_ORIGINAL) return err({ code: "too_large" });
		for await (const chunk of reply as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > MAX_ORIGINAL) return err({ code: "too_large" });
			chunks.push(chunk);
		}
		return ok(new Uint8Array(Buffer.concat(chunks)));
	} catch {
		return err({ code: signal.aborted ? "timeout" : "offline" }); // cut off on the way
	} finally {
		reply.destroy();
	}
}

function startsLike(bytes: Uint8Array, form: OriginalForm): boolean {
	return STARTS[form].every((byte, at) => bytes[at] === byte);
}

function originalUrl(text: string, base?: URL): URL | undefined {
	const url = URL.parse(text, base);
	const fit = url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
	return fit ? url : undefined;
}

function statusOf(code: (typeof originalProblemCodes)[number]): 400 | 403 | 502 | 504 {
	if (code === "private_address") return 403;
	if (code === "bad_address") return 400;
	return code === "timeout" ? 504 : 502;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // told as `bad_address`
	}
}
