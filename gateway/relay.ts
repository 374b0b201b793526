import { Hono } from "hono";
import * as z from "zod/mini";

import { RELAY_STATUS } from "#core/providers/relay.ts";
import { readBytes, readText } from "./body.ts";
import { isOwnPage } from "./guard.ts";

export interface RelayOptions {
	readonly fetch: typeof fetch;
	/** The supplier's time; the page's own limit is shorter. */
	readonly timeoutMs: number;
}

const MAX_REQUEST = 16 * 1024;
/** One more than a page accepts, so that the page can say that it was too much. */
const MAX_REPLY = 1024 * 1024 + 1;

const outer = z.strictObject({ url: z.string(), body: z.string() });

/** Only this is passed on, so that the relay is of no use for anything but asking about an invoice. */
const inner = z.strictObject({
	fpdm: z.string().check(z.maxLength(20)),
	fphm: z.string().check(z.maxLength(20)),
	kprq: z.string().check(z.maxLength(10)),
	value: z.string().check(z.maxLength(40)),
	sqm: z.string().check(z.maxLength(512)),
});

/**
 * Passes a page's question to the supplier the user set, because a page may not reach `http://supplier/fpcy` itself.
 *
 * A foreign page in the same browser could try to use it to reach machines in the user's network. It cannot: the
 * request must come from a page of this very origin, whose name is checked against DNS rebinding (guard.ts); it must
 * be JSON, which a foreign page cannot send without asking first; and only an invoice question is passed on, without
 * cookies and without following redirects. Bodies hold the 授权码 and are never logged.
 */
export function relay(options: RelayOptions): Hono {
	const app = new Hono();
	app.post("/relay", async (c) => {
		if (!isOwnPage(c.req.raw)) return c.json({ code: "foreign_page" }, 403);
		if (!/^application\/json\b/i.test(c.req.header("content-type") ?? "")) return c.json({ code: "not_json" }, 415);
		const text = await readText(c.req.raw, MAX_REQUEST);
		if (text === undefined) return c.json({ code: "too_large" }, 413);
		const asked = outer.safeParse(parseJson(text));
		const question = asked.success ? inner.safeParse(parseJson(asked.data.body)) : undefined;
		const url = asked.success ? supplierAddress(asked.data.url) : undefined;
		if (!question?.success || !url) return c.json({ code: "bad_request" }, 400);
		return pass(url, JSON.stringify(question.data), c.req.raw.signal);
	});
	app.all("/relay", (c) => c.json({ code: "post_only" }, 405, { Allow: "POST" }));

	async function pass(url: string, body: string, gone: AbortSignal): Promise<Response> {
		const deadline = AbortSignal.timeout(options.timeoutMs);
		try {
			const reply = await options.fetch(url, {
				method: "POST",
				headers: { "Content-Type": "application/json;charset=utf-8", Accept: "application/json" },
				body,
				redirect: "error",
				signal: AbortSignal.any([gone, deadline]),
			});
			const bytes = await readBytes(reply.body, MAX_REPLY);
			return new Response(bytes ?? new Uint8Array(MAX_REPLY), {
				headers: {
					"Content-Type": "application/octet-stream",
					"Cache-Control": "no-store",
					[RELAY_STATUS]: String(reply.status),
				},
			});
		} catch {
			// The cause is left out on purpose: it can hold the address and parts of the request.
			return Response.json(
				{ code: deadline.aborted ? "timeout" : "offline" },
				{ status: deadline.aborted ? 504 : 502 },
			);
		}
	}
	return app;
}

function supplierAddress(text: string): string | undefined {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return undefined;
	return url.href;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // told as `bad_request`
	}
}
