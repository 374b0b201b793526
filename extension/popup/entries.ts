import type { FieldValues } from "#core/model/fields.ts";
import type { TabSight } from "#extension/background/hub.ts";
import type { Candidate } from "#extension/protocol/candidate.ts";
import type { PageFacts, ReadCandidate } from "#extension/work/work.ts";

/** One line of the popup: what a page shows, where, and what its words mean. */
export interface Entry {
	readonly candidate: Candidate;
	readonly page: PageFacts;
	/** Absent until it was read. */
	readonly read?: ReadCandidate;
}

/** What a tab shows, frames first to last; the same thing in two frames is one line. */
export function entriesOf(sight: TabSight): readonly Entry[] {
	const entries = new Map<string, Entry>();
	for (const { url, title, candidates } of sight.frames) {
		for (const candidate of candidates) {
			if (entries.has(candidate.key)) continue;
			entries.set(candidate.key, { candidate, page: { url, title: title || sight.title } });
		}
	}
	return [...entries.values()];
}

/** The lines with what was read of them; a reading that did not come leaves a line as it was. */
export function withReadings(entries: readonly Entry[], readings: readonly ReadCandidate[]): readonly Entry[] {
	const byKey = new Map(readings.map((read) => [read.key, read]));
	return entries.map((entry) => {
		const read = byKey.get(entry.candidate.key);
		return read ? { ...entry, read } : entry;
	});
}

/** The record an entry is kept in. */
export function recordOf({ read }: Entry): string | undefined {
	return read?.standing.what === "kept" ? read.standing.recordId : undefined;
}

/** Whether it was read while the library is locked: nothing can be done with it but to look at it. */
export function isLocked({ read }: Entry): boolean {
	return read?.standing.what === "locked";
}

/**
 * Fields that asking still needs; none while that is not known. Of what is kept the record tells, which may hold more
 * than the page does.
 */
export function missingOf({ read }: Entry): readonly (keyof FieldValues)[] {
	const what = read?.standing.what;
	return what === "kept" || what === "locked" ? [] : (read?.missing ?? []);
}

/** Whether it was read and nobody can be asked about its kind. */
export function isUnaskable({ read }: Entry): boolean {
	return read !== undefined && Object.keys(read.fields).length > 0 && read.missing === undefined;
}

/** What 全部查验 asks about: all that can be asked and was not answered yet. */
export function toVerify(entries: readonly Entry[]): readonly Entry[] {
	return entries.filter((entry) => {
		if (!entry.read || isLocked(entry) || isUnaskable(entry) || missingOf(entry).length > 0) return false;
		const { standing } = entry.read;
		return standing.what !== "kept" || standing.verifiedAt === undefined;
	});
}

/** Whether every line was asked about already. */
export function areAllAsked(entries: readonly Entry[]): boolean {
	return entries.every(({ read }) => read?.standing.what === "kept" && read.standing.verifiedAt !== undefined);
}

export function toSave(entries: readonly Entry[]): readonly Entry[] {
	return entries.filter((entry) => entry.read !== undefined && !isLocked(entry) && recordOf(entry) === undefined);
}
