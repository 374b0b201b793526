import MiniSearch from "minisearch";

import type { Day } from "#core/base/day.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import type { Clause } from "#core/search/clause.ts";
import { createEngine } from "#core/search/engine.ts";
import { foldForSearch } from "#core/search/fold.ts";
import { countHits, type Hits } from "#core/search/match.ts";
import type { Sort } from "#core/search/order.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { readSnapshot, snapshotSteps } from "#core/search/snapshot.ts";
import { suggest } from "#core/search/suggest.ts";
import { type GroupBy, groupBy } from "#core/stats/group.ts";
import { inventLibrary, randomFrom } from "#tests/bench/invented.ts";

export type SearchAsked =
	| { readonly what: "build"; readonly records: number }
	| { readonly what: "words" }
	| { readonly what: "rest" };

export interface SearchTold {
	readonly rows: readonly Timed[];
	readonly facts: Readonly<Record<string, number>>;
}

/** Milliseconds of each run. */
export interface Timed {
	readonly name: string;
	readonly runs: readonly number[];
}

const TODAY = "20260914" as Day;
const RUNS = 200;
/** Above this a text for each record would take more memory than what is measured. */
const MOST_NAIVE = 200_000;

const engine = createEngine();
/** A text of each record, in the order of the engine's rows; none where there are too many. */
const texts: string[] = [];
/** That stand in some of them. */
const words: string[] = [];

self.onmessage = ({ data }: MessageEvent<SearchAsked>) => self.postMessage(works(data));

function works(asked: SearchAsked): SearchTold {
	switch (asked.what) {
		case "build":
			return build(asked.records);
		case "words":
			return compare();
		case "rest":
			return { rows: [...timeBoxes(), ...timePages(), ...timeGroups(), ...timeEdits()], facts: {} };
	}
}

function build(records: number): SearchTold {
	const random = randomFrom(1);
	let put = 0;
	for (const one of inventLibrary(records)) {
		put += time(() => engine.put(one));
		const all = textsOf(one);
		if (records <= MOST_NAIVE) texts.push(all.map(foldForSearch).join("\n"));
		if (words.length < RUNS && random() < (RUNS * 1.2) / records) words.push(wordOf(all, random));
	}
	const { steps, bytes } = writeSnapshot();
	const rows = [
		{ name: "put all, one by one", runs: [put] },
		{ name: "write a snapshot", runs: [steps.reduce((sum, one) => sum + one, 0)] },
		{ name: "  its longest step", runs: [Math.max(...steps)] },
		timed("open it", 9, () => readSnapshot(bytes).ok),
	];
	return { rows, facts: { lines: engine.columns.tally.lines, bytes: bytes.length } };
}

function writeSnapshot(): { readonly steps: readonly number[]; readonly bytes: Uint8Array<ArrayBuffer> } {
	const turns = snapshotSteps(engine);
	const steps: number[] = [];
	for (;;) {
		const start = performance.now();
		const turn = turns.next();
		steps.push(performance.now() - start);
		if (turn.done) return { steps, bytes: turn.value };
	}
}

/** Words of two to four characters that stand somewhere. */
function wordOf(all: readonly string[], random: () => number): string {
	const text = foldForSearch(all[Math.floor(random() * all.length)] ?? "").replace(/[^\p{Script=Han}]/gu, "");
	const length = 2 + Math.floor(random() * 3);
	const from = Math.floor(random() * Math.max(1, text.length - length));
	return text.slice(from, from + length) || "公司";
}

function textsOf({ fields, lines, particulars = {}, category, tags = [] }: Searchable): readonly string[] {
	const face = Object.entries(fields).flatMap(([name, value]) =>
		typeof value === "string" && name !== "kind" && name !== "issuedOn" ? value : [],
	);
	return [
		...face,
		category ?? "",
		...tags,
		...Object.values(particulars).flat(),
		...lines.flatMap(({ name, spec, unit, rate }) => [name, spec, unit, rate].flatMap((text) => text ?? [])),
	];
}

