import { withBenchPage } from "./bench-page.ts";
import { median } from "./median.ts";
import type { Timed } from "./page/search.worker.ts";

/** Characters before the numbers of a line. */
const WIDE = 56;
/** Above this the memory of two engines at once is more than a page may have. */
const MOST_TWICE = 200_000;

/** Times the engine over invented records in Chromium's worker, beside a scan of every text and beside MiniSearch. */
export async function benchSearch(records: number): Promise<void> {
	const bench = { name: "search", ready: "benchSearch", flags: "--expose-gc" };
	await withBenchPage(bench, async (page) => {
		console.log(`\n${records} invented records in Chromium; ms\n`);
		const built = await page.evaluate((count) => window.benchSearch({ what: "build", records: count }), records);
		for (const one of built.rows) row(one.name, [median(one.runs)]);
		console.log(`lines: ${built.facts.lines}; bytes of the snapshot: ${mega(built.facts.bytes)} MB`);

		const { rows, facts } = await page.evaluate(() => window.benchSearch({ what: "words" }));
		const runs = new Map(rows.map((one) => [one.name, one.runs]));
		const own = spread(runs.get("own") ?? []);
		console.log(`\n${"".padEnd(WIDE)}       p50       p95`);
		row(`${facts.words} Chinese words of 2-4 characters, goal p95 ≤ 16`, own);
		for (const [name, called, goal] of [
			["scan", "scan of a text a record", `same records in ${facts.same} of ${facts.words}`],
			["mini", "MiniSearch, pairs of characters", "goal ≥ 5"],
		] as const) {
			const theirs = runs.get(name);
			if (!theirs) continue;
			row(`  ${called}`, spread(theirs));
			const times = spread(theirs).map((one, at) => `${(one / (own[at] ?? 1)).toFixed(1)} ×`.padStart(10));
			console.log(`${"    so many times ours".padEnd(WIDE)}${times.join("")}; ${goal}`);
		}
		const rest = await page.evaluate(() => window.benchSearch({ what: "rest" }));
		for (const one of rest.rows) printSpread(one);
	});
	if (records > MOST_TWICE) return;
	await withBenchPage(bench, async (page) => {
		const { built, opened } = await page.evaluate((count) => window.benchMemory(count), records);
		console.log(`\nmemory of the engine, goal ≤ 60: ${mega(built)} MB; opened from its snapshot: ${mega(opened)} MB`);
	});
}

function printSpread({ name, runs }: Timed): void {
	row(name, runs.length > 1 ? spread(runs) : runs);
}

/** p50 and p95. */
function spread(values: readonly number[]): readonly number[] {
	const sorted = values.toSorted((a, b) => a - b);
	return [median(sorted), sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN];
}

function row(name: string, values: readonly number[]): void {
	console.log(`${name.padEnd(WIDE)}${values.map((value) => value.toFixed(value < 100 ? 2 : 0).padStart(10)).join("")}`);
}

function mega(bytes = Number.NaN): string {
	return (bytes / 1e6).toFixed(1);
}
