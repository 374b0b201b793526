import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import type { InvoiceRecord } from "#core/model/record.ts";
import { createServer, listen } from "#gateway/server.ts";
import { startKillable } from "#tests/e2e/killable.ts";
import { withOwnVault } from "#tests/e2e/own-vault.ts";
import { seeded } from "#tests/seeded.ts";
import { makeRestorable } from "./restorable.ts";
import { killUpgrade } from "./upgrade.ts";
import { awaitSnapshot, claimOne, importSome, restore } from "./works.ts";

export interface KillsOptions {
	readonly kills: number;
	/** Folder of the built app. */
	readonly app: string;
	readonly log: (line: string) => void;
}

/** What came of a run. All of the second block must be 0. */
export interface KillsVerdict {
	readonly kills: number;
	/** Kills before the work was told as done, by the work. */
	readonly middles: Readonly<Record<(typeof works)[number], number>>;
	readonly acknowledged: number;
	/** Told as kept, and not there after a kill. */
	readonly lost: number;
	/** Kept and does not open, or its file or its sum is missing. */
	readonly torn: number;
}

const PER_ROUND = 12;
/** So many that a snapshot of them is written. */
const AT_FIRST = 600;
const PER_BACKUP = 40;
/** After so long with nothing to do the app writes its snapshot, at these numbers within a few hundredths of a second. */
const SNAPSHOT_MS = 5_000;

const works = ["import", "edit", "restore", "snapshot", "upgrade"] as const;

/**
 * Imports into the built app in a real browser, edits, restores a backup, has the snapshot written and data of an older
 * version brought over, by turns, and kills the browser amid all of it again and again. After each kill the browser's
 * database is laid beside what the app had told as kept.
 */
export async function killVault({ kills, app, log }: KillsOptions): Promise<KillsVerdict> {
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-kills-"));
	const server = await listen(createServer({ app, data: join(folder, "data") }), { port: 0, host: "127.0.0.1" });
	const url = new URL(server.url).origin;
	const random = seeded(2026);
	const acknowledged = new Set<string>();
	const claimed = new Set<string>();
	const middles: Record<(typeof works)[number], number> = { import: 0, edit: 0, restore: 0, snapshot: 0, upgrade: 0 };
	let [next, brought, lost, torn] = [0, 0, 0, 0];
	const keep = (number: string) => acknowledged.add(number);
	const claim = (number: string) => claimed.add(number);
	let browser = await startKillable(join(folder, "profile"));

	async function start(): Promise<Page> {
		const { page } = browser;
		await page.goto(url);
		await page.locator("button.primary:enabled").first().waitFor({ timeout: 120_000 });
		return page;
	}

	async function compare(page: Page): Promise<void> {
		const found = await look(page);
		lost += [...acknowledged].filter((number) => !found.numbers.has(number)).length;
		lost += [...claimed].filter((number) => !found.claimed.has(number)).length;
		if (!found.whole) torn++;
		for (const number of found.numbers) acknowledged.add(number);
	}

	/** Begins a work on the page; gives it and how long it is left alone. */
	async function begin(what: Exclude<(typeof works)[number], "upgrade">, page: Page, round: number) {
		const soon = 200 + random() * 3_000;
		switch (what) {
			case "import":
				next += PER_ROUND;
				return { work: importSome(page, next - PER_ROUND, PER_ROUND, keep), afterMs: soon };
			case "edit":
				return { work: claimOne(page, url, Math.floor(random() * 8), claim), afterMs: soon };
			case "restore": {
				const file = await makeRestorable(round * 1_000, PER_BACKUP, 30_000);
				return { work: restore(page, url, file, keep), afterMs: 1_000 + random() * 3_000 };
			}
			case "snapshot":
				return { work: awaitSnapshot(page, url), afterMs: SNAPSHOT_MS + random() * 2_500 };
		}
	}

	try {
		const first = await makeRestorable(900_000, AT_FIRST, 1_000);
		await restore(await start(), url, first, keep);
		for (let round = 0; round < kills; round++) {
			const what = works[round % works.length] ?? "import";
			if (what === "upgrade") {
				const ended = await killUpgrade(url, join(folder, `profile-${round}`), 200 + random() * 2_000);
				brought += ended.kept;
				lost += ended.lost;
				if (!ended.whole) torn++;
				if (ended.inTheMiddle) middles.upgrade++;
			} else {
				const page = await start();
				await compare(page);
				const { work, afterMs } = await begin(what, page, round);
				const ended = await Promise.race([
					work.then(
						() => true,
						() => true,
					),
					new Promise<boolean>((resolve) => setTimeout(resolve, afterMs, false)),
				]);
				if (!ended) middles[what]++;
				await browser.kill();
				if (what !== "snapshot") await work.catch(() => undefined); // it was cut off
				browser = await startKillable(join(folder, "profile"));
			}
			if (round % 10 === 9) log(`${round + 1} kills, ${acknowledged.size} kept, lost ${lost}, torn ${torn}`);
		}
		await compare(await start());
		return { kills, middles, acknowledged: acknowledged.size + claimed.size + brought, lost, torn };
	} finally {
		await browser.kill();
		await server.close();
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function look(page: Page) {
	await withOwnVault(page);
	return page
		.evaluate(async () => {
			// The app has made its vault at the latest when its first page is ready.
			const vault = await window.openOwnVault();
			const records = (await vault.rows("records")).map(({ body }) => body as InvoiceRecord); // written by the app
			return {
				records: records.map(({ identity, claimedAt }) => ({ identity, claimedAt })),
				whole: await vault.isWhole(),
			};
		})
		.then(({ records, whole }) => {
			const digits = (identity: string | undefined) => String(identity).replace(/\D/g, "");
			return {
				numbers: new Set(records.map(({ identity }) => digits(identity))),
				claimed: new Set(records.flatMap(({ identity, claimedAt }) => (claimedAt ? digits(identity) : []))),
				whole,
			};
		});
}
