import { Hono } from "hono";

import { headOf, readBody, socketOf } from "#gateway/incoming.ts";
import { noteOf } from "#gateway/ops/watch.ts";
import { securedData } from "#gateway/security.ts";
import { type Answering, headsOf, MAX_REQUEST, refuse } from "./answer.ts";

/** `/fpcy` for all that does not go in by the door: other methods, bodies without a length or with too great a one. */
export function fpcyRoute(answering: Answering): Hono {
	const app = new Hono();
	app.all("/fpcy", async (c) => {
		const note = noteOf(c);
		note.route = "/fpcy";
		const told =
			c.req.method === "POST"
				? await answering(
						{
							body: await readBody(c, MAX_REQUEST),
							contentType: headOf(c, "content-type") ?? "",
							authorization: headOf(c, "authorization"),
							forwarded: headOf(c, "x-forwarded-for"),
							socket: socketOf(c),
							host: headOf(c, "host") ?? "",
						},
						note,
					)
				: refuse(note, "malformed", 405);
		return securedData(Buffer.from(told.bytes, "latin1"), told.status, headsOf(told, note));
	});
	return app;
}