/** Every word by the engine, by a scan of every text, and by MiniSearch, in turns. */
function compare(): SearchTold {
	const own: number[] = [];
	const scan: number[] = [];
	const mini: number[] = [];
	const index = texts.length > 0 ? createMiniSearch() : undefined;
	let same = 0;
	for (const word of words) {
		let hits: Hits = new Uint8Array();
		own.push(
			time(() => {
				hits = ask(engine, parseBox(word, TODAY)).hits;
				countHits(hits);
			}),
		);
		if (!index) continue;
		let found: readonly number[] = [];
		scan.push(
			time(() => {
				found = scanFor(word);
			}),
		);
		mini.push(time(() => index.search.search(word)));
		// The first record put is in row 1.
		if (found.length === countHits(hits) && found.every((at) => hits[at + 1] === 1)) same++;
	}
	const rows: Timed[] = [{ name: "own", runs: own }];
	if (index) rows.push({ name: "scan", runs: scan }, { name: "mini", runs: mini }, { name: "put", runs: [index.put] });
	return { rows, facts: { words: words.length, same } };
}

function scanFor(word: string): readonly number[] {
	const found: number[] = [];
	for (let at = 0; at < texts.length; at++) if (texts[at]?.includes(word)) found.push(at);
	return found;
}

/** As people set it up for Chinese: pairs of characters, all of which must be there. */
function createMiniSearch() {
	const tokenize = (text: string) => {
		const pairs: string[] = [];
		for (let at = 0; at + 1 < text.length; at++) pairs.push(text.slice(at, at + 2));
		return pairs;
	};
	const search = new MiniSearch({
		fields: ["text"],
		tokenize,
		processTerm: (term) => term,
		searchOptions: { combineWith: "AND" },
	});
	return { search, put: time(() => search.addAll(texts.map((text, id) => ({ id, text })))) };
}

function timeBoxes(): readonly Timed[] {
	const number = engine.columns.texts.number.strings.text(Math.floor(engine.size / 2));
	const wrong = `${number.slice(0, -3)}${(Number(number.at(-3)) + 1) % 10}${number.slice(-2)}`;
	const boxes: readonly (readonly [string, string])[] = [
		["exact number of 20 digits", number],
		["the same, a digit wrong (近似)", wrong],
		["three digits", "999"],
		["pinyin initials in names", "lxjd"],
		["part of a bank account", "账号:990012"],
		["amount of any kind", "=1234.56"],
		["seven conditions in one box", "销方:酒店 >400 2026 -状态:作废 种类:专票 标签:重要 风险:需要人看"],
	];
	return [
		...boxes.map(([name, box]) => timed(name, 50, () => countHits(ask(engine, parseBox(box, TODAY)).hits))),
		timed("suggestions for a word", 50, (turn) => suggest(engine, words[turn] ?? "酒", { today: TODAY, limit: 3 })),
	];
}

function timePages(): readonly Timed[] {
	const filter: Clause[] = [
		{ what: "in", column: "state", values: ["normal"] },
		{ what: "day", column: "issuedOn", from: 20250101, to: 20261231 },
		{ what: "flag", flag: "trashed", is: false },
	];
	return (["issuedOn", "total", "sellerName", "number", "createdAt"] as const).flatMap((by) => {
		const sort: Sort = { by, direction: "down" };
		const page = (turn: number) => engine.page(engine.find(filter), sort, (turn % 5) * 50, 50).length;
		return [timed(`filter + sort by ${by} + page`, RUNS, page)].flatMap((all) => [
			all,
			{ name: "    the first time", runs: all.runs.slice(0, 1) },
		]);
	});
}

function timeGroups(): readonly Timed[] {
	const all = engine.find([{ what: "flag", flag: "trashed", is: false }]);
	const groups = ["month", "seller", "category", "kind", "rate", "region", "tag"] as const satisfies readonly GroupBy[];
	return groups.map((by) =>
		timed(`group everything by ${by}`, 50, () => groupBy(engine, all, by, { basis: "issuedOn" }).length),
	);
}

/** An edit, and the first search and page after it. */
function timeEdits(): readonly Timed[] {
	const [edits, searches]: [number[], number[]] = [[], []];
	const clause: Clause = { what: "text", text: "酒店" };
	for (const one of inventLibrary(RUNS, 7)) {
		edits.push(time(() => engine.put(one)));
		searches.push(time(() => engine.page(engine.find([clause]), { by: "issuedOn", direction: "down" }, 0, 50).length));
	}
	return [
		{ name: "put one record", runs: edits },
		{ name: "first search, sort and page after it", runs: searches },
	];
}

function timed(name: string, runs: number, work: (turn: number) => unknown): Timed {
	return { name, runs: Array.from({ length: runs }, (_, turn) => time(() => work(turn))) };
}

function time(work: () => unknown): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}
