import type { IncomingMessage, ServerResponse } from "node:http";

import { headIn } from "#gateway/incoming.ts";
import type { RequestNote, Watch } from "#gateway/ops/watch.ts";
import { DATA_HEADERS } from "#gateway/security.ts";
import { type Answering, headsOf, MAX_REQUEST, type Told } from "./answer.ts";

export interface DoorOptions {
	readonly answering: Answering;
	readonly watch: Watch;
	/** Whether the name a client used is one of ours. */
	readonly own: (host: string | undefined) => boolean;
	readonly stopping: () => boolean;
}

/** Takes a request that is its business; `false` when it is not, and nothing was done to it. */
export type Door = (message: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Nearly all that a gateway is asked are short questions with their length said, and mostly the answer is kept: then
 * the way through the adaptor's Request, the router and a Response costs as much as the answer (`npm run bench --
 * gateway`). So these go straight from Node's message to the answer; all else goes to the route, which asks the same.
 */
export function fpcyDoor({ answering, watch, own, stopping }: DoorOptions): Door {
	async function serve(message: IncomingMessage, response: ServerResponse, body: Buffer[], note: RequestNote) {
		const told = await answering(
			{
				body: Buffer.concat(body),
				contentType: message.headers["content-type"] ?? "",
				authorization: message.headers.authorization,
				forwarded: headIn(message, "x-forwarded-for"),
				socket: message.socket.remoteAddress,
				host: message.headers.host ?? "",
			},
			note,
		).catch((cause: unknown) => failed(note, cause));
		send(response, told, note);
		watch.end(note, "POST", told.status);
	}

	function send(response: ServerResponse, told: Told, note: RequestNote): void {
		const { bytes, status } = told;
		response.writeHead(status, {
			...DATA_HEADERS,
			...headsOf(told, note),
			"Content-Length": bytes.length,
			...(stopping() && { Connection: "close" }), // kept connections would keep a stopping server from ending
		});
		response.end(bytes, "latin1");
	}

	return (message, response) => {
		if (message.url !== "/fpcy" || message.method !== "POST") return false;
		const { host, "content-length": length } = message.headers;
		if (length === undefined || Number(length) > MAX_REQUEST || !own(host)) return false;
		const note = watch.begin("/fpcy");
		const body: Buffer[] = [];
		let missing = Number(length);
		// Answered with the last byte it said: the stream's own end comes turns of the event loop later.
		const take = () => {
			for (let chunk: Buffer | null = message.read(); chunk; chunk = message.read()) {
				body.push(chunk);
				missing -= chunk.length;
			}
			if (missing > 0) return;
			message.off("readable", take);
			message.off("error", breakOff).on("error", () => undefined); // the answer goes on, if only into the audit
			void serve(message, response, body, note);
		};
		const breakOff = (cause: unknown) => {
			note.cause = cause;
			watch.end(note, "POST", 500); // nobody is there to be answered
		};
		message.on("readable", take).on("error", breakOff);
		return true;
	};
}

/** No text of the error: it may quote a request. */
function failed(note: RequestNote, cause: unknown): Told {
	note.cause = cause;
	return { status: 500, bytes: "internal error\n", type: "text/plain; charset=UTF-8" };
}
