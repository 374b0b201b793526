/** JSON with its bare numbers kept as their text: a 20-digit number or an amount must not pass through a float. */
export function parseExactJson(text: string): unknown {
	try {
		JSON.parse(text); // so that only what is JSON is rewritten
		return JSON.parse(
			text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => (token[0] === '"' ? token : `"${token}"`)),
		);
	} catch {
		return undefined; // not JSON
	}
}
