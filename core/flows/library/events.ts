import { canonicalJson } from "#core/base/canonical-json.ts";
import type { Answer } from "#core/model/answer.ts";
import type { RecordEvent } from "#core/model/record.ts";

export { canonicalJson };

export type Hash = (bytes: Uint8Array) => Promise<string>;

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
	return hashValue(event, hash);
}

/** The name of an answer, by which the event that brought it holds it fast in the chain. */
export function hashAnswer(answer: Answer, hash: Hash): Promise<string> {
	return hashValue(answer, hash);
}

function hashValue(value: unknown, hash: Hash): Promise<string> {
	return hash(new TextEncoder().encode(canonicalJson(value)));
}
