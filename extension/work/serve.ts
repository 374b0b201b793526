import { isOwnPage, type Sender } from "#extension/protocol/own-page.ts";
import { readCall } from "./calls.ts";
import { WorkLocked } from "./locked.ts";
import type { Work } from "./work.ts";

/** Name of the ports that lead to the work room. */
export const PORT = "work";

/** What the room says first: a port that nobody serves stays silent. */
export const HELLO = "work room";

/** The answer to a call. `error` is a code: what was thrown may quote an invoice. */
export type Reply =
	| { readonly id: number; readonly ok: true; readonly value?: unknown }
	| { readonly id: number; readonly ok: false; readonly error: "bad_call" | "locked" | "failed" };

/** A port as the room needs it; `runtime.Port` is one. */
export interface ServedPort {
	readonly name: string;
	readonly sender?: Sender | undefined;
	postMessage(message: unknown): void;
	disconnect(): void;
	readonly onMessage: { addListener(listener: (message: unknown) => void): void };
	readonly onDisconnect: { addListener(listener: () => void): void };
}

/**
 * Serves the room's work on a port. A page that got at our scripts must not reach the library: only pages of our own
 * are answered, only methods on the list are called, and only with arguments that have their shape.
 */
export function servePort(port: ServedPort, work: Work, own: { readonly id: string; readonly root: string }): void {
	if (port.name !== PORT) return;
	if (!isOwnPage(port.sender, own)) {
		port.disconnect();
		return;
	}
	let open = true;
	const send = (message: unknown) => {
		if (open) port.postMessage(message);
	};
	// A port alone keeps nobody here: whoever holds it opens the room again with the next call.
	port.onDisconnect.addListener(() => {
		open = false;
	});
	port.onMessage.addListener((message) => {
		const call = readCall(message);
		if (!call) return;
		const { id, method, args } = call;
		if (!args) return send({ id, ok: false, error: "bad_call" } satisfies Reply);
		(Reflect.apply(work[method], work, args) as Promise<unknown>) // the list's shapes are those of the method
			.then(
				(value) => send({ id, ok: true, value } satisfies Reply),
				(cause: unknown) => {
					const error = cause instanceof WorkLocked ? "locked" : "failed";
					send({ id, ok: false, error } satisfies Reply);
				},
			)
			.catch(() => undefined); // a value that is no JSON, or a port that closed this moment
	});
	send({ hello: HELLO });
}
