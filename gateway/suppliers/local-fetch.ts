import type { Hono } from "hono";

/** A `fetch` that asks an app of this very process as if over the network, by the address the server has there. */
export function localFetch(app: Hono, ownUrl: () => string): typeof fetch {
	return async (input, init = {}) => {
		const { signal, method = "GET", headers = {}, body = null } = init;
		signal?.throwIfAborted();
		const { promise, reject } = Promise.withResolvers<never>();
		const stop = () => reject(signal?.reason);
		signal?.addEventListener("abort", stop, { once: true });
		const address = new URL(new URL(String(input)).pathname, ownUrl());
		const answered = Promise.resolve(app.fetch(new Request(address, { method, headers, body })));
		return Promise.race([answered, promise]).finally(() => signal?.removeEventListener("abort", stop));
	};
}
