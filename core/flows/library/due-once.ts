import type { DueRecord, DueSettings } from "#core/flows/watch/due.ts";

export interface Due {
	/** The most overdue first. */
	readonly records: readonly DueRecord[];
	readonly ids: ReadonlySet<string>;
}

type FindDue = (settings: DueSettings, now: number) => readonly DueRecord[];

/** A record may show as due so much later than it is: it falls due on a day, and lists are asked for with every key. */
const LATE_MS = 60_000;

/**
 * What is due at an instant (milliseconds since 1970), worked out again when anything changed or some time has passed:
 * every record and its seller are looked at for it. `revision` tells that nothing has changed.
 */
export function createDueOnce(find: FindDue, revision: () => number): (settings: DueSettings, now: number) => Due {
	let kept: (Due & { readonly of: string; readonly at: number }) | undefined;

	return (settings, now) => {
		const of = JSON.stringify([revision(), settings.watch, settings.provider.mode]);
		const age = kept ? now - kept.at : -1;
		if (kept?.of === of && age >= 0 && age < LATE_MS) return kept;
		const records = find(settings, now);
		kept = { records, ids: new Set(records.map(({ id }) => id)), of, at: now };
		return kept;
	};
}
