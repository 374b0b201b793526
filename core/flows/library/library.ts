import type { AppVault } from "#core/flows/deps.ts";
import type { HeldSummary } from "#core/vault/summaries.ts";
import type { Finder } from "./finder.ts";
import {
	isCurrent,
	type Judging,
	judgeRecord,
	type Listed,
	type Marks,
	marksOf,
	SUMMARY_SHAPE,
	type Summary,
	settleRecord,
	summarise,
	twinsOf,
} from "./summary.ts";
import { createTies, type Tied, type Ties } from "./ties.ts";

/** Records judged again at a time; between two batches other calls get their turn. */
export const BATCH = 100;

/**
 * The summaries of all records in memory, and a finder over them: lists come from here, and twins are found here. It
 * follows the vault by its `seq`, so that what another tab wrote shows as well.
 */
export interface Library {
	get(id: string): Listed | undefined;
	marks(id: string): Marks | undefined;
	/** Everything judged, on whatever day and with whatever settings. */
	all(): readonly Listed[];
	/** Of everything, judged or not. */
	allMarks(): readonly Marks[];
	/** A page of what meets a query, of everything judged. */
	find: Finder["find"];
	/** What can be made of everything that meets a filter. */
	over: Finder["over"];
	suggest: Finder["suggest"];
	ids: Finder["ids"];
	used: Finder["used"];
	/** Another number after every change of a summary. */
	readonly revision: number;
	/** How many records there are. */
	readonly size: number;
	/** How many may come to something else when judged by this. */
	countStale(judging: Judging): number;
	/** Marks of records that share a number, a file, or seller, total and day with these; of the last, the first few. */
	neighbours(marks: Tied, except?: ReadonlySet<string>): readonly Marks[];
	/** How many have this seller, total and day. */
	countAlike(near: string): number;
	/** What more than one record has in common. */
	shared: Ties["shared"];
	/** Takes over what was written since. */
	catchUp(): Promise<void>;
	/** Takes over a write of our own. */
	adopt(seq: number, write: OwnWrite): void;
	/** Judges again some of what rests on another day, other settings or other code; `false` when nothing does. */
	judgeSome(judging: Judging): Promise<boolean>;
}

interface OwnWrite {
	readonly put: readonly HeldSummary<Summary>[];
	readonly stale: readonly string[];
	readonly gone: readonly string[];
}

/** A record as the library knows it; without a summary until it is judged. */
interface Entry {
	readonly id: string;
	readonly seq: number | undefined;
	readonly basis: string;
	readonly marks: Marks;
	readonly summary?: Listed;
}

