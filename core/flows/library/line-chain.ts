import { canonicalJson } from "#core/base/canonical-json.ts";
import { withoutLineMarks } from "#core/model/line-marks.ts";
import type { HeldLine } from "#core/sync/bundle.ts";
import type { HeldEntry, JournalChange } from "#core/vault/journal.ts";
import type { Hash } from "./events.ts";

/**
 * The change with every question that was asked here (`asked`: ids of lines) chained to the one before it about the same
 * invoice. Lines that come from another vault keep the hash they came with: where both went on from a common past, or
 * two records became one, the chain forks, as that of the events does.
 */
export async function chainLines(
	change: JournalChange,
	asked: ReadonlySet<string>,
	linesOf: (recordIds: readonly string[]) => Promise<readonly HeldEntry[]>,
	hash: Hash,
): Promise<JournalChange> {
	const mine = new Set(change.add.flatMap(({ id, recordId }) => (asked.has(id) ? recordId : [])));
	const to = new Map(change.moved.map((move) => [move.from, move.to]));
	const held = await linesOf([...mine, ...[...to].flatMap(([from, into]) => (mine.has(into) ? from : []))]);
	const lines = new Map<string, readonly HeldLine[]>(Map.groupBy(held, ({ recordId }) => to.get(recordId) ?? recordId));
	const add: JournalChange["add"][number][] = [];
	for (const line of change.add) {
		const before = lines.get(line.recordId) ?? [];
		const previous = asked.has(line.id) ? await lastOf(before, hash) : undefined;
		const next = previous === undefined ? line : { ...line, entry: { ...line.entry, previous } };
		lines.set(line.recordId, [...before, next]);
		add.push(next);
	}
	return { ...change, add };
}

/** Whether every one of all the lines about an invoice stands on one that is there. Those of old have no hash. */
export async function areChained(lines: readonly HeldLine[], hash: Hash): Promise<boolean> {
	const hashes = new Set(await Promise.all(lines.map((line) => hashLine(line, hash))));
	return lines.every(({ entry: { previous } }) => previous === undefined || hashes.has(previous));
}

/** The hash of the newest line that no other stands on. */
async function lastOf(lines: readonly HeldLine[], hash: Hash): Promise<string | undefined> {
	const hashed = await Promise.all(
		lines.map(async (line) => ({ at: line.entry.at, name: await hashLine(line, hash) })),
	);
	const stoodOn = new Set(lines.map(({ entry }) => entry.previous));
	const ends = hashed.filter(({ name }) => !stoodOn.has(name));
	return ends.toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.name < b.name) ? -1 : 1)).at(-1)?.name;
}

/** The name of a line in the chain. */
function hashLine({ id, entry }: HeldLine, hash: Hash): Promise<string> {
	return hash(new TextEncoder().encode(canonicalJson({ id, entry: withoutLineMarks(entry) })));
}
