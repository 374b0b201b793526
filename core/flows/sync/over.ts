import { parseJson } from "#core/sync/schema/json.ts";
import type { Message } from "#core/sync/schema/messages.ts";

export type AskReply = Extract<Message, { t: "answer" | "unanswered" }>;

/** A page's question over the bridge. `undefined`: nobody is there who may ask, and nothing was sent. */
export type AskOver = (url: string, body: string, signal: AbortSignal) => Promise<AskReply | undefined>;

/**
 * A `fetch` that hands what would go to our own server's `/relay` to the extension, when one is there that may ask that
 * address; else it goes where it would. What was sent once is never sent again by the other way: a question costs money.
 */
export function overBridge(fetchIt: typeof fetch, bridge: () => AskOver | undefined): typeof fetch {
	return async (input, init) => {
		const ask = bridge();
		const relayed = ask && URL.parse(String(input))?.pathname === "/relay" ? relayedIn(init?.body) : undefined;
		const reply =
			ask && relayed && (await ask(relayed.url, relayed.body, init?.signal ?? new AbortController().signal));
		if (!reply) return fetchIt(input, init);
		if (reply.t === "answer") {
			// As our own server's relay would say it (core/providers/relay.ts).
			return new Response(reply.text, { headers: { "x-relay-status": String(reply.status) } });
		}
		if (reply.problem === "timeout") throw new DOMException("the supplier took too long", "TimeoutError");
		throw new TypeError("the extension could not reach the supplier");
	};
}

function relayedIn(body: unknown): { readonly url: string; readonly body: string } | undefined {
	const said = typeof body === "string" ? parseJson(body) : undefined;
	if (typeof said !== "object" || said === null || !("url" in said) || !("body" in said)) return undefined;
	return typeof said.url === "string" && typeof said.body === "string" ? { url: said.url, body: said.body } : undefined;
}
