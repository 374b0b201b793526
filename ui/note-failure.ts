/** What a word or a number of ours or of the browser's looks like; anything else may be somebody's data. */
const PLAIN = /^\$?[A-Za-z_]{1,40}$|^\d{1,3}$/;

/**
 * Notes in the console that something failed: the place and the kind of the error (name, code), never its message or its
 * stack, which may quote an invoice, the name of a file or an address. The one place that writes there.
 */
export function noteFailure(place: string, cause: unknown): void {
	console.warn(`yanpiao: ${place}: ${kindOf(cause)}`);
}

/** What nobody has caught is noted in the same way, in the place of the browser's own words. */
export function noteUncaught(scope: Pick<typeof globalThis, "addEventListener">): void {
	const note = (event: Event, cause: unknown) => {
		event.preventDefault();
		console.error(`yanpiao: uncaught: ${kindOf(cause)}`);
	};
	scope.addEventListener("error", (event) => note(event, event.error));
	scope.addEventListener("unhandledrejection", (event) => note(event, event.reason));
}

function kindOf(cause: unknown): string {
	if (!(cause instanceof Error)) return "failed";
	const code = "code" in cause ? String(cause.code) : "";
	return [cause.name, code].filter((word) => PLAIN.test(word)).join(" ") || "failed";
}
