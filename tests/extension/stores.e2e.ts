import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type CDPSession, expect, type Page, test } from "@playwright/test";

import { formatMoney } from "#core/base/fen.ts";
import { sampleInvoice } from "#samples/index.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import { type ExtensionBrowser, openExtension } from "#tests/e2e/extension-browser.ts";
import { placesOf } from "#tests/e2e/known-values.ts";
import { startOwnServer } from "#tests/e2e/own-server.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { dumpStores } from "#tests/e2e/stores.ts";
import { pageOf } from "./invoice-page.ts";
import { openPopupOver } from "./popup-support.ts";

const worded = sampleInvoice("ordinary");
const linked = sampleInvoice("special");

const known = {
	number: worded.number,
	sellerName: worded.sellerName,
	buyerName: linked.buyerName,
	total: formatMoney(worded.total),
	linkedNumber: linked.number,
	linkedSeller: linked.sellerName,
	linkedTotal: formatMoney(linked.total),
	file: "机密附件",
	address: "TOKEN-NEVER-SHOWN",
	title: "机密订单",
	sqm: "SQM-NEVER",
};

const page = {
	type: "text/html; charset=utf-8",
	body: `${pageOf("机密订单", "ordinary").body}
		<p><a href="/机密附件.xml?TOKEN-NEVER-SHOWN">下载电子发票 机密附件.xml</a></p>
		<p><a href="/broken.xml?TOKEN-NEVER-SHOWN">下载电子发票 机密附件坏.xml</a></p>`,
};

let extension: ExtensionBrowser;
let site: Site;
let server: Awaited<ReturnType<typeof startOwnServer>>;
/** What the browser itself notes of the consoles of all pages, of the background and of the work room. */
let log: string;
let devTools: CDPSession;
/** Sessions of the workers, each with that of its page. */
const workers: (readonly [room: string, worker: string])[] = [];
const workersSaid: string[] = [];

test.beforeAll(async () => {
	const xml = makeEInvoiceXml(linked);
	server = await startOwnServer();
	site = await openSite({
		"/order": () => page,
		[encodeURI("/机密附件.xml?TOKEN-NEVER-SHOWN")]: () => ({ type: "application/xml", body: xml }),
		"/broken.xml?TOKEN-NEVER-SHOWN": () => ({ type: "application/xml", body: String(xml).slice(0, -40) }),
		"/fpcy": () => ({ type: "application/json", body: `{"data":"${worded.number} ${worded.sellerName}` }),
	});
	log = join(mkdtempSync(join(tmpdir(), "yanpiao-log-")), "log");
	extension = await openExtension(
		[`${site.origin}/*`, `${server.origin}/*`],
		["--enable-logging", `--log-file=${log}`, "--log-level=0"],
	);
	const browser = extension.context.browser();
	if (!browser) throw new Error("this browser cannot be looked into");
	devTools = await browser.newBrowserCDPSession();
	const preferences = await extension.hub("preferences");
	await extension.hub("setPreferences", { ...preferences, server: server.origin, chip: true });
	await extension.hub("watchSite", site.origin, true);
	await extension.work("settings"); // opens the work room
	await listenToWorkers();
});

test.afterAll(async () => {
	await extension.close();
	await site.close();
	await server.close();
	rmSync(join(log, ".."), { recursive: true, force: true });
});

const consoles = () => [readFileSync(log, "utf8"), ...workersSaid].join("\n");

/** `storage.local` and `storage.sync` lie on the disk; `storage.session` is in memory, and gone with the browser. */
function dumpExtensionStorage(): Promise<Readonly<Record<"local" | "sync" | "session", string>>> {
	return extension.page.evaluate(async () => ({
		local: JSON.stringify(await chrome.storage.local.get()),
		sync: JSON.stringify(await chrome.storage.sync.get()),
		session: JSON.stringify(await chrome.storage.session.get()),
	}));
}

async function dumpDisk(): Promise<Readonly<Record<string, string>>> {
	const { local, sync } = await dumpExtensionStorage();
	return { ...(await dumpStores(extension.page)), "storage.local": local, "storage.sync": sync };
}

async function openOrder(): Promise<Page> {
	const popup = await openPopupOver(extension, `${site.origin}/order`);
	await expect(popup.locator("li.entry")).toHaveCount(3);
	return popup;
}

