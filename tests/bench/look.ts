import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from "@playwright/test";

import type { FromPage } from "#extension/protocol/messages.ts";
import { findChromium } from "#scripts/browser.ts";
import { serveFolder, temporaryFolder } from "./chromium.ts";
import { median } from "./median.ts";

const ROUNDS = 25;
const ELEMENTS = 5_000;
const ROWS = 500;

/** What the extension of the bench keeps in its background. */
interface Background {
	chrome: {
		tabs: { query: (filter: object) => Promise<readonly { id: number }[]> };
		scripting: { executeScript: (what: object) => Promise<unknown> };
	};
	heard: { readonly at: number; readonly candidates: number }[];
}

/**
 * What the built script (`script`) costs a page without invoices, against an empty script put there the same way, and
 * how soon it has found the invoices of a long list. As an extension in a world of its own, as in use.
 */
export async function benchLook(script: string): Promise<void> {
	if (!existsSync(script)) throw new Error(`${script} is not there: npm run build:extension`);
	const pages = await serveFolder(writePages());
	const context = await launchWith(writeExtension(script));
	try {
		const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
		const page = context.pages()[0] ?? (await context.newPage());
		const session = await context.newCDPSession(page);
		await session.send("Performance.enable");
		await benchPlain(page, worker, session, `${pages.url}/plain.html`);
		await benchList(page, worker, `${pages.url}/list.html`);
	} finally {
		await context.close();
		pages.close();
	}
}

async function benchPlain(page: Page, worker: Worker, session: CDPSession, url: string): Promise<void> {
	const spent: Record<"empty.js" | "look.js", number[]> = { "empty.js": [], "look.js": [] };
	for (let round = 0; round < ROUNDS; round++) {
		for (const file of ["empty.js", "look.js"] as const) {
			await page.goto(url);
			await page.waitForTimeout(100);
			const before = await scriptTime(session);
			await put(worker, file);
			await page.waitForTimeout(250);
			spent[file].push((await scriptTime(session)) - before);
		}
	}
	const [empty, look] = [median(spent["empty.js"]), median(spent["look.js"])];
	console.log(`script on a page of ${ELEMENTS} elements without an invoice, median of ${ROUNDS} (worst):`);
	console.log(`  empty ${empty.toFixed(2)} ms (${Math.max(...spent["empty.js"]).toFixed(2)})`);
	console.log(`  look  ${look.toFixed(2)} ms (${Math.max(...spent["look.js"]).toFixed(2)})`);
	console.log(`  difference ${(look - empty).toFixed(2)} ms (at most 5)`);
}

async function benchList(page: Page, worker: Worker, url: string): Promise<void> {
	const times: number[] = [];
	const blocks: Record<"without" | "with", number[]> = { without: [], with: [] };
	for (let round = 0; round < ROUNDS; round++) {
		await page.goto(url);
		await page.waitForTimeout(300);
		blocks.without.push(await longestBlock(page, () => page.waitForTimeout(300)));
		blocks.with.push(
			await longestBlock(page, async () => {
				const { took, candidates } = await timeToFind(worker);
				if (candidates !== ROWS) throw new Error(`${candidates} of ${ROWS} invoices found`);
				times.push(took);
			}),
		);
	}
	console.log(`page with ${ROWS} invoice rows, from putting the script there to its word in the background:`);
	console.log(
		`  all ${ROWS} found in ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} (at most 300)`,
	);
	const line = (name: "without" | "with") =>
		`${name} it ${median(blocks[name]).toFixed(1)} ms, worst ${Math.max(...blocks[name]).toFixed(1)}`;
	console.log(`  longest hold-up of the page's timers: ${line("without")}; ${line("with")} (at most 50)`);
}

/** Milliseconds of script on the page's thread so far, in all worlds. */
async function scriptTime(session: CDPSession): Promise<number> {
	const { metrics } = await session.send("Performance.getMetrics");
	return 1_000 * (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? Number.NaN);
}

async function put(worker: Worker, file: string): Promise<void> {
	await worker.evaluate(async (file) => {
		const { chrome } = globalThis as unknown as Background;
		const [tab] = await chrome.tabs.query({ active: true });
		await chrome.scripting.executeScript({ target: { tabId: tab?.id }, files: [file] });
	}, file);
}

