import type { Page } from "@playwright/test";

import { startBigLibrary } from "./big-library.ts";
import { median } from "./median.ts";

const ROUNDS = 5;
const FRAMES = 240;
/** Pixels a frame: a quick turn of the wheel, and dragging the bar through the whole list. */
const SPEEDS = { wheel: 120, bar: 15_000 };

/**
 * Frames of the app's list of so many invoices while it is scrolled, by turns with scrolling an empty page. Goal: the
 * 95th percentile at most 1.5 × the empty page's. The figure says nothing without the rows: those that say little or
 * nothing are counted, and so is the time until they say all once the list stands.
 */
export async function benchScrolling(app: string, records: number): Promise<void> {
	const library = await startBigLibrary(app, records);
	try {
		const page = await library.browser.newPage();
		await page.setViewportSize({ width: 1440, height: 900 });
		const start = performance.now();
		await page.goto(`${library.url}library`);
		await page.locator("[role=grid] [data-index]").first().waitFor({ timeout: 600_000 });
		console.log(
			`\n${records} invoices; first rows after ${(performance.now() - start).toFixed(0)} ms of a first visit\n`,
		);
		const empty = await library.browser.newPage();
		await empty.setViewportSize({ width: 1440, height: 900 });
		await empty.setContent('<div style="height: 4000000px"></div>');
		for (const [name, pixels] of Object.entries(SPEEDS)) await benchSpeed(name, pixels, page, empty);
	} finally {
		await library.close();
	}
}

async function benchSpeed(name: string, pixels: number, page: Page, empty: Page): Promise<void> {
	const rounds: { readonly own: Frames; readonly bare: Frames }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		await empty.bringToFront();
		const bare = await scroll(empty, pixels);
		await page.bringToFront();
		rounds.push({ own: await scroll(page, pixels), bare });
	}
	const middle = (pick: (round: (typeof rounds)[number]) => number) => median(rounds.map(pick));
	const [own, bare] = [middle((round) => round.own.p95), middle((round) => round.bare.p95)];
	console.log(`${name}, ${pixels} px a frame: p95 ${own.toFixed(1)} ms, empty page ${bare.toFixed(1)} ms`);
	console.log(
		`    so many times the empty page: ${middle((round) => round.own.p95 / round.bare.p95).toFixed(2)}, goal ≤ 1.5`,
	);
	console.log(
		`    worst frame ${middle((round) => round.own.worst).toFixed(1)} ms, empty page ${middle((round) => round.bare.worst).toFixed(1)} ms`,
	);
	const share = (of: "blank" | "brief") => (100 * middle((round) => round.own[of])).toFixed(1);
	console.log(
		`    of the rows seen, saying nothing yet: ${share("blank")} %, only what they are sorted by: ${share("brief")} %`,
	);
	console.log(`    all said so long after the list stands: ${middle((round) => round.own.full).toFixed(0)} ms`);
}

interface Frames {
	/** Milliseconds from a frame to the next. */
	readonly p95: number;
	readonly worst: number;
	/** Share of rows on the screen that were not filled yet. */
	readonly blank: number;
	/** Share of those that told only their place while the list rushed by. */
	readonly brief: number;
	/** Milliseconds from the last step until every row says all. */
	readonly full: number;
}

function scroll(page: Page, pixels: number): Promise<Frames> {
	return page.evaluate(
		async ([step, frames]) => {
			const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
			const area = [...document.querySelectorAll("*")].find((one) => {
				one.scrollTop = 1; // what does not scroll stays at 0
				return one.scrollTop === 1 && one.scrollHeight > one.clientHeight + 100_000;
			});
			if (!area) throw new Error("nothing scrolls");
			area.scrollTop = 0;
			await frame();
			let last = await frame();
			const taken: number[] = [];
			const count = (of: string) => document.querySelectorAll(`[role=grid] [data-index]${of}`).length;
			let [seen, blank, brief] = [0, 0, 0];
			for (let turn = 0; turn < frames; turn++) {
				const end = area.scrollTop + area.clientHeight + step > area.scrollHeight;
				area.scrollTop = end ? 0 : area.scrollTop + step;
				const now = await frame();
				taken.push(now - last);
				last = now;
				seen += count("");
				blank += count(" > .waiting");
				brief += count(" > .glance");
			}
			while (count(" > .waiting") + count(" > .glance") > 0) await frame();
			const full = performance.now() - last;
			const sorted = taken.toSorted((a, b) => a - b);
			return {
				p95: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
				worst: sorted.at(-1) ?? 0,
				blank: seen === 0 ? 0 : blank / seen,
				brief: seen === 0 ? 0 : brief / seen,
				full,
			};
		},
		[pixels, FRAMES] as const,
	);
}
