import type { Result } from "#core/base/result.ts";
import { ok } from "#core/base/result.ts";
import type { Finder } from "#core/flows/library/finder.ts";
import { createFinder } from "#core/flows/library/finder.ts";
import type { Judging, Listed, Marks } from "#core/flows/library/summary.ts";
import { ALIKE, type Shared, type Tied } from "#core/flows/library/ties.ts";
import type { DueRecord, DueSettings } from "#core/flows/watch/due.ts";
import { flagBit, isHeld, rowCount } from "#core/search/columns.ts";
import { createEngine, type Engine } from "#core/search/engine.ts";
import { readSnapshot, type SnapshotProblem, snapshotSteps } from "#core/search/snapshot.ts";
import { dueRows } from "./due-rows.ts";
import { numberOf } from "./guess.ts";
import {
	createRoster,
	type Roster,
	type RosterColumns,
	type RosterEntry,
	readRoster,
	stringsOf,
	writeRoster,
} from "./roster.ts";
import { escaped, type SharedText } from "./text-lists.ts";

/**
 * All that is known of all records, in columns: to be searched, listed, judged again, and found as twins. Nothing here
 * waits, and nothing is truth.
 */
export interface Stock extends Omit<Finder, "put" | "remove"> {
	/** Records known, judged or not. */
	readonly size: number;
	readonly judged: number;
	has(id: string): boolean;
	/** The write a record's summary came with. */
	seq(id: string): number | undefined;
	/** Of a judged record. */
	get(id: string): Listed | undefined;
	marks(id: string): Marks | undefined;
	knownIds(): readonly string[];
	all(): readonly Listed[];
	/** Those with an open change for the worse. */
	changed(): readonly Listed[];
	allMarks(): readonly Marks[];
	/** Takes the place of what was known of the record. */
	put(id: string, entry: RosterEntry): void;
	/** Other marks, and all else as it was. */
	remark(id: string, marks: Marks): void;
	outdate(id: string, seq: number | undefined): void;
	remove(id: string): void;
	neighbours(marks: Tied, except?: ReadonlySet<string>): readonly Marks[];
	countAlike(near: string): number;
	/** Places in files, and sellers with total and day, that more than one record has. */
	shared(): readonly Shared[];
	/** Ids of what may come to something else when judged by this; the first few where `most` says so. */
	stale(judging: Judging, most?: number): readonly string[];
	due(settings: DueSettings, now: number): readonly DueRecord[];
	/** Records but 演示 that were kept after this instant, or ever; and when the first of them was. Milliseconds since 1970. */
	keptSince(instant?: number): { readonly count: number; readonly first?: number };
	/** When a record was last kept, claimed, removed, asked about or answered for. Milliseconds since 1970. */
	newestAt(): number | undefined;
	/** All of it as bytes, a step at a time; it is as it was when `onCopy` is called. */
	write(onCopy: () => void): Generator<void, Uint8Array<ArrayBuffer>>;
	/** How much of what is kept is of records that are gone or were replaced, from 0 to 1. */
	readonly waste: number;
}