export function createLibrary(vault: AppVault, finder: Finder): Library {
	const held = new Map<string, Entry>();
	const ties = createTies();
	let seen = 0;
	let revision = 0;

	function drop(id: string): void {
		const entry = held.get(id);
		if (entry) ties.remove(id, entry.marks);
		held.delete(id);
		revision++;
		finder.remove(id);
	}

	function put({ summary, ...entry }: Omit<Entry, "summary"> & { readonly summary?: Summary | Listed }): void {
		if ((held.get(entry.id)?.seq ?? 0) > (entry.seq ?? 0)) return; // a newer write was taken over meanwhile
		const before = held.get(entry.id);
		if (before) ties.remove(entry.id, before.marks);
		ties.add(entry.id, entry.marks);
		revision++;
		if (!summary) finder.remove(entry.id);
		else if ("face" in summary) finder.put(summary);
		held.delete(entry.id);
		held.set(entry.id, { ...entry, ...(summary && { summary: listed(summary) }) });
	}

	function neighbours(marks: Tied, except?: ReadonlySet<string>): readonly Marks[] {
		return ties.find(marks, except).flatMap((id) => held.get(id)?.marks ?? []);
	}

	async function catchUp(): Promise<void> {
		const head = await vault.head();
		if (head.seq === seen) return;
		const foreign: HeldSummary<Summary>[] = [];
		for (const entry of await vault.summariesSince(seen)) {
			if (entry.summary.shape === SUMMARY_SHAPE) put({ ...entry, marks: entry.summary.marks });
			else foreign.push(entry);
		}
		await addUnjudged(foreign);
		if (held.size !== head.records) await matchRecords();
		seen = Math.max(seen, head.seq);
	}

	/** Records were erased by another tab, or an upgrade dropped their summaries: the truth is which records there are. */
	async function matchRecords(): Promise<void> {
		const ids = new Set(await vault.ids());
		for (const id of [...held.keys()]) if (!ids.has(id)) drop(id);
		await addUnjudged([...ids].filter((id) => !held.has(id)).map((id) => ({ id, seq: undefined })));
	}

	async function addUnjudged(entries: readonly Pick<Entry, "id" | "seq">[]): Promise<void> {
		for (let start = 0; start < entries.length; start += BATCH) {
			const batch = new Map(entries.slice(start, start + BATCH).map((entry) => [entry.id, entry]));
			for (const { record } of await vault.records([...batch.keys()])) {
				const seq = batch.get(record.id)?.seq;
				put({ id: record.id, seq, basis: "", marks: marksOf(record, settleRecord(record)) });
			}
		}
	}

	function adopt(seq: number, write: OwnWrite): void {
		for (const id of write.gone) drop(id);
		for (const entry of write.put) put({ ...entry, marks: entry.summary.marks });
		for (const id of write.stale) outdate(id, seq);
		if (seq === seen + 1) seen = seq; // else another tab wrote in between, and `catchUp` must look
	}

	function outdate(id: string, seq: number | undefined): void {
		const entry = held.get(id);
		if (entry) held.set(id, { ...entry, seq, basis: "" });
	}

	/** Takes over marks that another build finds otherwise, and gives the records that may have others for twins now. */
	function remark(marks: Marks): readonly string[] {
		const entry = held.get(marks.id);
		if (!entry || sameMarks(entry.marks, marks)) return [];
		const before = neighbours(entry.marks);
		put({ ...entry, marks });
		return [...before, ...neighbours(marks)].map(({ id }) => id);
	}

	return {
		get: (id) => held.get(id)?.summary,
		marks: (id) => held.get(id)?.marks,
		all: () => [...held.values()].flatMap(({ summary }) => summary ?? []),
		allMarks: () => [...held.values()].map(({ marks }) => marks),
		find: finder.find,
		over: finder.over,
		suggest: finder.suggest,
		ids: finder.ids,
		used: finder.used,
		get revision() {
			return revision;
		},
		get size() {
			return held.size;
		},
		countStale(judging) {
			let count = 0;
			for (const entry of held.values()) if (isStale(entry, judging)) count++;
			return count;
		},
		neighbours,
		countAlike: ties.countAlike,
		shared: ties.shared,
		catchUp,
		adopt,
		async judgeSome(judging) {
			await catchUp();
			const stale: Entry[] = [];
			for (const entry of held.values()) {
				if (isStale(entry, judging)) stale.push(entry);
				if (stale.length === BATCH) break;
			}
			if (stale.length === 0) return false;
			const records = await vault.records(stale.map(({ id }) => id));
			const there = new Set(records.map(({ record }) => record.id));
			const gone = stale.map(({ id }) => id).filter((id) => !there.has(id)); // erased by another tab this very moment
			const settled = records.map(({ record }) => ({ record, invoice: settleRecord(record) }));
			const touched = settled.flatMap(({ record, invoice }) => remark(marksOf(record, invoice)));
			const fresh = settled.map(({ record, invoice }): HeldSummary<Summary> => {
				const { id } = record;
				const marks = marksOf(record, invoice);
				const judged = judgeRecord(record, invoice, judging, twinsOf(marks, neighbours(marks)));
				return { id, seq: held.get(id)?.seq, basis: judging.basis, summary: summarise(record, judged, judging) };
			});
			const others = [...new Set(touched)].filter((id) => !there.has(id));
			const written = await vault.refresh(fresh, others);
			if (!written.ok) {
				// A full disk must not keep anybody from their list: it is judged, if only until the app is closed.
				for (const id of gone) drop(id);
				for (const entry of fresh) put({ ...entry, marks: entry.summary.marks });
				for (const id of others) outdate(id, held.get(id)?.seq);
				return true;
			}
			const { seq, kept } = written.value;
			const keptHere = new Set(kept);
			const news = fresh.filter(({ id }) => keptHere.has(id)).map((entry) => ({ ...entry, seq }));
			adopt(seq, { put: news, stale: others, gone }); // what was not kept was written by another tab; `catchUp` brings it
			return true;
		},
	};
}

/** Without what the finder holds: a library of many lines would be in memory twice. */
function listed(summary: Summary | Listed): Listed {
	if (!("face" in summary)) return summary;
	const { face: _, ...rest } = summary;
	return rest;
}

function isStale({ basis, summary }: Entry, judging: Judging): boolean {
	return basis !== judging.basis || !summary || !isCurrent(summary, judging);
}

/** Whether other records may find another twin in this one than before. */
function sameMarks(a: Marks, b: Marks): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
