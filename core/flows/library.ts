import type { HeldSummary } from "#core/vault/vault.ts";
import type { AppVault } from "./deps.ts";
import {
	type Judging,
	judgeRecord,
	type Marks,
	marksOf,
	type Summary,
	settleRecord,
	summarise,
	twinsOf,
} from "./summary.ts";

/** Records judged again at a time; between two batches other calls get their turn. */
const BATCH = 100;

/**
 * The summaries of all records in memory: lists filter and sort here, and twins are found here. It follows the vault
 * by its `seq`, so that what another tab wrote shows as well.
 */
export interface Library {
	get(id: string): Summary | undefined;
	all(): readonly Summary[];
	/** Marks of records that share a file or seller, total and day with these. */
	neighbours(marks: Pick<Marks, "parts" | "near">): readonly Marks[];
	/** Takes over what was written since. */
	catchUp(): Promise<void>;
	/** Takes over a write of our own. */
	adopt(
		seq: number,
		write: { put: readonly HeldSummary<Summary>[]; stale: readonly string[]; gone: readonly string[] },
	): void;
	/** Judges again some of what rests on another day, other settings or other code; `false` when nothing does. */
	judgeSome(judging: Judging): Promise<boolean>;
}

export function createLibrary(vault: AppVault): Library {
	const held = new Map<string, HeldSummary<Summary>>();
	const ties = new Map<string, Set<string>>();
	let seen = 0;

	function drop(id: string): void {
		for (const key of tiesOf(held.get(id)?.summary.marks)) ties.get(key)?.delete(id);
		held.delete(id);
	}

	function put(entry: HeldSummary<Summary>): void {
		drop(entry.id);
		held.set(entry.id, entry);
		for (const key of tiesOf(entry.summary.marks)) ties.set(key, (ties.get(key) ?? new Set()).add(entry.id));
	}

	function neighbours(marks: Pick<Marks, "parts" | "near">): readonly Marks[] {
		const ids = new Set(tiesOf(marks).flatMap((key) => [...(ties.get(key) ?? [])]));
		return [...ids].flatMap((id) => held.get(id)?.summary.marks ?? []);
	}

	/** After an upgrade there are records without a summary: they come in unjudged and are judged with the stale ones. */
	async function addMissing(ids: readonly string[], judging: Judging): Promise<void> {
		for (let start = 0; start < ids.length; start += BATCH) {
			for (const { record } of await vault.records(ids.slice(start, start + BATCH))) {
				const summary = summarise(record, judgeRecord(record, settleRecord(record), judging, []));
				put({ id: record.id, seq: undefined, basis: "", summary });
			}
		}
	}

	async function catchUp(): Promise<void> {
		const head = await vault.head();
		if (head.seq === seen) return;
		for (const entry of await vault.summariesSince(seen)) put(entry);
		seen = head.seq;
		if (held.size <= head.records) return;
		const ids = new Set(await vault.ids());
		for (const id of [...held.keys()]) if (!ids.has(id)) drop(id);
	}

	return {
		get: (id) => held.get(id)?.summary,
		all: () => [...held.values()].map(({ summary }) => summary),
		neighbours,
		catchUp,
		adopt(seq, write) {
			for (const id of write.gone) drop(id);
			for (const entry of write.put) put(entry);
			for (const id of write.stale) {
				const entry = held.get(id);
				if (entry) held.set(id, { ...entry, seq, basis: "" });
			}
			if (seq === seen + 1) seen = seq; // else another tab wrote in between, and `catchUp` must look
		},
		async judgeSome(judging) {
			await catchUp();
			if ((await vault.head()).records > held.size) {
				await addMissing(
					(await vault.ids()).filter((id) => !held.has(id)),
					judging,
				);
			}
			const stale: HeldSummary<Summary>[] = [];
			for (const entry of held.values()) {
				if (entry.basis !== judging.basis) stale.push(entry);
				if (stale.length === BATCH) break;
			}
			if (stale.length === 0) return false;
			const records = await vault.records(stale.map(({ id }) => id));
			const there = new Set(records.map(({ record }) => record.id));
			for (const { id } of stale) if (!there.has(id)) drop(id); // erased by another tab this very moment
			const fresh = records.map(({ record }): HeldSummary<Summary> => {
				const invoice = settleRecord(record);
				const marks = marksOf(record, invoice);
				const judged = judgeRecord(record, invoice, judging, twinsOf(marks, neighbours(marks)));
				return {
					id: record.id,
					seq: held.get(record.id)?.seq,
					basis: judging.basis,
					summary: summarise(record, judged),
				};
			});
			const seq = await vault.refresh(fresh);
			for (const entry of fresh) put({ ...entry, seq });
			if (seq === seen + 1) seen = seq;
			return true;
		},
	};
}

/** Everything that ties a record to others, as keys of one index. */
function tiesOf(marks: Pick<Marks, "parts" | "near"> | undefined): readonly string[] {
	return marks ? [...marks.parts, ...marks.near] : [];
}
