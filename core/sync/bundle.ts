import { canonicalJson } from "#core/base/canonical-json.ts";
import type { JournalEntry } from "#core/model/journal.ts";
import type { InvoiceRecord, Original, RecordEvent } from "#core/model/record.ts";

/** What one vault tells another of one invoice: its facts, the questions asked about it, and which files it rests on. */
export interface Bundle {
	readonly record: InvoiceRecord;
	readonly journal: readonly HeldLine[];
	/** Without their bytes: those are fetched when the other vault lacks them. */
	readonly files: readonly FileFacts[];
}

/** One line of the history of questions, under the id it has in every vault. */
export interface HeldLine {
	readonly id: string;
	readonly entry: JournalEntry;
}

/** `size` in bytes. */
export type FileFacts = Omit<Original, "bytes"> & { readonly size: number };

/**
 * The text whose hash is the revision of a bundle. What a vault computes (`identity`, `sample`) and what only names the
 * record here (`id`, which a merged record keeps in each vault) say nothing about the invoice and are left out.
 */
export function revisionText({ record, journal }: Pick<Bundle, "record" | "journal">): string {
	const { id: _, identity: __, sample: ___, ...facts } = record;
	return canonicalJson({ ...facts, journal: journal.toSorted((a, b) => (a.id < b.id ? -1 : 1)) });
}

/** Every id the invoice had in some vault: its own, and those of records that became part of it. */
export function idsOf({ id, events }: InvoiceRecord): readonly string[] {
	const merged = events.flatMap(({ what, facts }) => (what === "merged" ? facts.record : []));
	return [...new Set([id, ...merged.filter((one) => typeof one === "string")])];
}

/**
 * When somebody last wanted the invoice: captured it, brought it back, or did something with it. An erasure (彻底删除)
 * that is older takes nothing away. What an app notes by itself is no wish, nor is the way into the trash.
 */
export function livesSince({ events, createdAt }: InvoiceRecord): string {
	return events.filter(isWish).reduce((newest, { at }) => (at > newest ? at : newest), createdAt);
}

function isWish({ what, facts, previous }: RecordEvent): boolean {
	if (previous === undefined) return true; // captured
	if (facts.problem !== undefined) return false; // asked or fetched in vain
	if (what === "merged") return facts.record === undefined; // a file that was brought, not two records that became one
	if (what === "noted") return facts.read === "again" || facts[RETURNED] !== undefined;
	if (what === "filed") return facts.by === "user";
	return what !== "trashed" && what !== "changed";
}

/** Fact of the event of a record that came back from a vault which was paired after it had been erased here. */
export const RETURNED = "returned";
