import * as z from "zod/mini";

import { repeatable } from "./calls.ts";
import { WorkLocked } from "./locked.ts";
import { HELLO } from "./serve.ts";
import type { Work } from "./work.ts";

/** A port as the client needs it; `runtime.Port` is one. */
export interface ClientPort {
	postMessage(message: unknown): void;
	disconnect(): void;
	readonly onMessage: { addListener(listener: (message: unknown) => void): void };
	readonly onDisconnect: { addListener(listener: () => void): void };
}

export interface Road {
	/** Makes the room where it is not there. */
	ensureRoom(): Promise<void>;
	/** A port to it; nobody may be behind it yet. */
	open(): ClientPort;
	/** Milliseconds for the room to say hello; loading its code takes a second on a slow machine. */
	readonly helloMs: number;
	/** Times to try before giving up. */
	readonly tries: number;
}

/** The room could not be reached, or died with the call in it. */
export class WorkEnded extends Error {
	override name = "WorkEnded";
}

const hello = z.object({ hello: z.literal(HELLO) });
const reply = z.discriminatedUnion("ok", [
	z.object({ id: z.int(), ok: z.literal(true), value: z.optional(z.unknown()) }),
	z.object({ id: z.int(), ok: z.literal(false), error: z.string() }),
]);

interface Connection {
	call(method: keyof Work, args: readonly unknown[]): Promise<unknown>;
	readonly ended: boolean;
}

/**
 * `Work` over a port that is opened at the first call and again when the room died. A call that died with it is asked
 * again where asking twice does no harm; else it rejects with `WorkEnded`, and nothing is known of its end.
 */
export function connectOver(road: Road): Work {
	let current: Promise<Connection> | undefined;

	async function connection(): Promise<Connection> {
		for (;;) {
			current ??= connect(road); // calls that come together share one port
			const mine = current;
			const held = await mine.catch((cause: unknown) => {
				if (current === mine) current = undefined;
				throw cause;
			});
			if (!held.ended) return held;
			if (current === mine) current = undefined;
		}
	}

	async function call(method: keyof Work, args: readonly unknown[]): Promise<unknown> {
		try {
			return await (await connection()).call(method, args);
		} catch (cause) {
			if (!(cause instanceof WorkEnded) || !repeatable.has(method)) throw cause;
			return (await connection()).call(method, args);
		}
	}

	return new Proxy({} as Work, {
		get(_, name) {
			// Whoever awaits the work asks it for `then`; it is not a promise.
			if (typeof name === "symbol" || name === "then") return undefined;
			return (...args: unknown[]) => call(name as keyof Work, args); // the room knows its names
		},
	});
}

async function connect(road: Road): Promise<Connection> {
	for (let attempt = 0; attempt < road.tries; attempt++) {
		await road.ensureRoom();
		const port = road.open();
		const connected = await greet(port, road.helloMs);
		if (connected) return connected;
	}
	throw new WorkEnded("the work room does not answer");
}

function problemOf(error: string): Error {
	return error === "locked" ? new WorkLocked("work: locked") : new Error(`work: ${error}`);
}

/** Waits for the room's hello: another page of ours may have taken the port, or the room be still loading. */
function greet(port: ClientPort, helloMs: number): Promise<Connection | undefined> {
	const waiting = new Map<number, { resolve(value: unknown): void; reject(cause: Error): void }>();
	let last = 0;
	let ended = false;
	return new Promise((resolve) => {
		const timer = setTimeout(() => {
			port.disconnect();
			resolve(undefined);
		}, helloMs);
		port.onDisconnect.addListener(() => {
			ended = true;
			clearTimeout(timer);
			// At once would be too soon for a room that is only loading.
			setTimeout(() => resolve(undefined), 100);
			for (const { reject } of waiting.values()) reject(new WorkEnded("the work room died"));
			waiting.clear();
		});
		port.onMessage.addListener((message) => {
			if (hello.safeParse(message).success) {
				clearTimeout(timer);
				return resolve({
					get ended() {
						return ended;
					},
					call: (method, args) =>
						new Promise((done, reject) => {
							if (ended) return reject(new WorkEnded("the work room died"));
							const id = ++last;
							waiting.set(id, { resolve: done, reject });
							port.postMessage({ id, method, args });
						}),
				});
			}
			const read = reply.safeParse(message);
			if (!read.success) return;
			const { id } = read.data;
			if (read.data.ok) waiting.get(id)?.resolve(read.data.value);
			else waiting.get(id)?.reject(problemOf(read.data.error));
			waiting.delete(id);
		});
	});
}
