import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import type { Form } from "#core/model/reading.ts";
import type { Original, StoredReading } from "#core/model/record.ts";
import { groupReadings } from "#core/settle/group.ts";
import { unlessDamaged } from "#core/vault/codec.ts";
import type { Closed } from "#core/vault/mending.ts";

interface Mended {
	/** What the other files of the damaged rows say, as far as they are of this invoice. */
	readonly readings: readonly StoredReading[];
	/** The row whose place the invoice takes. */
	readonly place: Closed;
	/** Rows of the same invoice beside it, which go. */
	readonly others: readonly Closed[];
}

/**
 * Finds what stands under these numbers and does not open, so that an invoice that was given again takes its place.
 * Files that it rested on are read again: what was found in them was in the row, and a file no record rests on would go.
 * `undefined` where every row opens: nothing that can be read is replaced.
 */
export async function mend(
	{ vault, deps }: { readonly vault: AppVault; readonly deps: Pick<AppDeps, "read"> },
	keys: readonly string[],
	given: readonly StoredReading[],
	isSame: (readings: readonly StoredReading[]) => boolean,
): Promise<Mended | undefined> {
	const [place, ...others] = await vault.closedUnder(keys);
	if (!place) return undefined;
	const here = new Set(given.flatMap(({ sha256 }) => sha256 ?? []));
	const files = new Set([place, ...others].flatMap(({ sha256s }) => sha256s));
	const readings: StoredReading[] = [];
	for (const sha256 of files.difference(here)) {
		const original = await unlessDamaged(load(vault, sha256), undefined);
		if (original) readings.push(...(await readAgain(deps, original, isSame)));
	}
	return { readings, place, others };
}

async function load(vault: AppVault, sha256: string): Promise<Original | undefined> {
	const [facts] = await vault.originals([sha256]);
	const bytes = facts && (await vault.content(sha256));
	return bytes && { ...facts, bytes };
}

async function readAgain(
	deps: Pick<AppDeps, "read">,
	{ sha256, name, mediaType, addedAt, bytes }: Original,
	isSame: (readings: readonly StoredReading[]) => boolean,
): Promise<readonly StoredReading[]> {
	const read = await deps.read(bytes.slice(), name, new AbortController().signal);
	const found = read.ok ? read.value : [];
	const parts = new Map(found.map((one, part) => [one, { ...one, sha256, part, readAt: addedAt }]));
	const groups = groupReadings(found).map((group) => group.flatMap((one) => parts.get(one) ?? []));
	const same = groups.filter(isSame).flat();
	if (same.length > 0) return same;
	// It rested on the file, whatever can be read of it now: the file stays.
	return [{ form: formOf(mediaType), evidence: [], lines: [], qr: [], notes: [], sha256, part: 0, readAt: addedAt }];
}

function formOf(mediaType: string): Form {
	return (["ofd", "xml", "pdf"] as const).find((form) => mediaType.includes(form)) ?? "image";
}
