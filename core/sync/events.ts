import { canonicalJson } from "#core/base/canonical-json.ts";
import type { RecordEvent } from "#core/model/record.ts";

/** The hash by which a later event names the one before it; given, since hashing waits. */
export type EventHash = (event: RecordEvent) => string;

/**
 * All events of both histories, each once. Two vaults go on from a common past, so the chain forks: every event still
 * stands behind the one it names as `previous`, and which fork comes first depends on nothing but the events.
 */
export function mergeEvents(
	a: readonly RecordEvent[],
	b: readonly RecordEvent[],
	hashOf: EventHash,
): readonly RecordEvent[] {
	const byText = new Map([...a, ...b].map((event) => [canonicalJson(event), event]));
	const all = [...byText].map(([text, event]) => ({ text, event, hash: hashOf(event) }));
	const hashes = new Set(all.map(({ hash }) => hash));
	const after = new Map<string, typeof all>();
	const free: typeof all = [];
	for (const one of all) {
		const { previous } = one.event;
		if (previous === undefined || previous === one.hash || !hashes.has(previous)) free.push(one);
		else after.set(previous, [...(after.get(previous) ?? []), one]);
	}
	const ordered: RecordEvent[] = [];
	free.sort(byTime);
	for (let next = free.shift(); next; next = free.shift()) {
		ordered.push(next.event);
		const freed = after.get(next.hash);
		if (!freed) continue;
		free.push(...freed);
		free.sort(byTime);
	}
	return ordered;
}

function byTime(a: { text: string; event: RecordEvent }, b: { text: string; event: RecordEvent }): number {
	if (a.event.at !== b.event.at) return a.event.at < b.event.at ? -1 : 1;
	return a.text < b.text ? -1 : 1;
}
