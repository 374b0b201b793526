import { err, ok, type Problem, type Result } from "#core/base/result.ts";

/** Forms an authority offers the electronic original (版式文件) in. */
export const originalForms = ["pdf", "ofd"] as const;
export type OriginalForm = (typeof originalForms)[number];

/** Why an original could not be fetched; our own server says most of them. */
export const originalProblemCodes = [
	"bad_address", // not http(s), or with a name and password
	"private_address", // inside a private network
	"redirects", // more than three
	"too_large",
	"not_original", // neither a PDF nor an OFD
	"http", // fact: status
	"timeout",
	"offline",
	"not_available", // this page's server has no such route
	"aborted",
] as const;
export type OriginalProblem = Problem<(typeof originalProblemCodes)[number]>;

/** 20 MB: an invoice's file has some hundred kilobytes. */
export const MAX_ORIGINAL = 20 * 1024 * 1024;

/** Fetches an original through our own server, since a page may neither reach nor trust a foreign address. */
export async function fetchOriginal(
	url: string,
	form: OriginalForm,
	through: { readonly route: string; readonly fetch: typeof fetch },
	signal: AbortSignal,
): Promise<Result<Uint8Array, OriginalProblem>> {
	try {
		const response = await through.fetch(through.route, {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ url, form }),
			credentials: "same-origin",
			cache: "no-store",
			signal,
		});
		if (response.ok) return ok(new Uint8Array(await response.arrayBuffer()));
		return err(problemIn(await response.text()));
	} catch {
		return err({ code: signal.aborted ? "aborted" : "offline" }); // the error's text can hold the address
	}
}

function problemIn(text: string): OriginalProblem {
	try {
		const { code, status } = JSON.parse(text) as { code?: unknown; status?: unknown }; // looked at member by member
		const known = originalProblemCodes.find((one) => one === code);
		if (known) return { code: known, ...(typeof status === "number" && { status }) };
	} catch {
		// A proxy's page in place of our JSON: told below.
	}
	return { code: "not_available" };
}
