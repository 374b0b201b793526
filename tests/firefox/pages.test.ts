import { resolve } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

import { formatDay } from "#core/base/day.ts";
import { formatMoney } from "#core/base/fen.ts";
import { sampleInvoice } from "#samples/index.ts";

import { callWork } from "#tests/e2e/call-work.ts";
import { startOwnServer } from "#tests/e2e/own-server.ts";
import { openSite, type Site } from "#tests/e2e/site.ts";
import { pageOf } from "#tests/extension/invoice-page.ts";
import { type Firefox, startFirefox } from "./firefox.ts";
import { click, type, untilSaid } from "./hand.ts";

const SLOW_MS = 12_000;

let firefox: Firefox;
let server: Awaited<ReturnType<typeof startOwnServer>>;
let site: Site;

beforeAll(async () => {
	server = await startOwnServer();
	site = await openSite({
		"/void": () => pageOf("作废的订单", "void"),
		"/1.xml": gone,
		"/2.xml": gone,
		"/3.xml": gone,
	});
	firefox = await startFirefox(resolve(process.env.EXTENSION_DIR ?? "dist/extension/firefox-mv3"));
});

afterAll(async () => {
	await firefox?.close();
	await site?.close();
	await server?.close();
});

it("options: who is asked is kept, and the right to the host is asked for with that click", async () => {
	const options = await firefox.open("options.html", "input[type=radio]");
	await click(options, "演示");
	await type(options, "验票服务的地址", server.origin);

	await click(options, "保存接口");

	await untilSaid(options, "body", "已保存");
	const origins = await options.evaluate(async () => (await chrome.permissions.getAll()).origins);
	expect(origins).toEqual(["http://127.0.0.1/*"]);
	await options.close();
});

it("popup: one click keeps an invoice of the page, asks about it and shows the three axes", async () => {
	const page = await firefox.visit(`${site.origin}/void`);
	const popup = await openPopup(page.url());
	await untilSaid(popup, ".entry", "新");

	await click(popup, "查验：");

	await untilSaid(popup, ".verdict", "已作废的发票不能作为凭证");
	const said = await popup.evaluate(() => ({ ...document.querySelector<HTMLElement>(".verdict")?.dataset }));
	expect(said).toMatchObject({ state: "void", claimable: "no", sample: "true" });
	await popup.close();
	const again = await openPopup(page.url());
	await untilSaid(again, ".entry", "已作废");
	await again.close();
	await page.close();
});

it("a job of more than half a minute goes on to its end, though the browser ends idle background pages then", async () => {
	const page = { url: `${site.origin}/`, title: "订单" };
	const links = ["1", "2", "3"].map((key) => {
		const [name, url] = [`${key}.xml`, `${site.origin}/${key}.xml`];
		return { what: "file", key, detector: "test", url, form: "xml", name };
	});
	const picture = await firefox.open("icon-192.png", "img"); // pages of ours call the background by themselves

	const saved = await picture.evaluate(callWork, { method: "save", args: [links, page] });

	// What is kept is told to the browser's own parts, and that keeps the page too; what is gone is not.
	expect(saved).toMatchObject(links.map(() => ({ ok: false, error: { code: "not_found" } })));
	await picture.close();
});

it("context menu: what was marked is kept and asked about, and its verdict is opened", async () => {
	const { number, issuedOn, total } = sampleInvoice("special");
	const options = await firefox.open("options.html", "#app");

	await firefox.chooseMenu({
		menuItemId: "selection",
		selectionText: `发票号码 ${number} 开票日期 ${formatDay(issuedOn)} 价税合计 ${formatMoney(total)}`,
		pageUrl: `${site.origin}/void`,
	});

	const opened = await vi.waitFor(
		async () => {
			const addresses = await options.evaluate(async () => (await chrome.tabs.query({})).map(({ url }) => url ?? ""));
			const found = addresses.find((url) => url.includes("/popup.html?"));
			if (found === undefined) throw new Error("nothing was opened");
			return new URL(found);
		},
		{ timeout: 20_000, interval: 200 },
	);
	const view = await options.evaluate(callWork, { method: "view", args: [opened.searchParams.get("record")] });
	expect(view).toMatchObject({ row: { number, authenticity: "confirmed", sample: true } });
	await options.close();
});

it("pairing: the app and the extension tell each other what they hold", async () => {
	const options = await firefox.open("options.html", "input[type=radio]");
	await type(options, "验票网页的地址", server.origin);
	await click(options, "给这个网页配对码");
	const code = await untilSaid(options, ".pair-code", /^\S+$/);
	const app = await firefox.visit(`${server.origin}/settings`);

	await type(app, "配对码", code);
	await click(app, "配对");

	await untilSaid(app, "[data-section=extension]", "两边一致");
	const peers = await options.evaluate(callWork, { method: "peers", args: [] });
	expect(peers).toMatchObject([{ origin: server.origin }]);
	await app.goto(`${server.origin}/library`);
	await untilSaid(app, "[role=grid]", "已作废");
});

function gone() {
	return { type: "text/plain", body: "", status: 404, afterMs: SLOW_MS };
}

/** The popup over a tab, as a page of its own: a test cannot look into the button's popup. */
async function openPopup(url: string): Promise<Page> {
	const options = await firefox.open("options.html", "#app");
	const tab = await options.evaluate(async (address) => {
		const tabs = await chrome.tabs.query({});
		return tabs.findLast((one) => one.url === address)?.id;
	}, url);
	await options.close();
	return firefox.open(`popup.html?tab=${tab}`, "#app");
}