test("nothing that invoices of a page say lies open in any store of the extension, or in a console", async () => {
	test.slow();
	const settings = await extension.work("settings");

	await test.step("kept, asked and answered; one file is broken", async () => {
		const popup = await openOrder();
		await popup.getByRole("button", { name: /^全部查验/ }).click();
		await expect(popup.locator("li.entry").first()).toContainText("已查验", { timeout: 60_000 });
		await expect(popup.locator("li.entry").nth(1)).toContainText("已查验", { timeout: 60_000 });
		await expect(popup.locator("li.entry").nth(2)).toContainText("文件损坏", { timeout: 60_000 });
		await popup.close();
	});

	await test.step("asked in vain: the supplier answers what is no answer", async () => {
		const url = `${site.origin}/fpcy`;
		await extension.work("saveSettings", { ...settings, provider: { mode: "fpcy", url, sqm: "SQM-NEVER-SHOWN-1" } });
		const popup = await openOrder();
		await popup.locator(".entry-open").first().click();
		await popup.getByRole("button", { name: "重新查验" }).click();
		await expect(popup.locator(".detail")).toContainText("答复看不懂", { timeout: 30_000 });
		await popup.close();
	});

	await test.step("the background fails at what it was not asked for", async () => {
		await expect(extension.work("view", { number: worded.number } as never)).rejects.toThrow("bad_call");
	});

	const disk = await dumpDisk();
	expect(Object.keys(disk).filter((name) => /\/(records|contents|journal|settings)$/.test(name))).toHaveLength(4);
	expect(placesOf(known, { ...disk, consoles: consoles() })).toEqual([]);
	// What was seen in tabs is in memory while the browser runs, for the button and the popup; no secret of the settings is.
	const { session } = await dumpExtensionStorage();
	expect(placesOf({ number: known.number, sqm: known.sqm }, { session })).toEqual(["session: number"]);
});

test("what does lie open is found: in each store, and in the console of each part", async () => {
	const { number, file } = known;
	await extension.page.evaluate(
		async ([plain, hidden]) => {
			await chrome.storage.local.set({ planted: btoa(`x${plain}`) });
			await chrome.storage.sync.set({ planted: encodeURIComponent(hidden) });
			localStorage.setItem("planted", plain);
		},
		[number, file] as const,
	);
	const disk = await dumpDisk();
	expect(placesOf({ number, file }, disk)).toEqual(
		expect.arrayContaining(["localStorage: number", "storage.local: number", "storage.sync: file"]),
	);

	const popup = await openOrder();
	await extension.worker();
	const parts = await sayInEachPart();
	expect(new Set(parts)).toEqual(new Set(["background_page", "page", "service_worker", "worker"]));
	for (const part of parts) await expect.poll(consoles).toContain(`planted in ${part}`);
	await popup.close();
});

/** Writes to the console of background, work room, its worker, popup and pages; gives what the browser calls them. */
async function sayInEachPart(): Promise<readonly string[]> {
	const words = (part: string) => ({ expression: `console.warn("planted in ${part}")` });
	const { targetInfos } = await devTools.send("Target.getTargets");
	const parts = targetInfos.filter(({ type }) => ["background_page", "page", "service_worker"].includes(type));
	for (const { targetId, type } of parts) await tell(await attach(targetId), "Runtime.evaluate", words(type));
	for (const [room, worker] of workers) await tellWorker(room, worker, "Runtime.evaluate", words("worker"));
	return [...parts.map(({ type }) => type), ...workers.map(() => "worker")];
}

/** Hears what the workers of the work room write to their consoles: the browser's own log leaves them out. */
async function listenToWorkers(): Promise<void> {
	devTools.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
		if (/Runtime\.(?:consoleAPICalled|exceptionThrown)/.test(message)) workersSaid.push(message);
		const { method, params } = JSON.parse(message);
		if (method !== "Target.attachedToTarget" || params.targetInfo.type !== "worker") return;
		workers.push([sessionId, params.sessionId]);
		// One that has ended meanwhile says nothing any more.
		void tellWorker(sessionId, params.sessionId, "Runtime.enable").catch(() => undefined);
	});
	const { targetInfos } = await devTools.send("Target.getTargets");
	const room = targetInfos.find(({ url }) => url === `${extension.root}/offscreen.html`);
	if (!room) throw new Error("the work room is not open");
	const following = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };
	await tell(await attach(room.targetId), "Target.setAutoAttach", following);
}

async function attach(targetId: string): Promise<string> {
	return (await devTools.send("Target.attachToTarget", { targetId, flatten: false })).sessionId;
}

async function tell(sessionId: string, method: string, params: object = {}): Promise<void> {
	await devTools.send("Target.sendMessageToTarget", { sessionId, message: JSON.stringify({ id: 1, method, params }) });
}

/** Workers are reached through their page only. */
function tellWorker(room: string, worker: string, method: string, params: object = {}): Promise<void> {
	const message = JSON.stringify({ id: 1, method, params });
	return tell(room, "Target.sendMessageToTarget", { sessionId: worker, message });
}
