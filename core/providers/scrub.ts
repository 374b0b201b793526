/** Stands where a secret stood. */
const HIDDEN = "***";

/**
 * Takes a secret (授权码) out of texts that are kept or shown: a supplier may echo the request in its reply. It is found
 * as it is, and as JSON, percent-encoded and `\u` escaped text.
 */
export function createScrubber(...secrets: readonly string[]): (text: string) => string {
	const forms = secrets.flatMap(formsOf);
	const unique = [...new Set(forms)].filter((form) => form !== "").sort((a, b) => b.length - a.length);
	return (text) => unique.reduce((clean, form) => clean.replaceAll(form, HIDDEN), text);
}

function formsOf(secret: string): string[] {
	const escaped = Array.from(secret, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
	return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), escaped];
}
