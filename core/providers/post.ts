import { err, ok, type Result } from "#core/base/result.ts";
import type { AskDeps, AskProblem } from "./provider.ts";
import { readBody } from "./read-body.ts";

/** A reply, whatever its status. */
export interface Posted {
	readonly ok: boolean;
	readonly status: number;
	readonly isJson: boolean;
	readonly text: string;
}

/** Posts and reads the whole reply, within the time and size a provider has. Sends no cookies, follows no redirects. */
export async function post(
	url: string,
	content: { readonly type: string; readonly body: string },
	deps: AskDeps,
	signal: AbortSignal,
): Promise<Result<Posted, AskProblem>> {
	const deadline = AbortSignal.timeout(deps.timeoutMs);
	try {
		const response = await deps.fetch(url, {
			method: "POST",
			headers: { "Content-Type": content.type, Accept: "application/json" },
			body: content.body,
			signal: AbortSignal.any([signal, deadline]),
			redirect: "error",
			credentials: "omit",
			referrerPolicy: "no-referrer",
			cache: "no-store",
		});
		const text = await readBody(response);
		if (!text.ok) return text;
		const isJson = /^application\/json\b/i.test(response.headers.get("content-type") ?? "");
		return ok({ ok: response.ok, status: response.status, isJson, text: text.value });
	} catch (cause) {
		// Only its name is looked at: some engines put the request into the error's text.
		if (signal.aborted) return err({ code: "aborted" });
		const late = deadline.aborted || (cause instanceof DOMException && cause.name === "TimeoutError");
		if (late) return err({ code: "timeout" });
		// A supplier that names us in its headers is reached without: only what failed is explained by it.
		return err({ code: (await deps.mayReach?.(url)) === false ? "no_permission" : "offline" });
	}
}
