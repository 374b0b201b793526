/** What Node says when no connection came about: not a byte of the question has left. */
const NO_CONNECTION = [
	"ECONNREFUSED",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ENOTFOUND",
	"EAI_AGAIN",
	"UND_ERR_CONNECT_TIMEOUT",
	"CERT_HAS_EXPIRED",
	"DEPTH_ZERO_SELF_SIGNED_CERT",
	"SELF_SIGNED_CERT_IN_CHAIN",
	"UNABLE_TO_VERIFY_LEAF_SIGNATURE",
	"ERR_TLS_CERT_ALTNAME_INVALID",
];

/**
 * A `fetch` that remembers whether a question can have been sent at all. A provider tells both as `offline`, but a
 * connection that was refused has cost nothing, while one that broke afterwards may have cost a check.
 */
export function watchSending(fetchIt: typeof fetch): { readonly fetch: typeof fetch; neverSent(): boolean } {
	let tried = false;
	let sent = false;
	return {
		async fetch(input, init) {
			tried = true;
			try {
				const response = await fetchIt(input, init);
				sent = true;
				return response;
			} catch (cause) {
				sent ||= !isNoConnection(cause);
				throw cause;
			}
		},
		neverSent: () => tried && !sent,
	};
}

/** Also when every address of a name was tried in vain (`AggregateError`). */
function isNoConnection(cause: unknown): boolean {
	if (!(cause instanceof Error)) return false;
	if ("code" in cause && NO_CONNECTION.includes(String(cause.code))) return true;
	if (cause instanceof AggregateError) return cause.errors.length > 0 && cause.errors.every(isNoConnection);
	return isNoConnection(cause.cause);
}
