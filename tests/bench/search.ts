import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import type { Day } from "#core/base/day.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import type { Clause } from "#core/search/clause.ts";
import { createEngine, type Engine } from "#core/search/engine.ts";
import { foldForSearch } from "#core/search/fold.ts";
import { countHits } from "#core/search/match.ts";
import type { Sort } from "#core/search/order.ts";
import type { Searchable } from "#core/search/searchable.ts";
import { readSnapshot, snapshotSteps } from "#core/search/snapshot.ts";
import { suggest } from "#core/search/suggest.ts";
import { type GroupBy, groupBy } from "#core/stats/group.ts";
import { inventLibrary, randomFrom } from "./invented.ts";
import { median } from "./median.ts";

const TODAY = "20260914" as Day;
const RUNS = 200;
const BATCH = 1_000;
/** Characters before the numbers of a line. */
const WIDE = 56;
/** Above this a text for each record beside the engine would take the memory that is measured. */
const MOST_NAIVE = 200_000;

interface Rival {
	readonly name: string;
	search(words: string): number;
	readonly exact: boolean;
}

/** Times the engine over invented records beside a scan of every text, and beside MiniSearch where its module is given. */
export async function benchSearch(records: number, minisearch?: string): Promise<void> {
	const before = memory();
	const engine = createEngine();
	const building = putAll(engine, records);
	const { tally } = engine.columns;
	console.log(`\n${records} invented records, ${tally.lines} lines; ms\n`);
	head("wall", "processor");
	row("put all, one by one", total(building));
	console.log(`memory of the engine: ${mega(memory() - before)} MB`);

	const snapshot = stepTimes(engine);
	row(`write a snapshot of ${mega(snapshot.bytes.length)} MB`, total(snapshot.times));
	row("  its longest step", longest(snapshot.times));
	row("open it (the middle of 9 times)", spread(times(9, () => readSnapshot(snapshot.bytes).ok)).slice(0, 1));
	const opened = memory();
	const again = readSnapshot(snapshot.bytes);
	console.log(
		`memory of an engine opened from it: ${mega(memory() - opened)} MB (${again.ok ? again.value.size : 0} records)`,
	);

	const rivals: Rival[] = [];
	const { texts, words } = naively(records);
	if (texts.length > 0)
		rivals.push({ name: "scan of a text a record", search: (word) => scan(texts, word), exact: true });
	if (minisearch && texts.length > 0) rivals.push(await miniSearch(minisearch, texts));
	console.log("");
	head("wall p50", "wall p95", "processor");
	compare(engine, words, rivals);
	benchFilters(engine, words);
	benchEdits(engine);
}

/** A text of each record, and words that stand in some. */
function naively(records: number): { readonly texts: readonly string[]; readonly words: readonly string[] } {
	const texts: string[] = [];
	const words: string[] = [];
	const random = randomFrom(1);
	for (const one of inventLibrary(records)) {
		const all = textsOf(one);
		if (records <= MOST_NAIVE) texts.push(all.map(foldForSearch).join("\n"));
		if (words.length < RUNS && random() < (RUNS * 1.2) / records) words.push(wordOf(all, random));
	}
	return { texts, words };
}

/** Words of two to four characters that stand somewhere. */
function wordOf(texts: readonly string[], random: () => number): string {
	const text = foldForSearch(texts[Math.floor(random() * texts.length)] ?? "").replace(/[^\p{Script=Han}]/gu, "");
	const length = 2 + Math.floor(random() * 3);
	const from = Math.floor(random() * Math.max(1, text.length - length));
	return text.slice(from, from + length) || "公司";
}

function textsOf({ fields, lines, category, tags = [] }: Searchable): readonly string[] {
	const face = Object.entries(fields).flatMap(([name, value]) =>
		typeof value === "string" && name !== "kind" && name !== "issuedOn" ? value : [],
	);
	return [
		...face,
		category ?? "",
		...tags,
		...lines.flatMap(({ name, spec, unit, rate }) => [name, spec, unit, rate].flatMap((text) => text ?? [])),
	];
}

