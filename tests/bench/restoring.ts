import type { Page } from "@playwright/test";

import { eraseAll } from "#tests/e2e/erase.ts";
import { startBigLibrary } from "./big-library.ts";

const PASSPHRASE = "演示口令演示口令";
const ORIGINAL_BYTES = 30_000;
/** Seen without scrolling; how many more are drawn below is the browser's affair. */
const ROWS = 12;
/** Nothing here is done within a page's usual half a minute. */
const LONG_MS = 30 * 60_000;

/**
 * The built app in Chromium with so many invoices and their originals: backed up into a file, everything erased, and
 * restored from it, through the settings as a person does it. What is in the vault, the list and the statistics are
 * laid beside what they were.
 */
export async function benchRestoring(app: string, records: number): Promise<void> {
	const library = await startBigLibrary(app, records, ORIGINAL_BYTES);
	try {
		const page = await library.browser.newPage();
		page.setDefaultTimeout(LONG_MS);
		await page.addInitScript(chooseInOwnFolder);
		const before = await everythingShown(page, library.url);
		const held = await library.digest(page);
		const section = page.locator('[data-section="backup"]');
		const settings = () => page.goto(`${library.url}settings`);

		await settings();
		await section.getByRole("button", { name: "备份", exact: true }).click();
		await section.getByLabel("备份口令").fill(PASSPHRASE);
		await section.getByLabel("再填一次").fill(PASSPHRASE);
		const made = await timed(async () => {
			await section.getByRole("button", { name: "选择位置并备份" }).click();
			await section.getByText("备份好了").waitFor();
		});
		const file = await takeChosen(page);

		const erased = await timed(() => eraseEverything(page));
		await settings();
		await section.locator("input[type=file]").setInputFiles(file);
		await section.getByLabel("备份口令").fill(PASSPHRASE);
		const opened = await timed(async () => {
			await section.getByRole("button", { name: "打开并核对" }).click();
			await section.getByRole("button", { name: "恢复", exact: true }).waitFor();
		});
		const restored = await timed(async () => {
			await section.getByRole("button", { name: "恢复", exact: true }).click();
			await section.getByText("恢复好了").waitFor();
		});

		const after = await everythingShown(page, library.url);
		const now = await library.digest(page);
		const took = { made, erased, opened, restored };
		console.log(
			`\n${held.records} invoices, ${held.originals} originals of ${ORIGINAL_BYTES / 1000} kB, in Chromium; s`,
		);
		for (const [what, ms] of Object.entries(took))
			console.log(`  ${what.padEnd(10)}${(ms / 1000).toFixed(1).padStart(8)}`);
		console.log(`  every record and every byte the same: ${now.digest === held.digest}`);
		console.log(`  the same list, verdicts and sums: ${after.list === before.list}`);
		console.log(`  the same statistics: ${after.stats === before.stats}`);
	} finally {
		await library.close();
	}
}

/** Where a person would choose a file, one in the browser's own folder is taken: nobody can press the system's window. */
function chooseInOwnFolder(): void {
	const pick = async () => (await navigator.storage.getDirectory()).getFileHandle("chosen", { create: true });
	Object.assign(window, { showSaveFilePicker: pick });
}

/** Takes that file out of the browser, as it lies on the disk. */
async function takeChosen(page: Page): Promise<string> {
	const downloading = page.waitForEvent("download");
	await page.evaluate(async () => {
		const handle = await (await navigator.storage.getDirectory()).getFileHandle("chosen");
		const link = document.createElement("a");
		link.href = URL.createObjectURL(await handle.getFile());
		link.download = "备份.yanpiao";
		link.click();
	});
	return (await downloading).path();
}

async function eraseEverything(page: Page): Promise<void> {
	await eraseAll(page);
	await page.getByRole("button", { name: "重新开始" }).click();
	await page.locator("button.primary:enabled").first().waitFor();
}

/** The first rows by three orders with the sums, and all of the statistics. */
async function everythingShown(page: Page, url: string): Promise<{ readonly list: string; readonly stats: string }> {
	const shown: string[] = [];
	for (const sort of ["sort=total", "sort=issuedOn&dir=up", "sort=number&dir=up"]) {
		await page.goto(`${url}library?${sort}`);
		await page.locator("[role=grid] [data-index] .cell:not(.waiting)").first().waitFor();
		shown.push(await stillText(page));
	}
	await page.goto(`${url}stats`);
	await page.locator("canvas").first().waitFor();
	const stats = await page.locator("main").innerText();
	return { list: shown.join("\n"), stats };
}

/** Rows and sums once all is judged: the same twice in a row. */
async function stillText(page: Page): Promise<string> {
	for (let before = ""; ; ) {
		await page.getByText(/重新判断，还剩/).waitFor({ state: "hidden" });
		const rows = await page.locator("[role=grid] [data-index]").allInnerTexts();
		const now = [...rows.slice(0, ROWS), await page.locator(".totals").innerText()].join("\n");
		if (now === before) return now;
		before = now;
		await page.waitForTimeout(1_000);
	}
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
