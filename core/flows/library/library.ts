import { canonicalJson } from "#core/base/canonical-json.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { takeTurns } from "#core/flows/jobs.ts";
import type { DueSettings } from "#core/flows/watch/due.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import type { HeldSummary } from "#core/vault/summaries.ts";
import { createDueOnce, type Due } from "./due-once.ts";
import type { Stock } from "./stock/stock.ts";
import {
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
import type { Tied } from "./ties.ts";

/** Records judged again at a time; between two batches other calls get their turn. */
export const BATCH = 100;
/** Records between two turns that others get within a batch. */
const A_TURN = 10;

/**
 * All records in memory (`stock/`): lists come from here, and twins are found here. It follows the vault by its `seq`,
 * so that what another tab wrote shows as well.
 */
export interface Library {
	get(id: string): Listed | undefined;
	marks(id: string): Marks | undefined;
	/** Everything judged, on whatever day and with whatever settings. */
	all(): readonly Listed[];
	/** Those that changed for the worse. */
	changed(): readonly Listed[];
	/** Of everything, judged or not. */
	allMarks(): readonly Marks[];
	/** A page of what meets a query, of everything judged. */
	find: Stock["find"];
	/** What can be made of everything that meets a filter. */
	over: Stock["over"];
	suggest: Stock["suggest"];
	ids: Stock["ids"];
	used: Stock["used"];
	withCells: Stock["withCells"];
	keptSince: Stock["keptSince"];
	newestAt: Stock["newestAt"];
	/** Records to be asked about again at this instant, milliseconds since 1970, or at one shortly before. */
	due(settings: DueSettings, now: number): Due;
	/** Another number after every change of a summary. */
	readonly revision: number;
	/** How many records there are. */
	readonly size: number;
	/** How many of them are judged, on whatever day. */
	readonly judged: number;
	/** The last write that all of it is taken over from. */
	readonly seen: number;
	/** How many may come to something else when judged by this. */
	countStale(judging: Judging): number;
	/** Marks of records that share a number, a file, or seller, total and day with these; of the last, the first few. */
	neighbours(marks: Tied, except?: ReadonlySet<string>): readonly Marks[];
	/** How many have this seller, total and day. */
	countAlike(near: string): number;
	/** What more than one record has in common. */
	shared: Stock["shared"];
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

/** What is known at first, up to a write; with nothing known that is 0. */
interface Start {
	readonly stock: Stock;
	readonly upTo: number;
	/** Called when there is news. */
	readonly onChange?: () => void;
}

export function createLibrary(vault: AppVault, { stock, upTo, onChange }: Start): Library {
	let seen = upTo;
	let revision = 0;
	let counted = false;
	/** Records that are there but do not open: they stay as they were known, and are not judged until they are written. */
	const closed = new Set<string>();

	/** What was dropped while rows were being read: they may still hold it. */
	const reading = new Set<Set<string>>();

	function drop(id: string): void {
		revision++;
		closed.delete(id);
		for (const dropped of reading) dropped.add(id);
		stock.remove(id);
	}

	function put({ id, seq, basis, summary }: HeldSummary<Summary>): void {
		if ((stock.seq(id) ?? 0) > (seq ?? 0)) return; // a newer write was taken over meanwhile
		revision++;
		closed.delete(id);
		stock.put(id, { seq, basis, marks: summary.marks, summary });
	}

	async function catchUp(): Promise<void> {
		const head = await vault.head();
		if (head.seq === seen && counted) return;
		counted = true;
		const foreign: HeldSummary<Summary>[] = [];
		const dropped = new Set<string>();
		reading.add(dropped);
		const entries = await vault.summariesSince(seen).finally(() => reading.delete(dropped));
		for (const entry of entries) {
			if (dropped.has(entry.id)) continue;
			if (entry.summary.shape === SUMMARY_SHAPE) put(entry);
			else foreign.push(entry);
		}
		await addUnjudged(foreign);
		if (stock.size !== head.records) await matchRecords();
		seen = Math.max(seen, head.seq);
		onChange?.();
	}

	/** Records were erased by another tab, or an upgrade dropped their summaries: the truth is which records there are. */
	async function matchRecords(): Promise<void> {
		const known = stock.knownIds(); // before: what comes in meanwhile is not among those ids
		const ids = new Set(await vault.ids());
		for (const id of known) if (!ids.has(id)) drop(id);
		await addUnjudged([...ids].filter((id) => !stock.has(id)).map((id) => ({ id, seq: undefined })));
	}

	async function addUnjudged(entries: readonly Pick<HeldSummary<Summary>, "id" | "seq">[]): Promise<void> {
		for (let start = 0; start < entries.length; start += BATCH) {
			const batch = new Map(entries.slice(start, start + BATCH).map((entry) => [entry.id, entry]));
			for (const { record } of await vault.records([...batch.keys()])) {
				const seq = batch.get(record.id)?.seq;
				if ((stock.seq(record.id) ?? 0) > (seq ?? 0)) continue;
				revision++;
				stock.put(record.id, { seq, basis: "", marks: marksOf(record, settleRecord(record)) });
			}
		}
	}

	function adopt(seq: number, write: OwnWrite): void {
		for (const id of write.gone) drop(id);
		for (const entry of write.put) put(entry);
		for (const id of write.stale) stock.outdate(id, seq);
		if (seq === seen + 1) seen = seq; // else another tab wrote in between, and `catchUp` must look
		onChange?.();
	}

	/** Takes over marks that another build finds otherwise, and gives the records that may have others for twins now. */
	function remark(marks: Marks): readonly string[] {
		const known = stock.marks(marks.id);
		if (!known || sameMarks(known, marks)) return [];
		const before = stock.neighbours(known);
		revision++;
		stock.remark(marks.id, marks);
		return [...before, ...stock.neighbours(marks)].map(({ id }) => id);
	}

	function staleOpen(judging: Judging, most = Number.POSITIVE_INFINITY): readonly string[] {
		const stale = stock.stale(judging, most + closed.size);
		return closed.size === 0 ? stale : stale.filter((id) => !closed.has(id)).slice(0, most);
	}

	/** Of records that were not read: those that are gone. The others are here, but do not open. */
	async function partGone(missing: readonly string[]): Promise<readonly string[]> {
		if (missing.length === 0) return [];
		const ids = new Set(await vault.ids());
		for (const id of missing) if (ids.has(id)) closed.add(id);
		return missing.filter((id) => !ids.has(id));
	}

	return {
		get: stock.get,
		marks: stock.marks,
		all: stock.all,
		changed: stock.changed,
		allMarks: stock.allMarks,
		find: stock.find,
		over: stock.over,
		suggest: stock.suggest,
		ids: stock.ids,
		used: stock.used,
		withCells: stock.withCells,
		keptSince: stock.keptSince,
		newestAt: stock.newestAt,
		due: createDueOnce(stock.due, () => revision),
		get revision() {
			return revision;
		},
		get size() {
			return stock.size;
		},
		get judged() {
			return stock.judged;
		},
		get seen() {
			return seen;
		},
		countStale: (judging) => staleOpen(judging).length,
		neighbours: stock.neighbours,
		countAlike: stock.countAlike,
		shared: stock.shared,
		catchUp,
		adopt,
		async judgeSome(judging) {
			await catchUp();
			const stale = staleOpen(judging, BATCH);
			if (stale.length === 0) return false;
			// Before they are read: what comes in meanwhile must not be taken for what was judged.
			const seqs = new Map(stale.map((id) => [id, stock.seq(id)]));
			const records = await vault.records(stale);
			const there = new Set(records.map(({ record }) => record.id));
			const gone = await partGone(stale.filter((id) => !there.has(id))); // erased by another tab this very moment
			const turn = takeTurns(A_TURN);
			const settled: { readonly record: InvoiceRecord; readonly rev: number; readonly invoice: Invoice }[] = [];
			for (const { record, rev } of records) {
				await turn();
				settled.push({ record, rev, invoice: settleRecord(record) });
			}
			const touched = settled.flatMap(({ record, invoice }) => remark(marksOf(record, invoice)));
			const fresh: HeldSummary<Summary>[] = [];
			for (const { record, rev, invoice } of settled) {
				await turn();
				const { id } = record;
				const marks = marksOf(record, invoice);
				const judged = judgeRecord(record, invoice, judging, twinsOf(marks, stock.neighbours(marks)));
				const summary = summarise(record, judged, judging);
				fresh.push({ id, seq: seqs.get(id), basis: judging.basis, rev, summary });
			}
			const others = [...new Set(touched)].filter((id) => !there.has(id));
			const written = await vault.refresh(fresh, others);
			if (!written.ok) {
				// A full disk must not keep anybody from their list: it is judged, if only until the app is closed.
				for (const id of gone) drop(id);
				for (const entry of fresh) put(entry);
				for (const id of others) stock.outdate(id, stock.seq(id));
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

/** Whether other records may find another twin in this one than before. */
function sameMarks(a: Marks, b: Marks): boolean {
	return canonicalJson(a) === canonicalJson(b);
}
