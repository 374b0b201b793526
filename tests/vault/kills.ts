import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Page } from "@playwright/test";
import { zipSync } from "fflate";
import type { InvoiceRecord } from "#core/model/record.ts";
import { createServer, listen } from "#gateway/server.ts";
import { files } from "#tests/e2e/files.ts";
import { startKillable } from "#tests/e2e/killable.ts";
import { withOwnVault } from "#tests/e2e/own-vault.ts";
import { seeded } from "#tests/seeded.ts";

export interface KillsOptions {
	readonly kills: number;
	/** Folder of the built app. */
	readonly app: string;
	readonly log: (line: string) => void;
}

/** What came of a run. All of the second block must be 0. */
export interface KillsVerdict {
	readonly kills: number;
	/** Kills while something was being written. */
	readonly inTheMiddle: number;
	readonly acknowledged: number;
	/** Told as kept, and not there after a kill. */
	readonly lost: number;
	/** Kept and does not open, or its file or its sum is missing. */
	readonly torn: number;
}

const PER_ROUND = 12;

/**
 * Imports into the built app in a real browser and marks what is there, and kills the browser again and again. After
 * each kill the browser's database is laid beside what the app had told as kept.
 */
export async function killVault({ kills, app, log }: KillsOptions): Promise<KillsVerdict> {
	const folder = mkdtempSync(join(tmpdir(), "yanpiao-kills-"));
	const server = await listen(createServer({ app, data: join(folder, "data") }), { port: 0, host: "127.0.0.1" });
	const random = seeded(2026);
	const acknowledged = new Set<string>();
	const claimed = new Set<string>();
	let [next, lost, torn, inTheMiddle] = [0, 0, 0, 0];
	let browser = await startKillable(join(folder, "profile"));
	try {
		for (let round = 0; round < kills; round++) {
			const { page } = browser;
			await page.goto(server.url);
			await page.locator("button.primary:enabled").first().waitFor({ timeout: 120_000 });
			const found = await look(page);
			lost += [...acknowledged].filter((number) => !found.numbers.has(number)).length;
			lost += [...claimed].filter((number) => !found.claimed.has(number)).length;
			if (!found.whole) torn++;
			for (const number of found.numbers) acknowledged.add(number);

			const work =
				round % 3 === 2 && acknowledged.size > 0
					? claimOne(page, server.url, Math.floor(random() * 8), (number) => claimed.add(number))
					: importSome(page, next, (number) => acknowledged.add(number));
			next += round % 3 === 2 ? 0 : PER_ROUND;
			const ended = await Promise.race([
				work.then(
					() => true,
					() => true,
				),
				new Promise<boolean>((resolve) => setTimeout(resolve, 200 + random() * 3_000, false)),
			]);
			if (!ended) inTheMiddle++;
			await browser.kill();
			await work.catch(() => undefined); // it was cut off
			browser = await startKillable(join(folder, "profile"));
			if (round % 10 === 9) log(`${round + 1} kills, ${acknowledged.size} kept, lost ${lost}, torn ${torn}`);
		}
		return { kills, inTheMiddle, acknowledged: acknowledged.size + claimed.size, lost, torn };
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

/** One file with some invoices; `acknowledge` hears of those that the page shows as kept. */
async function importSome(page: Page, from: number, acknowledge: (number: string) => void): Promise<void> {
	const members = Array.from({ length: PER_ROUND }, (_, index) => files.numbered(from + index));
	for (const { name, bytes } of members) {
		const zip = zipSync({ [name]: Buffer.from(bytes) });
		const buffer = Buffer.from(zip);
		await page
			.locator("input[type=file]")
			.first()
			.setInputFiles({ name: `${name}.zip`, mimeType: "application/zip", buffer });
	}
	for (let index = 0; index < PER_ROUND; index++) {
		const number = files.numberOf(from + index);
		await page.locator("[role=grid] [data-index]", { hasText: number }).first().waitFor();
		acknowledge(number);
	}
}

/** Marks an invoice, unless it is claimed already; told as done when the page offers to take it back. */
async function claimOne(page: Page, url: string, nth: number, acknowledge: (number: string) => void): Promise<void> {
	await page.goto(`${url}/library`);
	const row = page.locator("[role=grid] [data-index]").nth(nth);
	await row.click();
	const number = (await page.locator('[data-field="number"]').innerText()).replace(/\D/g, "");
	await page.getByRole("button", { name: "标记已报销" }).click();
	await page.getByRole("button", { name: "取消已报销" }).waitFor();
	acknowledge(number);
}
