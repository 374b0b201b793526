import * as z from "zod/mini";
import { err, ok, type Result } from "#core/base/result.ts";

import { parseExactJson } from "#core/providers/exact-json.ts";
import { post } from "#core/providers/post.ts";
import type { AskDeps, AskProblem } from "#core/providers/provider.ts";

export interface BaiduToken {
	/** The token that is valid now; many who wait fetch one. */
	get(deps: AskDeps, signal: AbortSignal): Promise<Result<string, AskProblem>>;
	/** This one is over before its time. */
	forget(token: string): void;
}

/** Renewed this long before it ends, so that none ends on the way. */
const MARGIN_MS = 10 * 60_000;

const granted = z.object({
	access_token: z.string().check(z.minLength(1)),
	expires_in: z.string().check(z.regex(/^\d{1,9}$/)),
});

/** Keeps the access token that API key and secret are exchanged for. Neither is ever logged or told. */
export function createBaiduToken(account: {
	readonly url: URL;
	readonly key: string;
	readonly secret: string;
}): BaiduToken {
	let held: { readonly token: string; readonly until: number } | undefined;
	let fetching: Promise<Result<string, AskProblem>> | undefined;

	async function renew(deps: AskDeps): Promise<Result<string, AskProblem>> {
		const { url, key, secret } = account;
		const address = new URL(url);
		// The vendor's document wants them in the address; over https nobody on the way reads it.
		address.search = new URLSearchParams({
			grant_type: "client_credentials",
			client_id: key,
			client_secret: secret,
		}).toString();
		// Whoever waits may go; the token is for all of them.
		const posted = await post(address.href, { type: "application/json", body: "" }, deps, new AbortController().signal);
		if (!posted.ok) return posted;
		const read = granted.safeParse(parseExactJson(posted.value.text));
		if (!read.success)
			return err(posted.value.ok ? { code: "bad_answer" } : { code: "http", status: posted.value.status });
		const { access_token: token, expires_in: seconds } = read.data;
		held = { token, until: deps.now().getTime() + Number(seconds) * 1000 - MARGIN_MS };
		return ok(token);
	}

	return {
		async get(deps, signal) {
			if (held && held.until > deps.now().getTime()) return ok(held.token);
			fetching ??= renew(deps).finally(() => {
				fetching = undefined;
			});
			return abortable(fetching, signal);
		},
		forget(token) {
			if (held?.token === token) held = undefined;
		},
	};
}

function abortable(
	work: Promise<Result<string, AskProblem>>,
	signal: AbortSignal,
): Promise<Result<string, AskProblem>> {
	const { promise, resolve } = Promise.withResolvers<Result<string, AskProblem>>();
	const stop = () => resolve(err({ code: "aborted" }));
	if (signal.aborted) stop();
	signal.addEventListener("abort", stop, { once: true });
	return Promise.race([work, promise]).finally(() => signal.removeEventListener("abort", stop));
}
