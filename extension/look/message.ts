import type { ToPage } from "#extension/protocol/messages.ts";

const MAX_MARKS = 2_000;

/** What the background says, `undefined` for anything else. Looked at by hand: a schema library is larger than this script. */
export function readToPage(message: unknown): ToPage | undefined {
	if (!isObject(message)) return undefined;
	if (message.what === "look" || message.what === "stop") return { what: message.what };
	if (message.what !== "marks" || !isObject(message.marks) || typeof message.chip !== "boolean") return undefined;
	const marks = Object.entries(message.marks).slice(0, MAX_MARKS);
	if (!marks.every(([, words]) => typeof words === "string")) return undefined;
	return message as ToPage; // drawn as text, never as markup
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
