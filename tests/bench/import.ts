import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Browser, CDPSession, Page } from "@playwright/test";

import { createServer, listen } from "#gateway/server.ts";
import { launchChromium, temporaryFolder } from "./chromium.ts";
import { type ManyFiles, writeManyFiles } from "./many-files.ts";

declare global {
	interface Window {
		/** Frames since they were last read; times in milliseconds. */
		benchFrames: { longest: number; over50: number };
	}
}

interface ImportOptions extends ManyFiles {
	/** Where the built app is. */
	readonly app: string;
}

/** Imports many files into the built PWA and prints rate, frames, time to stop, and memory as the count grows. */
export async function benchImport(count: number, options: ImportOptions): Promise<void> {
	const folder = temporaryFolder();
	const paths = writeManyFiles(join(folder, "files"), count, options);
	const app = createServer({ app: options.app, data: join(folder, "data") });
	const server = await listen(app, { port: 0, host: "127.0.0.1" });
	const browser = await launchChromium();
	try {
		const context = await browser.newContext({ locale: "zh-CN" });
		const page = await context.newPage();
		await page.goto(server.url);
		await page.locator(".intake button:enabled").first().waitFor(); // before the library is open files are not taken
		await watchFrames(page);
		const cdp = await context.newCDPSession(page);
		await importAll(page, cdp, paths, () => rendererMegabytes(browser));
		await stopInMidst(page, writeManyFiles(join(folder, "again"), 200));
	} finally {
		await browser.close();
		await server.close();
	}
}

async function importAll(
	page: Page,
	cdp: CDPSession,
	paths: readonly string[],
	memory: () => Promise<number>,
): Promise<void> {
	console.log(`${paths.length} files into the PWA (PDF, OFD, XML, pictures; every one another invoice)\n`);
	console.log(
		`the browser alone, on an empty page: ${(await bareHandOver(page, paths)).toFixed(0)} ms to make the files\n`,
	);
	console.log("files read   page heap MB   renderer with workers MB   longest frame gap ms   gaps over 50 ms");
	const start = performance.now();
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles([...paths]);
	for (let quarter = 1; quarter <= 4; quarter++) {
		const goal = Math.ceil((paths.length * quarter) / 4);
		await page.waitForFunction(filesRead, goal, { timeout: 600_000, polling: 100 });
		const { longest, over50 } = await takeFrames(page);
		await cdp.send("HeapProfiler.collectGarbage");
		const { usedSize } = await cdp.send("Runtime.getHeapUsage");
		const heap = cell(usedSize / 2 ** 20, 15);
		console.log(`${cell(goal, 10)}${heap}${cell(await memory(), 27)}${cell(longest, 23)}${cell(over50, 18)}`);
		await takeFrames(page); // collecting garbage is ours, not the app's
	}
	const seconds = (performance.now() - start) / 1000;
	console.log(`\n${seconds.toFixed(1)} s in all, ${(paths.length / seconds).toFixed(1)} files a second`);
}

/** Gives 200 more files, stops after 20, and prints how long the page took to say that it has stopped. */
async function stopInMidst(page: Page, paths: readonly string[]): Promise<void> {
	await page
		.locator("input[type=file]")
		.first()
		.setInputFiles([...paths]);
	await page.waitForFunction(() =>
		/已读 (?:[2-9]\d|\d{3,}) \//.test(document.querySelector(".summary")?.textContent ?? ""),
	);
	const waited = await page.evaluate(async () => {
		const button = document.querySelector<HTMLButtonElement>(".summary button");
		const start = performance.now();
		button?.click();
		while (!document.querySelector(".summary")?.textContent?.includes("已停止") || button?.isConnected) {
			await new Promise((resolve) => requestAnimationFrame(resolve));
		}
		return performance.now() - start;
	});
	console.log(`stopped ${waited.toFixed(0)} ms after the click, goal ≤ 200`);
}

/** Resident memory of the processes that run pages and their workers; from /proc, so on Linux only. */
async function rendererMegabytes(browser: Browser): Promise<number> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send("SystemInfo.getProcessInfo");
	await session.detach();
	const kilobytes = processInfo
		.filter(({ type }) => type === "renderer")
		.map(({ id }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0));
	return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

async function watchFrames(page: Page): Promise<void> {
	await page.evaluate(() => {
		window.benchFrames = { longest: 0, over50: 0 };
		let last = performance.now();
		requestAnimationFrame(function frame() {
			// Not the frame's own time: a frame begun before the browser was busy would count that as the app's.
			const now = performance.now();
			const gap = now - last;
			last = now;
			window.benchFrames.longest = Math.max(window.benchFrames.longest, gap);
			if (gap > 50) window.benchFrames.over50 += 1;
			requestAnimationFrame(frame);
		});
		// Until then the browser itself makes the objects for the files.
		addEventListener(
			"change",
			() => {
				last = performance.now();
				window.benchFrames = { longest: 0, over50: 0 };
			},
			{ capture: true },
		);
	});
}

/** Longest frame gap when a page that does nothing is given the files. */
async function bareHandOver(page: Page, paths: readonly string[]): Promise<number> {
	const bare = await page.context().newPage();
	await bare.setContent('<input type="file" multiple>');
	const longest = bare.evaluate(
		() =>
			new Promise<number>((resolve) => {
				let last = performance.now();
				let longest = 0;
				requestAnimationFrame(function frame() {
					const now = performance.now();
					longest = Math.max(longest, now - last);
					last = now;
					requestAnimationFrame(frame);
				});
				addEventListener("change", () => setTimeout(() => resolve(longest), 1000));
			}),
	);
	await bare.locator("input").setInputFiles([...paths]);
	const taken = await longest;
	await bare.close();
	return taken;
}

function takeFrames(page: Page): Promise<Window["benchFrames"]> {
	return page.evaluate(() => {
		const taken = window.benchFrames;
		window.benchFrames = { longest: 0, over50: 0 };
		return taken;
	});
}

/** Runs in the page: whether its summary says that this many files have been read. */
function filesRead(wanted: number): boolean {
	const text = document.querySelector(".summary")?.textContent ?? "";
	return Number(/已读 (\d+) \//.exec(text)?.[1] ?? /(\d+) 个文件读完/.exec(text)?.[1] ?? 0) >= wanted;
}

function cell(value: number, width: number): string {
	return (Number.isInteger(value) ? String(value) : value.toFixed(1)).padStart(width);
}
