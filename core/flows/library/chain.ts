import type { RecordEvent } from "#core/model/record.ts";
import { mergeEvents } from "#core/sync/events.ts";
import { hashEvent } from "./events.ts";

/** Events as they happened: each behind the one its chain names, whatever a clock that was set back said meanwhile. */
export async function inChainOrder(
	events: readonly RecordEvent[],
	hash: (bytes: Uint8Array) => Promise<string>,
): Promise<readonly RecordEvent[]> {
	const hashes = new Map<RecordEvent, string>();
	for (const event of events) hashes.set(event, await hashEvent(event, hash));
	return mergeEvents(events, [], (event) => hashes.get(event) ?? "");
}
