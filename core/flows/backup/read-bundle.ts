import type { Bundle } from "#core/sync/bundle.ts";
import { bundle as shape } from "#core/sync/schema/record.ts";
import { steps } from "#core/vault/migrations/index.ts";
import { latestVersion, migrateRecord } from "#core/vault/migrations/migrate.ts";
import type { Json } from "#core/vault/migrations/step.ts";

/** Shape of the bodies that this version writes. */
export const DATA_VERSION = latestVersion(steps);

/** A bundle of a backup, brought up from the version that wrote it; `undefined` where it is none. */
export function readBundle(stored: unknown, from: number): Bundle | undefined {
	const brought = from < DATA_VERSION ? bringUp(stored, from) : stored;
	const read = shape.safeParse(brought);
	return read.success ? (read.data as unknown as Bundle) : undefined; // checked; a schema cannot make branded texts
}

function bringUp(stored: unknown, from: number): unknown {
	if (typeof stored !== "object" || stored === null || !("record" in stored)) return undefined;
	const { record } = stored;
	if (typeof record !== "object" || record === null) return undefined;
	try {
		// Both come from JSON.
		return { ...stored, record: migrateRecord(record as Json, from, steps) };
	} catch {
		return undefined; // it was never a record of that version
	}
}