export function createStock(engine: Engine = createEngine(), columns?: RosterColumns): Stock {
	const roster = createRoster(engine.columns, columns);
	const { put, remove, ...asking } = createFinder(engine);
	const { ids } = engine.columns;

	function known(id: string): number | undefined {
		const row = ids.find(id);
		return row && roster.isKnown(row) ? row : undefined;
	}

	function knownRows(): readonly number[] {
		const rows: number[] = [];
		for (let row = 1; row < ids.size; row++) if (roster.isKnown(row)) rows.push(row);
		return rows;
	}

	const isJudged = (row: number) => isHeld(engine.columns, row);

	return {
		...asking,
		get size() {
			return roster.size;
		},
		get judged() {
			return engine.size;
		},
		has: (id) => known(id) !== undefined,
		seq(id) {
			const row = known(id);
			return row === undefined ? undefined : roster.seq(row);
		},
		get(id) {
			const row = known(id);
			return row && isJudged(row) ? roster.listed(row) : undefined;
		},
		marks(id) {
			const row = known(id);
			return row === undefined ? undefined : roster.marks(row);
		},
		knownIds: () => knownRows().map((row) => ids.text(row)),
		all: () => knownRows().filter(isJudged).map(roster.listed),
		changed() {
			const hits = engine.find([{ what: "flag", flag: "changed", is: true }]);
			return knownRows().flatMap((row) => (hits[row] ? roster.listed(row) : []));
		},
		allMarks: () => knownRows().map(roster.marks),
		put(id, entry) {
			if (entry.summary) put(entry.summary);
			else remove(id);
			roster.put(ids.intern(id), entry);
		},
		remark(id, marks) {
			const row = known(id);
			if (row) roster.remark(row, marks);
		},
		outdate(id, seq) {
			const row = known(id);
			if (row) roster.outdate(row, seq);
		},
		remove(id) {
			const row = known(id);
			if (row) roster.remove(row);
			remove(id);
		},
		// In an order of their own: the first of them is named to people, however the library was opened.
		neighbours: (marks, except) => neighboursIn(roster, ids.text, marks, except).map(roster.marks).sort(bySaved),
		shared() {
			const named = (why: Shared["why"], all: Iterable<SharedText>) =>
				Array.from(all, ({ text, rows }) => ({ why, key: text, ids: new Set(rows.map(ids.text)) }));
			return [...named("file", roster.columns.lists.parts.shared()), ...named("near", roster.near.shared())];
		},
		countAlike: (near) => roster.near.count(near),
		stale: (judging, most) => staleRows(engine, roster, judging, most).map(ids.text),
		due: (settings, now) => dueRows(engine.columns, roster, settings, now),
		keptSince(instant = Number.NEGATIVE_INFINITY) {
			const { createdAt, marks } = engine.columns;
			let [count, first] = [0, Number.POSITIVE_INFINITY];
			for (let row = 1; row < ids.size; row++) {
				if (!isJudged(row) || !roster.isKnown(row) || ((marks.data[row] ?? 0) & flagBit("sample")) !== 0) continue;
				const at = numberOf(createdAt, row) ?? 0;
				if (at <= instant) continue;
				count++;
				first = Math.min(first, at);
			}
			return { count, ...(count > 0 && { first }) };
		},
		newestAt() {
			const { claimedAt, trashedAt, answeredAt, triedAt } = roster.columns.numbers;
			const columns = [engine.columns.createdAt, claimedAt, trashedAt, answeredAt, triedAt];
			let newest = Number.NEGATIVE_INFINITY;
			for (let row = 1; row < ids.size; row++) {
				if (!isJudged(row) || !roster.isKnown(row)) continue;
				for (const cells of columns) newest = Math.max(newest, numberOf(cells, row) ?? newest);
			}
			return newest === Number.NEGATIVE_INFINITY ? undefined : newest;
		},
		write: (onCopy) =>
			snapshotSteps(engine, onCopy, {
				strings: stringsOf(roster.columns),
				write: (writer, units) => writeRoster(roster.columns, rowCount(engine.columns), writer, units),
			}),
		get waste() {
			const { lines, idleLines } = engine.columns.tally;
			const rows = ids.size - 1;
			return Math.max(lines > 0 ? idleLines / lines : 0, rows > 0 ? (rows - roster.size) / rows : 0);
		},
	};
}

/** What `write` wrote. The bytes were sealed: what opens is what was written. */
export function openStock(bytes: Uint8Array<ArrayBuffer>): Result<Stock, SnapshotProblem> {
	const found: RosterColumns[] = [];
	const engine = readSnapshot(bytes, {
		beside: (reader, columns) => found.push(readRoster(reader, rowCount(columns))),
		sealed: true,
	});
	return engine.ok ? ok(createStock(engine.value, found[0])) : engine;
}

function neighboursIn(
	{ columns: { lists }, near: alike }: Roster,
	idOf: (row: number) => string,
	{ keys = [], parts = [], near = [] }: Tied,
	except?: ReadonlySet<string>,
): readonly number[] {
	const found = new Set<number>();
	const isOut = (row: number) => except?.has(idOf(row)) ?? false;
	for (const key of keys) for (const row of lists.keys.rows(key)) if (!isOut(row)) found.add(row);
	for (const part of parts) for (const row of lists.parts.rows(part)) if (!isOut(row)) found.add(row);
	for (const key of near) {
		let left = ALIKE;
		for (const row of alike.rows(key)) {
			if (isOut(row)) continue;
			found.add(row);
			if (--left === 0) break;
		}
	}
	return [...found];
}

function bySaved(a: Marks, b: Marks): number {
	const [x, y] = a.savedOn === b.savedOn ? [a.id, b.id] : [a.savedOn, b.savedOn];
	return x < y ? -1 : x > y ? 1 : 0;
}

function staleRows(
	{ columns }: Engine,
	roster: Roster,
	{ basis, today }: Judging,
	most = Number.POSITIVE_INFINITY,
): readonly number[] {
	const { texts, numbers } = roster.columns;
	const current = texts.basis.strings.find(escaped(basis)) ?? -1;
	const now = Number(today);
	const rows: number[] = [];
	for (let row = 1; row < columns.ids.size && rows.length < most; row++) {
		if (!roster.isKnown(row)) continue;
		const judgedOn = numbers.judgedOn.data[row] ?? 0;
		const changesOn = numbers.changesOn.data[row] ?? 0;
		// As `isCurrent` has it; what was never judged has no days.
		const isCurrent = isHeld(columns, row) && judgedOn <= now && now < changesOn;
		if (!isCurrent || (texts.basis.codes.data[row] ?? 0) !== current) rows.push(row);
	}
	return rows;
}