function scan(texts: readonly string[], word: string): number {
	let count = 0;
	for (const text of texts) if (text.includes(word)) count++;
	return count;
}

/** As people set it up for Chinese: pairs of characters, all of which must be there. */
async function miniSearch(module: string, texts: readonly string[]): Promise<Rival> {
	const { default: MiniSearch } = (await import(pathToFileURL(module).href)) as {
		default: new (options: object) => { addAll(all: object[]): void; search(text: string): readonly unknown[] };
	};
	const tokenize = (text: string) => {
		const pairs: string[] = [];
		for (let at = 0; at + 1 < text.length; at++) pairs.push(text.slice(at, at + 2));
		return pairs;
	};
	const index = new MiniSearch({
		fields: ["text"],
		tokenize,
		processTerm: (term: string) => term,
		searchOptions: { combineWith: "AND" },
	});
	row("MiniSearch: put all", total([time(() => index.addAll(texts.map((text, id) => ({ id, text }))))]));
	return { name: "MiniSearch, pairs of characters", search: (word) => index.search(word).length, exact: false };
}

function compare(engine: Engine, words: readonly string[], rivals: readonly Rival[]): void {
	const own: Timed[] = [];
	const others = rivals.map((): Timed[] => []);
	let same = 0;
	for (const word of words) {
		let found = 0;
		own.push(time(() => (found = countHits(ask(engine, parseBox(word, TODAY)).hits))));
		for (const [index, rival] of rivals.entries()) {
			let theirs = 0;
			others[index]?.push(time(() => (theirs = rival.search(word))));
			if (rival.exact && theirs === found) same++;
		}
	}
	row(`${words.length} Chinese words of 2-4 characters`, spread(own));
	for (const [index, { name, exact }] of rivals.entries()) {
		const theirs = others[index] ?? [];
		row(`  ${name}`, spread(theirs));
		const times = spread(theirs).map((one, at) => (one / (spread(own)[at] ?? 1)).toFixed(1).padStart(8));
		const count = exact ? `; same count in ${same} of ${words.length}` : "";
		console.log(`${"    so many times ours".padEnd(WIDE)}${times.map((one) => `${one} ×`).join("")}${count}`);
	}
}

function benchFilters(engine: Engine, words: readonly string[]): void {
	const number = engine.columns.texts.number.strings.text(Math.floor(engine.size / 2));
	const wrong = `${number.slice(0, -3)}${(Number(number.at(-3)) + 1) % 10}${number.slice(-2)}`;
	const boxes: readonly (readonly [string, string])[] = [
		["exact number of 20 digits", number],
		["the same, a digit wrong (近似)", wrong],
		["three digits", "999"],
		["pinyin initials in names", "lxjd"],
		["amount of any kind", "=1234.56"],
		["seven conditions in one box", "销方:酒店 >400 2026 -状态:作废 种类:专票 标签:重要 风险:需要人看"],
	];
	for (const [name, box] of boxes)
		row(name, spread(times(50, () => countHits(ask(engine, parseBox(box, TODAY)).hits))));
	row(
		"suggestions for a word",
		spread(times(50, (turn) => suggest(engine, words[turn] ?? "酒", { today: TODAY, limit: 3 }).length)),
	);

	const filter: Clause[] = [
		{ what: "in", column: "state", values: ["normal"] },
		{ what: "day", column: "issuedOn", from: 20250101, to: 20261231 },
		{ what: "flag", flag: "trashed", is: false },
	];
	for (const by of ["issuedOn", "total", "sellerName", "number", "createdAt"] as const) {
		const sort: Sort = { by, direction: "down" };
		const { wall: first } = time(() => engine.page(engine.find(filter), sort, 0, 50).length);
		const page = spread(times(RUNS, (turn) => engine.page(engine.find(filter), sort, (turn % 5) * 50, 50).length));
		row(`filter + sort by ${by} + page (${first.toFixed(0)} the first time)`, page);
	}
	const all = engine.find([{ what: "flag", flag: "trashed", is: false }]);
	for (const by of [
		"month",
		"seller",
		"category",
		"kind",
		"rate",
		"region",
		"tag",
	] as const satisfies readonly GroupBy[]) {
		row(`group everything by ${by}`, spread(times(50, () => groupBy(engine, all, by, { basis: "issuedOn" }).length)));
	}
}

