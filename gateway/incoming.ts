import type { IncomingMessage } from "node:http";

import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

import { readRequest } from "./body.ts";

/**
 * What a request says, taken from Node's own message: the adaptor's Request wraps and copies heads and body first, which
 * shows in the throughput (`npm run bench -- gateway`). A request that a test makes without a connection has no such
 * message.
 */
function messageOf(c: Context): IncomingMessage | undefined {
	const { incoming } = (c.env ?? {}) as Partial<HttpBindings>; // what the Node adaptor gives
	return incoming && "httpVersion" in incoming ? (incoming as IncomingMessage) : undefined; // only http is served
}

/** Where the request's connection comes from. */
export function socketOf(c: Context): string | undefined {
	return messageOf(c)?.socket.remoteAddress;
}

/** A head, by its name in small letters. */
export function headOf(c: Context, name: string): string | undefined {
	const message = messageOf(c);
	return message ? headIn(message, name) : c.req.header(name);
}

/** The same of Node's message alone. */
export function headIn(message: IncomingMessage, name: string): string | undefined {
	const head = message.headers[name];
	return Array.isArray(head) ? head.join(", ") : head;
}

/** The body, `undefined` when it is longer than `limit` bytes; nothing beyond the limit is kept. Rejects when it breaks off. */
export function readBody(c: Context, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const message = messageOf(c);
	return message ? readMessage(message, limit) : readRequest(c.req.raw, limit);
}

function readMessage(message: IncomingMessage, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
	return new Promise((resolve, reject) => {
		if (Number(message.headers["content-length"]) > limit) return resolve(undefined);
		const chunks: Buffer<ArrayBuffer>[] = [];
		let length = 0;
		const take = (chunk: Buffer<ArrayBuffer>) => {
			length += chunk.length;
			if (length <= limit) return chunks.push(chunk);
			message.off("data", take); // what still comes is the adaptor's to drain or to cut off
			resolve(undefined);
		};
		message.on("data", take);
		message.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
		message.on("error", reject);
	});
}
