import { Buffer } from "node:buffer";

import type { BrowserContext } from "@playwright/test";

/** Shorter needles would be found in any ciphertext. */
const FEWEST = 4;

/**
 * Where known values stand in texts, as `place: name of the value`: as they are, escaped, percent-encoded, and in hex or
 * base64 of their UTF-8 or UTF-16LE.
 */
export function placesOf(
	known: Readonly<Record<string, string>>,
	texts: Readonly<Record<string, string>>,
): readonly string[] {
	return Object.entries(known).flatMap(([name, value]) => {
		const needles = needlesOf(value);
		return Object.entries(texts)
			.filter(([, text]) => needles.some((needle) => text.includes(needle)))
			.map(([place]) => `${place}: ${name}`);
	});
}

function needlesOf(value: string): readonly string[] {
	if (value.length < FEWEST) throw new Error(`too short to be looked for: ${value}`);
	const escaped = value.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
	const encoded = (["utf8", "utf16le"] as const).flatMap((encoding) => {
		const bytes = Buffer.from(value, encoding);
		return [bytes.toString("hex"), ...[0, 1, 2].flatMap((before) => inBase64(bytes, before))];
	});
	return [...new Set([value, escaped, encodeURIComponent(value), ...encoded])];
}

/** What base64 makes of the bytes wherever they stand, with so many bytes before them (modulo three). */
function inBase64(bytes: Uint8Array, before: number): readonly string[] {
	const all = [...new Array<number>(before).fill(0), ...bytes];
	const end = Math.floor((all.length * 8) / 6); // the last character may hold bits of what follows
	const text = Buffer.from(all)
		.toString("base64")
		.slice(Math.ceil((before * 8) / 6), end);
	return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
}

/** What pages and their workers write to the console from now on, and what nobody caught in them. */
export function listenToConsoles(context: BrowserContext): { readonly text: () => string } {
	const heard: string[] = [];
	context.on("console", (message) => heard.push(`${message.type()} ${message.text()}`));
	context.on("weberror", (error) => heard.push(error.error().stack ?? String(error.error())));
	return { text: () => heard.join("\n") };
}
