import type { Page } from "@playwright/test";

import { BYTES_A_CHANGE } from "#core/flows/library/stock/keep.ts";
import { withBenchPage } from "./bench-page.ts";
import { median } from "./median.ts";
import type { OpeningAsked, OpeningTold } from "./page/opening.worker.ts";

const ROUNDS = 5;
/** Every row is opened fewer times: it takes so long. */
const ROUNDS_OF_ROWS = 2;
const EDITS = 2_000;
/** Above this only the snapshot is written, without the rows it stands for. */
const MOST_ROWS = 200_000;

/** Times the opening of a sealed library in Chromium, beside reading its snapshot alone and beside opening every row. */
export async function benchOpening(records: number): Promise<void> {
	await withBenchPage({ name: "opening", ready: "benchOpening", onDisk: true }, async (page) => {
		const ask = (asked: OpeningAsked) => askPage(page, asked);
		console.log(`\n${records} invented records in Chromium's worker, sealed, on the disk; ms\n`);
		if (records <= MOST_ROWS) await benchRows(ask, records);
		else await benchSnapshot(ask, records);
	});
}

type Ask = (asked: OpeningAsked) => Promise<OpeningTold>;

async function benchRows(ask: Ask, records: number): Promise<void> {
	row("records sealed and kept", (await ask({ what: "fill", records })).ms);
	const look = await ask({ what: "look" });
	row("the daily look, in idle time", look.ms);
	row("  its longest slice", look.longest);
	await benchWriting(ask);
	await benchOpenings(ask, { rows: true });

	const { record = 0, written = 0, ms } = await ask({ what: "edit", records, count: EDITS });
	console.log("");
	row("one edit", ms);
	row("  the record's own row, bytes", record);
	row("  all rows of the write, bytes", written);
	console.log(`    so many times its own: ${ratio(written, record)}, goal ≤ 3`);
	row("  with its share of a snapshot, goal ≤ 16 000", written + BYTES_A_CHANGE);
	console.log(`\nafter ${EDITS} edits without a new snapshot\n`);
	await benchOpenings(ask, { rows: false });
}

async function benchSnapshot(ask: Ask, records: number): Promise<void> {
	const { put, longest, bytes, save } = await ask({ what: "fillSnapshot", records });
	row("put all into memory, one by one", put);
	row("  the longest step of making the snapshot", longest);
	row("  its bytes", bytes);
	row("  seal and save it", save);
	await benchOpenings(ask, { rows: false });
}

async function benchOpenings(ask: Ask, { rows }: { readonly rows: boolean }): Promise<void> {
	const alone: OpeningTold[] = [];
	const opened: OpeningTold[] = [];
	const every: OpeningTold[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		alone.push(await ask({ what: "readAlone" }));
		opened.push(await ask({ what: "open" }));
		if (rows && round < ROUNDS_OF_ROWS) every.push(await ask({ what: "openRows" }));
	}
	const [base, own] = [middle(alone, "ms"), middle(opened, "ms")];
	row(`snapshot read and opened alone (${mega(middle(alone, "bytes"))} MB)`, base);
	row("unlocked to searchable", own);
	for (const part of ["opened", "known", "caughtUp", "ms", "first"]) row(`    until ${part}`, middle(opened, part));
	row("    judging: what is stale", middle(opened, "judging"));
	row("    first look for twins", middle(opened, "ties"));
	console.log(`    so many times the snapshot alone: ${ratio(own, base)}, goal ≤ 1.5`);
	if (every.length > 0) {
		row("every row read and opened", middle(every, "ms"));
		console.log(`    so many times ours: ${ratio(middle(every, "ms"), own)}, goal ≥ 10`);
	}
	const counts = new Set([...opened, ...every].map(({ count }) => count));
	console.log(`    found by a word: ${[...counts].join(", ")}; on the page: ${opened[0]?.page}`);
}

/** Searches while the snapshot is written for the first time. */
async function benchWriting(ask: Ask): Promise<void> {
	const told = await ask({ what: "write" });
	row(`snapshot written in idle time (${mega(told.bytes ?? 0)} MB)`, told.writing);
	row("  search and page meanwhile, p50", told.busy_p50);
	row("  p95, goal ≤ 50", told.busy_p95);
	row("  the worst", told.busy_worst);
	row("  and with nothing else going on, p50", told.p50);
	row("  p95", told.p95);
}

function askPage(page: Page, asked: OpeningAsked): Promise<OpeningTold> {
	return page.evaluate((one) => window.benchOpening(one), asked);
}

function middle(told: readonly OpeningTold[], name: string): number {
	return median(told.map((one) => one[name] ?? Number.NaN));
}

function row(name: string, value = Number.NaN): void {
	console.log(`${name.padEnd(56)}${value.toFixed(value < 100 ? 2 : 0).padStart(12)}`);
}

function ratio(a: number, b: number): string {
	return (a / b).toFixed(2);
}

function mega(bytes: number): string {
	return (bytes / 1e6).toFixed(1);
}
