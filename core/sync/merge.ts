import { canonicalJson } from "#core/base/canonical-json.ts";
import { order } from "#core/base/order.ts";
import { joinLineMarks, withoutLineMarks } from "#core/model/line-marks.ts";
import { byReadAt, saidBy } from "#core/model/readings.ts";
import type { InvoiceRecord, RecordEvent, StoredReading } from "#core/model/record.ts";
import type { HeldLine } from "./bundle.ts";
import { type EventHash, mergeEvents } from "./events.ts";
import { mergeLabels } from "./labels.ts";
import { latest, mergeTyped } from "./typed.ts";

/**
 * Two histories of one invoice as one. Whichever comes first, however often, and in whatever groups they are joined, the
 * outcome is the same (a join of semilattices): vaults that have heard the same things hold the same thing. Nothing is
 * dropped but what a newer value of the same field, the same place in a file, or the same mark replaces; who typed what
 * stays in the events.
 *
 * `id`, and what is computed from the rest, stays that of `a`: it says how this vault calls the record.
 */
export function mergeFacts(a: InvoiceRecord, b: InvoiceRecord, hashOf: EventHash): InvoiceRecord {
	const { claimedAt: _, trashedAt: __, ...own } = a;
	const claimedAt = newest(a, b, "claimedAt", isClaim);
	const trashedAt = newest(a, b, "trashedAt", isTrash);
	return {
		...own,
		readings: mergeReadings(a.readings, b.readings),
		typed: mergeTyped(a, b),
		answers: union(a.answers, b.answers).toSorted(
			(x, y) => order(x.askedAt, y.askedAt) || order(canonicalJson(x), canonicalJson(y)),
		),
		events: mergeEvents(a.events, b.events, hashOf),
		createdAt: a.createdAt < b.createdAt ? a.createdAt : b.createdAt,
		updatedAt: a.updatedAt > b.updatedAt ? a.updatedAt : b.updatedAt,
		...(claimedAt !== undefined && { claimedAt }),
		...(trashedAt !== undefined && { trashedAt }),
		...mergeLabels(a, b),
	};
}

/** Lines of the history of questions; of each mark what was done last holds for both, also that it was taken away. */
export function mergeLines(a: readonly HeldLine[], b: readonly HeldLine[]): readonly HeldLine[] {
	const lines = new Map(a.map((line) => [line.id, line]));
	for (const line of b) {
		const held = lines.get(line.id);
		lines.set(line.id, held ? { id: line.id, entry: mergeEntry(held.entry, line.entry) } : line);
	}
	return [...lines.values()].toSorted((x, y) => order(x.id, y.id));
}

function mergeEntry(a: HeldLine["entry"], b: HeldLine["entry"]): HeldLine["entry"] {
	const [x, y] = [withoutLineMarks(a), withoutLineMarks(b)];
	return joinLineMarks(order(canonicalJson(x), canonicalJson(y)) > 0 ? x : y, a, b);
}

/** One reading a place; of two, the newer. */
function mergeReadings(a: readonly StoredReading[], b: readonly StoredReading[]): readonly StoredReading[] {
	const places = new Map<string, StoredReading>();
	for (const reading of [...a, ...b]) {
		const place = placeOf(reading);
		const held = places.get(place);
		if (!held || byReadAt(held, reading) < 0) places.set(place, reading);
	}
	return [...places.values()].toSorted(byReadAt);
}

function placeOf(reading: StoredReading): string {
	const { sha256, part, form } = reading;
	return sha256 === undefined ? saidBy(reading) : `${sha256}#${part}#${form}`;
}

/** A mark as the newest event about it left it. */
function newest(
	a: InvoiceRecord,
	b: InvoiceRecord,
	mark: "claimedAt" | "trashedAt",
	isAbout: (event: RecordEvent) => boolean,
): string | undefined {
	const since = ({ events }: InvoiceRecord) => latest(events.flatMap((event) => (isAbout(event) ? event.at : [])));
	const [x, y] = [since(a), since(b)];
	if (x !== y) return x > y ? a[mark] : b[mark];
	const set = [a[mark], b[mark]].filter((at) => at !== undefined);
	return set.toSorted()[0];
}

function isClaim({ what }: RecordEvent): boolean {
	return what === "claimed" || what === "unclaimed";
}

/** An invoice that was captured anew after the other side put it in the trash is wanted again: a chain begins. */
function isTrash({ what, previous }: RecordEvent): boolean {
	return what === "trashed" || what === "restored" || previous === undefined;
}

function union<T>(a: readonly T[], b: readonly T[]): readonly T[] {
	return [...new Map([...a, ...b].map((one) => [canonicalJson(one), one])).values()];
}