async function timeToFind(worker: Worker): Promise<{ took: number; candidates: number }> {
	return worker.evaluate(async () => {
		const scope = globalThis as unknown as Background;
		const [tab] = await scope.chrome.tabs.query({ active: true });
		scope.heard.length = 0;
		const from = performance.now();
		await scope.chrome.scripting.executeScript({ target: { tabId: tab?.id }, files: ["look.js"] });
		while (scope.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
		const [first] = scope.heard;
		return { took: (first?.at ?? Number.NaN) - from, candidates: first?.candidates ?? 0 };
	});
}

/** Longest the page's own timers were held up while `work` went on, in milliseconds. */
async function longestBlock(page: Page, work: () => Promise<unknown>): Promise<number> {
	await page.evaluate(() => {
		const scope = window as unknown as { gap: number; probing: number };
		scope.gap = 0;
		let last = performance.now();
		clearInterval(scope.probing);
		scope.probing = window.setInterval(() => {
			const now = performance.now();
			scope.gap = Math.max(scope.gap, now - last);
			last = now;
		});
	});
	await work();
	return page.evaluate(() => (window as unknown as { gap: number }).gap);
}

async function launchWith(folder: string): Promise<BrowserContext> {
	const executablePath = findChromium();
	if (!executablePath) throw new Error("no Chromium: set CHROMIUM_PATH or install chromium");
	return chromium.launchPersistentContext(temporaryFolder(), {
		executablePath,
		headless: true,
		args: [
			...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
			`--disable-extensions-except=${folder}`,
			`--load-extension=${folder}`,
		],
	});
}

/** An extension that does nothing but put a script into the page, so that nothing else is measured. */
function writeExtension(script: string): string {
	const folder = temporaryFolder();
	const manifest = {
		manifest_version: 3,
		name: "bench",
		version: "1",
		permissions: ["scripting", "tabs"],
		host_permissions: ["http://127.0.0.1/*"],
		background: { service_worker: "background.js" },
	};
	writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
	writeFileSync(join(folder, "background.js"), `(${background.toString()})()`);
	writeFileSync(join(folder, "empty.js"), "(() => undefined)();");
	copyFileSync(script, join(folder, "look.js"));
	return folder;
}

/** Runs in the background of the bench's extension. */
function background(): void {
	interface Scope {
		heard: Background["heard"];
		chrome: { runtime: { onMessage: { addListener: (heard: (message: FromPage) => void) => void } } };
	}
	const scope = globalThis as unknown as Scope;
	scope.heard = [];
	scope.chrome.runtime.onMessage.addListener(({ sight }) => {
		scope.heard.push({ at: performance.now(), candidates: sight.candidates.length });
	});
}

function writePages(): string {
	const folder = temporaryFolder();
	writeFileSync(join(folder, "plain.html"), page(plainPage()));
	writeFileSync(join(folder, "list.html"), page(listPage()));
	return folder;
}

function page(body: string): string {
	return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>bench</title><body>${body}</body></html>`;
}

/** What shops and news look like: links, pictures without a source, short texts, some inputs. */
function plainPage(): string {
	const item = (at: number) =>
		`<li class="item"><a href="/item/${at}.html"><span>商品 ${at}</span></a><p>一段介绍文字，编号 ${1000 + at}，价格 <b>${at}.90</b> 元</p><div><img alt=""><i></i><input value="${at}"></div></li>`;
	return `<ul>${Array.from({ length: Math.ceil(ELEMENTS / 9) }, (_, at) => item(at)).join("")}</ul>`;
}

function listPage(): string {
	const head = ["序号", "发票号码", "开票日期", "销方名称", "购方名称", "金额", "税额", "价税合计", "操作"];
	const row = (at: number) =>
		[
			at + 1,
			`26992${String(at + 1).padStart(15, "0")}`,
			"2026-09-14",
			"示例电子商贸有限公司",
			"演示科技有限公司",
			"100.00",
			"13.00",
			"113.00",
			'<a href="#">查看</a>',
		]
			.map((cell) => `<td>${cell}</td>`)
			.join("");
	const rows = Array.from({ length: ROWS }, (_, at) => `<tr>${row(at)}</tr>`).join("");
	return `<table><thead><tr>${head.map((name) => `<th>${name}</th>`).join("")}</tr></thead><tbody>${rows}</tbody></table>`;
}
