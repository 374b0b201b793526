/** A number outside of quotes, where JSON may have one; a text that only looks so costs no more than the time. */
const BARE_NUMBER = /(?:^|[:[,])\s*-?\d/;

/** JSON with its bare numbers kept as their text: a 20-digit number or an amount must not pass through a float. */
export function parseExactJson(text: string): unknown {
	try {
		const plain: unknown = JSON.parse(text); // so that only what is JSON is rewritten
		if (!BARE_NUMBER.test(text)) return plain;
		return JSON.parse(
			text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token[0] === '"' ? token : `"${token}"`)),
		);
	} catch {
		return undefined; // not JSON
	}
}
