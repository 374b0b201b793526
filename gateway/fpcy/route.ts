import { type Context, Hono } from "hono";

import { SAMPLE_SQM } from "#core/providers/sample.ts";
import type { Checked, CheckProblem, CheckService } from "#gateway/checks/check.ts";
import { headOf, readBody, socketOf } from "#gateway/incoming.ts";
import { noteOf, REQUEST_ID, type RequestNote } from "#gateway/ops/watch.ts";
import { securedResponse } from "#gateway/security.ts";
import type { Key } from "#gateway/store/store.ts";
import { clientAddress } from "#gateway/users/address.ts";
import type { Auth, AuthProblem } from "#gateway/users/auth.ts";
import { bearerOf } from "#gateway/users/bearer.ts";
import { refusalOf, replyText } from "./reply.ts";
import { type Body, readBodyValues, readWire, toQuery } from "./request.ts";

export interface FpcyOptions {
	readonly checks: CheckService;
	readonly auth: Auth;
	readonly trustProxy: boolean;
	/** Answers who sends the sample code. */
	readonly sampleAuthority: Hono;
}

type Refused = Parameters<typeof refusalOf>[0];

/** A question is five short values. */
const MAX_REQUEST = 16 * 1024;

/**
 * `POST /fpcy` (seed 003) for everybody who has a key of ours in the place of the 授权码. What is no question of the
 * interface is refused by status as well; everything else is answered with 200 and the interface's own code.
 */
export function fpcyRoute(options: FpcyOptions): Hono {
	const { auth, trustProxy, sampleAuthority } = options;
	const app = new Hono();

	app.post("/fpcy", async (c) => {
		noteOf(c).route = "/fpcy";
		const bytes = await readBody(c, MAX_REQUEST);
		if (bytes === undefined) return refuse(c, "too_large", 413);
		const body = readBodyValues(bytes, headOf(c, "content-type") ?? "");
		const secret = text(body?.sqm) || bearerOf(headOf(c, "authorization"));
		if (secret === SAMPLE_SQM) return askSample(c, bytes);
		if (!body || secret === "") return refuse(c, "malformed", 400);

		const key = await auth.find(secret, clientAddress(socketOf(c), headOf(c, "x-forwarded-for"), trustProxy));
		if (!key.ok) return turnAway(c, key.error);
		noteOf(c).key = key.value.id;
		const counted = await auth.count(key.value);
		return counted.ok ? ask(c, body, key.value) : turnAway(c, counted.error);
	});
	app.all("/fpcy", (c) => {
		noteOf(c).route = "/fpcy";
		return refuse(c, "malformed", 405);
	});

	async function ask(c: Context, body: Body, key: Key): Promise<Response> {
		const wire = readWire(body);
		if (!wire) return refuse(c, "malformed", 400);
		const query = toQuery(wire);
		if (!query.ok) return refuse(c, query.error.code, 200);
		const caller = { keyId: key.id, role: key.role };
		// Without a signal: who leaves does not end a question that may be paid for, and the request's own costs a lot.
		const done = await options.checks.check(query.value, caller, { fresh: wire.fresh }).catch((cause: unknown) => {
			noteOf(c).cause = cause;
		});
		if (!done) return refuse(c, "internal", 503);
		return done.ok ? answer(c, done.value) : withoutAnswer(c, done.error);
	}

	/** The raw authority reads the body itself, to the letter of the document. */
	async function askSample(c: Context, body: Uint8Array<ArrayBuffer>): Promise<Response> {
		noteOf(c).end = "sample";
		return sampleAuthority.fetch(new Request(c.req.url, { method: "POST", headers: c.req.raw.headers, body }));
	}

	return app;
}

function answer(c: Context, checked: Checked): Response {
	const note = noteOf(c);
	note.how = checked.how;
	note.end = checked.answer.outcome;
	return send(note, replyText(checked), 200);
}

function withoutAnswer(c: Context, problem: CheckProblem): Response {
	const { code } = problem;
	const retry = code === "no_supplier" ? problem.retryAfterMs : undefined;
	return refuse(c, code, code === "aborted" ? 503 : 200, retry);
}

function turnAway(c: Context, { code, retryAfterMs }: AuthProblem): Response {
	return refuse(c, code, code === "slow_down" ? 429 : 401, retryAfterMs);
}

function refuse(c: Context, why: Refused, status: number, retryAfterMs?: number): Response {
	const note = noteOf(c);
	note.end = why;
	return send(note, JSON.stringify(refusalOf(why)), status, {
		...(retryAfterMs !== undefined && { "Retry-After": String(Math.ceil(retryAfterMs / 1000)) }),
		...(status === 405 && { Allow: "POST" }),
		...(status === 401 && { "WWW-Authenticate": "Bearer" }),
	});
}

function send(note: RequestNote, json: string, status: number, more: Readonly<Record<string, string>> = {}): Response {
	return securedResponse(json, status, {
		"Content-Type": "application/json;charset=utf-8",
		"Cache-Control": "no-store",
		[REQUEST_ID]: note.id,
		...more,
	});
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}
