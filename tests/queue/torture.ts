import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";
import { zipSync } from "fflate";

import { createServer, listen } from "#gateway/server.ts";
import { files } from "#tests/e2e/files.ts";
import { type Killable, startKillable } from "#tests/e2e/killable.ts";
import { judgeRun, type Verdict } from "./judge-run.ts";
import { readCounts, readKept, writeSettings } from "./kept.ts";
import { startSupplier, type Troubles } from "./supplier.ts";

export interface TortureOptions {
	readonly invoices: number;
	readonly kills: number;
	/** Folder of the built app. */
	readonly app: string;
	readonly troubles?: Partial<Troubles>;
	/** Milliseconds the whole may take. */
	readonly withinMs: number;
	readonly log: (line: string) => void;
}

const TROUBLES: Troubles = { hang: 0.05, drop: 0.02, rubbish: 0.01, perSecond: 70, slow: [20, 400], seed: 2026 };

const PER_FILE = 100;

/** A hung question costs this; the real relay waits longer, and the queue with it, but proves no more. */
const RELAY_MS = 2_000;

/**
 * Puts many invoices through the queue of the built app in a real browser, against a supplier in trouble, and kills
 * the browser on the way. Afterwards the supplier's own notes are laid beside what the browser's database holds.
 */
export async function torture(options: TortureOptions): Promise<Verdict> {
	const { invoices, kills, log } = options;
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-torture-"));
	const supplier = await startSupplier({ ...TROUBLES, ...options.troubles });
	const server = await listen(
		createServer({ app: options.app, data: join(folder, "data"), relayTimeoutMs: RELAY_MS }),
		{ port: 0, host: "127.0.0.1" },
	);
	const started = Date.now();
	const left = () => options.withinMs - (Date.now() - started);
	let browser = await startKillable(join(folder, "profile"));
	const killedAt: number[] = [];
	try {
		await openApp(browser.page, server.url);
		await writeSettings(browser.page, {
			provider: { mode: "fpcy", url: supplier.url, sqm: supplier.sqm },
			asking: { atOnce: 20, perMinute: 6_000 },
		});
		await openApp(browser.page, server.url);
		await give(browser.page, invoices, left());
		log(`${invoices} invoices kept after ${seconds(started)} s`);
		const asked = Date.now();
		await browser.page.getByRole("button", { name: new RegExp(`^查验这 ${invoices} 张$`) }).click();
		await waitFor(
			() => total(browser),
			(count) => count === invoices,
			left(),
		);
		log(`${invoices} queued after ${seconds(asked)} s`);

		let tellAt = 0;
		for (;;) {
			const counts = await readCounts(browser.page);
			const { waiting = 0, asking = 0, answered = 0 } = counts;
			if (waiting + asking === 0 && killedAt.length === kills) break;
			if (Date.now() > tellAt) {
				log(`${seconds(asked)} s: ${JSON.stringify(counts)}`);
				tellAt = Date.now() + 30_000;
			}
			if (left() < 0) throw new Error(`not done in time: ${JSON.stringify(counts)}`);
			if (killedAt.length < kills && answered >= ((killedAt.length + 1) * invoices) / (kills + 2)) {
				await new Promise((resolve) => setTimeout(resolve, Math.random() * 300));
				await browser.kill();
				killedAt.push(Date.now());
				log(`killed at ${answered} answered, ${asking} out`);
				browser = await startKillable(join(folder, "profile"));
				await openApp(browser.page, server.url);
			}
			await new Promise((resolve) => setTimeout(resolve, 500));
		}
		log(`done ${seconds(asked)} s after the queue began`);
		return judgeRun(await readKept(browser.page), supplier.questions, { invoices, killedAt });
	} finally {
		await browser.kill();
		await server.close();
		await supplier.close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function openApp(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.locator("button.primary:enabled").first().waitFor({ timeout: 120_000 });
}

/** Under load a reader may take too long for a file; a person would give it again. */
async function give(page: Page, invoices: number, within: number): Promise<void> {
	const until = Date.now() + within;
	const all = Array.from({ length: invoices }, (_, index) => ({ index, number: files.numberOf(index) }));
	for (let missing = all; missing.length > 0; ) {
		if (Date.now() > until) throw new Error(`${missing.length} invoices could not be kept in time`);
		const zips = [];
		for (let start = 0; start < missing.length; start += PER_FILE) {
			const members = missing.slice(start, start + PER_FILE).map(({ index }) => files.numbered(index));
			const bytes = zipSync(Object.fromEntries(members.map(({ name, bytes: xml }) => [name, Buffer.from(xml)])));
			zips.push({ name: `发票-${start}.zip`, mimeType: "application/zip", buffer: Buffer.from(bytes) });
		}
		await page.locator("input[type=file]").first().setInputFiles(zips);
		await page.waitForTimeout(1_000); // until the line of the batch before is gone
		await page.getByText(/个文件读完/).waitFor({ timeout: Math.max(1, until - Date.now()) });
		const kept = new Set((await readKept(page)).map(({ number }) => number));
		missing = all.filter(({ number }) => !kept.has(number));
	}
}

async function total({ page }: Killable): Promise<number> {
	return Object.values(await readCounts(page)).reduce((sum, count) => sum + count, 0);
}

async function waitFor<T>(look: () => Promise<T>, wanted: (value: T) => boolean, within: number): Promise<void> {
	const until = Date.now() + within;
	while (!wanted(await look())) {
		if (Date.now() > until) throw new Error("it never came to that");
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

function seconds(since: number): string {
	return ((Date.now() - since) / 1000).toFixed(1);
}
