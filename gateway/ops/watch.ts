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

const FILES = "file";

/** Files of the app; and answers that were kept, which cost nobody anything and stand in the audit. */
const isQuiet = ({ route, how }: RequestNote) => route === FILES || how === "kept";

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
		metrics.request({ route: note.route, status, ms });
		const quiet = isQuiet(note) && note.cause === undefined && status < 500;
		if (quiet && !log.isLevelEnabled("debug")) return;
		const { cause, ...rest } = note;
		const line = { ...rest, method: c.req.method, status, ms: Math.round(ms * 10) / 10 };
		if (cause !== undefined) log.error({ ...line, ...errorFacts(cause) });
		else if (quiet) log.debug(line);
		else log.info(line);
	};
}

/** The note of a request; a server that is not watched has none. */
export function noteOf(c: Context): RequestNote {
	const note: RequestNote | undefined = c.get("note");
	return note ?? { route: "", id: "" };
}
