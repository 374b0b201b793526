import { randomBytes } from "node:crypto";

import type { Context, Env, MiddlewareHandler } from "hono";

import { isSecured } from "#gateway/security.ts";
import { errorFacts, type Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** What a route may tell about its request, for one line of the log. */
export interface RequestNote {
	route: string;
	readonly id: string;
	readonly began: number;
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

export interface Watch {
	begin(route?: string): RequestNote;
	end(note: RequestNote, method: string, status: number): void;
	readonly middleware: MiddlewareHandler<Watched>;
}

/** One line and one count for every request, whatever becomes of it. */
export function createWatch(log: Log, metrics: Metrics): Watch {
	const start = randomBytes(4).toString("hex");
	let count = 0;

	function begin(route = FILES): RequestNote {
		count += 1;
		return { route, id: `${start}-${count}`, began: performance.now() };
	}

	function end(note: RequestNote, method: string, status: number): void {
		const ms = performance.now() - note.began;
		metrics.request({ route: note.route, status, ms });
		const quiet = isQuiet(note) && note.cause === undefined && status < 500;
		if (quiet && !log.isLevelEnabled("debug")) return;
		const { cause, began: _, ...rest } = note;
		const line = { ...rest, method, status, ms: Math.round(ms * 10) / 10 };
		if (cause !== undefined) log.error({ ...line, ...errorFacts(cause) });
		else if (quiet) log.debug(line);
		else log.info(line);
	}

	return {
		begin,
		end,
		async middleware(c, next) {
			const note = begin();
			c.set("note", note);
			await next();
			// `c.header` would make a whole Response of the light one
			if (!isSecured(c.res)) c.res.headers.set(REQUEST_ID, note.id);
			end(note, c.req.method, c.res.status);
		},
	};
}

/** The note of a request; a server that is not watched has none. */
export function noteOf(c: Context): RequestNote {
	const note: RequestNote | undefined = c.get("note");
	return note ?? { route: "", id: "", began: 0 };
}
