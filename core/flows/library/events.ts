import { canonicalJson } from "#core/base/canonical-json.ts";
import type { RecordEvent } from "#core/model/record.ts";

export { canonicalJson };

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
