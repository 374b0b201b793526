import { mediaTypeOf } from "#core/flows/capture/media-type.ts";
import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import type { Form, ReadResult } from "#core/model/reading.ts";
import type { InvoiceRecord, Original, StoredReading } from "#core/model/record.ts";
import { groupReadings } from "#core/settle/group.ts";
import { unlessDamaged } from "#core/vault/codec.ts";
import type { Closed } from "#core/vault/mending.ts";
import { isSameInvoice, type Names } from "./names.ts";
import { settled } from "./settled.ts";

/** A sound record that is to be written. */
interface Sound {
	readonly record: InvoiceRecord;
	readonly names: Names;
	/** Ids under which the invoice is known to have been kept, */
	readonly ids: readonly string[];
	/** and numbers, where a row that nobody can read may have them. */
	readonly keys: readonly string[];
}

export interface Mended {
	/** Rows that do not open and give way to the record, in any order. */
	readonly rows: readonly Closed[];
	/** What the files of those rows say, as far as they are of this invoice. */
	readonly readings: readonly StoredReading[];
	/** Files whose name and time were damaged too: the bytes, with what can be told of them anew. */
	readonly files: readonly Original[];
	/** Numbers that belong to a row of another invoice, and stay with that. */
	readonly theirs: readonly string[];
}

/**
 * Finds the rows that do not open and may be replaced by this record, whoever writes it. Files that they rested on are
 * read again: what was found in them was in the row, and a file no record rests on would go. A row that opens is never
 * among them; nor is one in `but`, which is dealt with already.
 */
export async function mend(
	{ vault, deps }: { readonly vault: AppVault; readonly deps: Pick<AppDeps, "read" | "hash" | "now"> },
	sound: Sound,
	but: (id: string) => boolean,
): Promise<Mended> {
	const { record, names, ids, keys } = sound;
	const found = (await vault.closed({ ids, numbers: keys })).filter(({ id }) => !but(id));
	const [rows, apart] = [found.filter((row) => mayGiveWay(row, sound)), found.filter((row) => !mayGiveWay(row, sound))];
	// By what they say themselves: an answer would lend its number to a page that shows none.
	const isSame = (readings: readonly StoredReading[]) =>
		isSameInvoice(names, settled({ ...record, readings, typed: [], answers: [] }).names);
	const here = new Set(record.readings.flatMap(({ sha256 }) => sha256 ?? []));
	const readings: StoredReading[] = [];
	for (const sha256 of new Set(rows.flatMap(({ sha256s }) => sha256s)).difference(here)) {
		const original = await unlessDamaged(load(vault, sha256), undefined);
		if (original) readings.push(...readingsOf(original, await readAgain(deps, original), isSame));
	}
	const files: Original[] = [];
	for (const bytes of rows.flatMap(({ nameless }) => nameless)) {
		const sha256 = await deps.hash(bytes);
		if (files.some((file) => file.sha256 === sha256)) continue;
		const bare = { sha256, name: sha256.slice(0, 12), bytes, addedAt: deps.now().toISOString() };
		const read = await readAgain(deps, bare);
		const original = { ...bare, mediaType: mediaTypeOf({ mediaType: "" }, read) };
		files.push(original);
		if (!here.has(sha256)) readings.push(...readingsOf(original, read, isSame));
	}
	return { rows, readings, files, theirs: apart.flatMap(({ numbers }) => numbers) };
}

/**
 * Whether a row that does not open is of this invoice: by its id, or by what `isSameInvoice` would say of its numbers, of
 * which only those are known that both have. Two invoices may have one paper number: where that is what both have, and
 * each has another beside it, they are two.
 */
export function mayGiveWay(
	{ id, numbers, others }: Pick<Closed, "id" | "numbers" | "others">,
	{ ids, keys, names }: Pick<Sound, "ids" | "keys" | "names">,
): boolean {
	if (ids.includes(id) || (names.digital !== undefined && numbers.includes(names.digital))) return true;
	return others === 0 || numbers.length === keys.length;
}

async function load(vault: AppVault, sha256: string): Promise<Original | undefined> {
	const [facts] = await vault.originals([sha256]);
	const bytes = facts && (await vault.content(sha256));
	return bytes && { ...facts, bytes };
}

/** A bug in a reader costs what the file says, and not the record. */
async function readAgain(
	deps: Pick<AppDeps, "read">,
	{ name, bytes }: Pick<Original, "name" | "bytes">,
): Promise<ReadResult> {
	const nothing: ReadResult = { ok: false, error: { code: "failed" } };
	return deps.read(bytes.slice(), name, new AbortController().signal).catch(() => nothing);
}

function readingsOf(
	{ sha256, mediaType, addedAt }: Original,
	read: ReadResult,
	isSame: (readings: readonly StoredReading[]) => boolean,
): readonly StoredReading[] {
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
