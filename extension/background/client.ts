import { browser } from "wxt/browser";
import * as z from "zod/mini";

import type { BackgroundForRoom } from "./for-room.ts";
import type { Hub } from "./hub.ts";

const reply = z.discriminatedUnion("ok", [
	z.object({ ok: z.literal(true), value: z.optional(z.unknown()) }),
	z.object({ ok: z.literal(false), error: z.string() }),
]);

/** The background, from the popup and the options page. A call that fails rejects with a code as the error's message. */
export function connectHub(): Hub {
	return remote<Hub>();
}

/** The background, from the work room. */
export function connectRoomBackground(): BackgroundForRoom {
	return remote<BackgroundForRoom>();
}

function remote<T extends object>(): T {
	return new Proxy({} as T, {
		get(_, method) {
			// Whoever awaits it asks it for `then`; it is not a promise.
			if (typeof method === "symbol" || method === "then") return undefined;
			return async (...args: unknown[]) => {
				const read = reply.safeParse(await browser.runtime.sendMessage({ to: "hub", method, args }));
				if (!read.success) throw new Error("no_background");
				if (!read.data.ok) throw new Error(read.data.error);
				return read.data.value;
			};
		},
	});
}
