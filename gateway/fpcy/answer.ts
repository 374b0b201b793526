import type { Hono } from "hono";

import { SAMPLE_SQM } from "#core/providers/sample.ts";
import type { Checked, CheckProblem, CheckService } from "#gateway/checks/check.ts";
import { REQUEST_ID, type RequestNote } from "#gateway/ops/watch.ts";
import type { Key } from "#gateway/store/store.ts";
import { clientAddress } from "#gateway/users/address.ts";
import type { Auth, AuthProblem } from "#gateway/users/auth.ts";
import { bearerOf } from "#gateway/users/bearer.ts";
import { byteText, refusalOf, replyBytes } from "./reply.ts";
import { type Body, readBodyValues, readWire, toQuery } from "./request.ts";

export interface FpcyOptions {
	readonly checks: CheckService;
	readonly auth: Auth;
	readonly trustProxy: boolean;
	/** Answers who sends the sample code. */
	readonly sampleAuthority: Hono;
}

/** One question as it came, whoever took it in. */
export interface Asked {
	/** `undefined` when it is longer than `MAX_REQUEST`. */
	readonly body: Uint8Array<ArrayBuffer> | undefined;
	readonly contentType: string;
	readonly authorization: string | undefined;
	readonly forwarded: string | undefined;
	/** Where the connection comes from. */
	readonly socket: string | undefined;
	readonly host: string;
}

/** What is told, as status, type and a character for each byte (`byteText`). */
export interface Told {
	readonly status: number;
	readonly bytes: string;
	/** JSON when nothing is said. */
	readonly type?: string;
	readonly heads?: Readonly<Record<string, string>>;
}

/** Never rejects but for a bug. */
export type Answering = (asked: Asked, note: RequestNote) => Promise<Told>;

type Refused = Parameters<typeof refusalOf>[0];

/** A question is five short values. */
export const MAX_REQUEST = 16 * 1024;

/** Type and heads of an answer. */
export function headsOf({ type = "application/json;charset=utf-8", heads }: Told, note: RequestNote) {
	return { "Content-Type": type, "Cache-Control": "no-store", [REQUEST_ID]: note.id, ...heads };
}

/**
 * Answers everybody who has a key of ours in the place of the 授权码 as the interface says (seed 003). What is no
 * question of it is refused by status as well; everything else is answered with 200 and the interface's own code.
 */
export function createAnswering(options: FpcyOptions): Answering {
	const { auth, checks, trustProxy, sampleAuthority } = options;

	return async (asked, note) => {
		const { body: bytes, contentType, authorization } = asked;
		if (bytes === undefined) return refuse(note, "too_large", 413);
		const body = readBodyValues(bytes, contentType);
		const secret = text(body?.sqm) || bearerOf(authorization);
		if (secret === SAMPLE_SQM) return askSample(asked, note);
		if (!body || secret === "") return refuse(note, "malformed", 400);

		const key = await auth.find(secret, clientAddress(asked.socket, asked.forwarded, trustProxy));
		if (!key.ok) return turnAway(note, key.error);
		note.key = key.value.id;
		const counted = await auth.count(key.value);
		return counted.ok ? ask(note, body, key.value) : turnAway(note, counted.error);
	};

	async function ask(note: RequestNote, body: Body, key: Key): Promise<Told> {
		const wire = readWire(body);
		if (!wire) return refuse(note, "malformed", 400);
		const query = toQuery(wire);
		if (!query.ok) return refuse(note, query.error.code, 200);
		const caller = { keyId: key.id, role: key.role };
		// Without a signal: who leaves does not end a question that may be paid for, and the request's own costs a lot.
		const done = await checks.check(query.value, caller, { fresh: wire.fresh }).catch((cause: unknown) => {
			note.cause = cause;
		});
		if (!done) return refuse(note, "internal", 503);
		return done.ok ? answer(note, done.value) : withoutAnswer(note, done.error);
	}

	/** The raw authority reads the body itself, to the letter of the document. */
	async function askSample({ body, contentType, host }: Asked, note: RequestNote): Promise<Told> {
		note.end = "sample";
		const headers = { "content-type": contentType };
		const init = { method: "POST", headers, body: body ?? null };
		const reply = await sampleAuthority.fetch(new Request(`http://${host}/fpcy`, init));
		const bytes = byteText(await reply.text());
		return { status: reply.status, bytes, type: reply.headers.get("content-type") ?? "text/plain" };
	}
}

function answer(note: RequestNote, checked: Checked): Told {
	note.how = checked.how;
	note.end = checked.answer.outcome;
	return { status: 200, bytes: replyBytes(checked) };
}

function withoutAnswer(note: RequestNote, problem: CheckProblem): Told {
	const { code } = problem;
	const retry = code === "no_supplier" ? problem.retryAfterMs : undefined;
	return refuse(note, code, code === "aborted" ? 503 : 200, retry);
}

function turnAway(note: RequestNote, { code, retryAfterMs }: AuthProblem): Told {
	return refuse(note, code, code === "slow_down" ? 429 : 401, retryAfterMs);
}

export function refuse(note: RequestNote, why: Refused, status: number, retryAfterMs?: number): Told {
	note.end = why;
	return {
		status,
		bytes: byteText(JSON.stringify(refusalOf(why))),
		heads: {
			...(retryAfterMs !== undefined && { "Retry-After": String(Math.ceil(retryAfterMs / 1000)) }),
			...(status === 405 && { Allow: "POST" }),
			...(status === 401 && { "WWW-Authenticate": "Bearer" }),
		},
	};
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}