/** An edit, and the first search and page after it. */
function benchEdits(engine: Engine): void {
	const some = [...inventLibrary(RUNS, 7)];
	const [edits, searches]: [Timed[], Timed[]] = [[], []];
	const clause: Clause = { what: "text", text: "酒店" };
	for (const one of some) {
		edits.push(time(() => engine.put(one)));
		searches.push(time(() => engine.page(engine.find([clause]), { by: "issuedOn", direction: "down" }, 0, 50).length));
	}
	row("put one record", spread(edits));
	row("first search, sort and page after it", spread(searches));
}

function putAll(engine: Engine, records: number): readonly Timed[] {
	const taken: Timed[] = [];
	let batch: Searchable[] = [];
	const put = () => {
		const some = batch;
		taken.push(
			time(() => {
				for (const one of some) engine.put(one);
			}),
		);
		batch = [];
	};
	for (const one of inventLibrary(records)) if (batch.push(one) === BATCH) put();
	put();
	return taken;
}

function stepTimes(engine: Engine): { readonly times: readonly Timed[]; readonly bytes: Uint8Array<ArrayBuffer> } {
	const steps = snapshotSteps(engine);
	const taken: Timed[] = [];
	for (;;) {
		const found: ReturnType<typeof steps.next>[] = [];
		taken.push(time(() => found.push(steps.next())));
		const [step] = found;
		if (step?.done) return { times: taken, bytes: step.value };
	}
}

/** On a shared machine the wall counts what others do, and the processor counts in steps of some milliseconds. */
interface Timed {
	readonly wall: number;
	readonly processor: number;
}

function times(runs: number, work: (turn: number) => unknown): readonly Timed[] {
	return Array.from({ length: runs }, (_, turn) => time(() => work(turn)));
}

function time(work: () => unknown): Timed {
	const [wall, processor] = [performance.now(), spent()];
	work();
	return { wall: performance.now() - wall, processor: spent() - processor };
}

/** Processor time of this thread. */
function spent(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}

/** p50 and p95 on the wall, and the mean of processor time, whose steps level out over many runs. */
function spread(values: readonly Timed[]): readonly number[] {
	const walls = values.map(({ wall }) => wall).toSorted((a, b) => a - b);
	const [, processor = 0] = total(values);
	return [median(walls), walls[Math.ceil(walls.length * 0.95) - 1] ?? Number.NaN, processor / values.length];
}

function total(values: readonly Timed[]): readonly number[] {
	return values.reduce(([wall = 0, processor = 0], one) => [wall + one.wall, processor + one.processor], [0, 0]);
}

function longest(values: readonly Timed[]): readonly number[] {
	return [Math.max(...values.map(({ wall }) => wall)), Math.max(...values.map(({ processor }) => processor))];
}

function head(...names: readonly string[]): void {
	console.log(`${"".padEnd(WIDE)}${names.map((name) => name.padStart(10)).join("")}`);
}

function row(name: string, values: readonly number[]): void {
	console.log(`${name.padEnd(WIDE)}${values.map((value) => value.toFixed(value < 100 ? 2 : 0).padStart(10)).join("")}`);
}

function mega(bytes: number): string {
	return (bytes / 1e6).toFixed(1);
}

/** What is left in use after everything unused was thrown away. */
function memory(): number {
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc") as () => void; // V8's own, with the flag just set
	collect();
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}
