import type { RecordEvent } from "#core/model/record.ts";

type Hash = (bytes: Uint8Array) => Promise<string>;

/** The events with one more at the end, chained to the one before it. */
export async function withEvent(
	events: readonly RecordEvent[],
	event: Omit<RecordEvent, "previous">,
	hash: Hash,
): Promise<readonly RecordEvent[]> {
	const last = events.at(-1);
	return [...events, last ? { ...event, previous: await hashEvent(last, hash) } : event];
}

/** The name of an event in the chain. */
export function hashEvent(event: RecordEvent, hash: Hash): Promise<string> {
	return hash(new TextEncoder().encode(canonicalJson(event)));
}

/** JSON with sorted keys and no white space, so that anybody computes the same hash (RFC 8785 for our values). */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const members = Object.entries(value)
		.filter(([, member]) => member !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
	return `{${members.join(",")}}`;
}
