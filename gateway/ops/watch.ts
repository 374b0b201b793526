import { randomBytes } from "node:crypto";

import type { Context, Env, MiddlewareHandler } from "hono";

import { isSecured } from "#gateway/security.ts";
import { errorFacts, type Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** What a route may tell about its request, for one line of the log. */
export interface RequestNote {
	route: string;
	readonly id: string;
	/** Id of the key, never the key. */
	key?: string;
	how?: string;
	/** Outcome of the check, or why there was none. */
	end?: string;
	cause?: unknown;
}

export interface Watched extends Env {
	Variables: { note: RequestNote };
}

/** Head by which a response names its line in the log. */
export const REQUEST_ID = "X-Request-Id";

/** Routes whose requests are worth a line at the usual level; files of the app are not. */
const FILES = "file";

/** One line and one count for every request, whatever becomes of it. */
export function watch(log: Log, metrics: Metrics): MiddlewareHandler<Watched> {
	const start = randomBytes(4).toString("hex");
	let count = 0;
	return async (c, next) => {
		const began = performance.now();
		count += 1;
		const note: RequestNote = { route: FILES, id: `${start}-${count}` };
		c.set("note", note);
		await next();
		// `c.header` would make a whole Response of the light one
		if (!isSecured(c.res)) c.res.headers.set(REQUEST_ID, note.id);
		const ms = performance.now() - began;
		const { status } = c.res;
		const { route, cause, ...rest } = note;
		metrics.request({ route, status, ms });
		const line = { ...rest, route, method: c.req.method, status, ms: Math.round(ms * 10) / 10 };
		if (cause !== undefined) log.error({ ...line, ...errorFacts(cause) });
		else if (route === FILES && status < 500) log.debug(line);
		else log.info(line);
	};
}

/** The note of a request; a server that is not watched has none. */
export function noteOf(c: Context): RequestNote {
	const note: RequestNote | undefined = c.get("note");
	return note ?? { route: "", id: "" };
}
