/** Head by which our own server tells that the supplier's reply follows, whatever its status was. */
export const RELAY_STATUS = "x-relay-status";

/**
 * A `fetch` that goes through our own server's `/relay`: a page may not reach `http://supplier/fpcy` itself (CORS, mixed
 * content). The page sends the address and the body to its own origin; what comes back is the supplier's reply.
 */
export function relayFetch(relay: string, fetchIt: typeof fetch): typeof fetch {
	return async (input, init) => {
		const url = input instanceof Request ? input.url : String(input);
		const response = await fetchIt(relay, {
			...init,
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ url, body: init?.body }),
			credentials: "same-origin",
		});
		if (response.status === 504) throw new DOMException("the supplier took too long", "TimeoutError");
		const status = Number(response.headers.get(RELAY_STATUS));
		if (!(status >= 200 && status <= 599)) throw new TypeError("the relay could not reach the supplier");
		return new Response(status === 204 || status === 205 || status === 304 ? null : response.body, { status });
	};
}
