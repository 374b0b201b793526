import { readFileSync } from "node:fs";

import { expect, test } from "@playwright/test";

import { formatDay } from "#core/base/day.ts";
import { formatMoney } from "#core/base/fen.ts";
import type { FieldsCandidate } from "#extension/protocol/candidate.ts";
import { type SampleInvoice, sampleInvoice, sampleInvoices } from "#samples/index.ts";
import { breakWorkers } from "./break-worker.ts";
import { type ExtensionBrowser, killServiceWorkers, openExtension } from "./extension-browser.ts";
import { files } from "./files.ts";
import { startOwnServer } from "./own-server.ts";
import { openSite, type Site } from "./site.ts";

let extension: ExtensionBrowser;
let site: Site;
let server: Awaited<ReturnType<typeof startOwnServer>>;

const html = (title: string, body: string) => ({
	type: "text/html; charset=utf-8",
	body: `<!doctype html><html lang="zh-CN"><title>${title}</title>${body}</html>`,
});

function rowsOf(invoice: SampleInvoice): string {
	const rows = {
		发票代码: invoice.code,
		发票号码: invoice.number,
		开票日期: formatDay(invoice.issuedOn),
		校验码: invoice.checkCode ?? "",
		合计金额: `￥${formatMoney(invoice.amount)}`,
		价税合计: `￥${formatMoney(invoice.total)}`,
	};
	const cells = Object.entries(rows).filter(([, value]) => value !== "");
	return `<table>${cells.map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`).join("")}</table>`;
}

function fieldsOf(invoice: SampleInvoice): FieldsCandidate {
	const { code, number, digitalNumber, issuedOn, checkCode, amount, total, title } = invoice;
	return {
		what: "fields",
		key: `${code}-${number}`,
		detector: "test",
		fields: {
			...(code && { code }),
			...(digitalNumber && { digitalNumber }),
			...(checkCode && { checkCode }),
			number,
			title,
			issuedOn: formatDay(issuedOn),
			amount: formatMoney(amount),
			total: formatMoney(total),
		},
	};
}

test.beforeAll(async () => {
	server = await startOwnServer();
	site = await openSite({
		"/one": () => html("订单 7", rowsOf(sampleInvoice("ordinary"))),
		"/void": () => html("作废", rowsOf(sampleInvoice("void"))),
		"/fapiao.pdf": () => ({ type: "application/pdf", body: files.pdf().bytes as Uint8Array }),
		"/login.pdf": () => html("登录", "<form>请先登录</form>"),
		"/moved.pdf": () => ({ type: "text/plain", body: "", status: 302, location: "/fapiao.pdf" }),
		"/large.pdf": () => ({ type: "application/pdf", body: new Uint8Array(21 * 1024 * 1024) }),
		"/qr.png": () => ({ type: "image/png", body: files.qr().bytes as Uint8Array }),
	});
	extension = await openExtension(["http://127.0.0.1/*"]);
	await extension.hub("setPreferences", { chip: false, badge: true, server: server.origin });
});

test.afterAll(async () => {
	await extension?.close();
	await site?.close();
	await server?.close();
});

const page = () => ({ url: `${site.origin}/one`, title: "订单 7" });

test("install asks for no host, and every permission is one the extension uses", () => {
	const folder = process.env.EXTENSION_DIR ?? "dist/extension/chrome-mv3";
	const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, "utf8"));

	expect(manifest.host_permissions).toBeUndefined();
	expect(manifest.content_scripts).toBeUndefined();
	expect(manifest.permissions.toSorted()).toEqual([
		"activeTab",
		"alarms",
		"contextMenus",
		"notifications",
		"offscreen",
		"scripting",
		"storage",
		"unlimitedStorage",
	]);
});

test("an invoice on a page is saved with the page, checked at the sample authority and marked 演示", async () => {
	const [read] = await extension.work("read", [fieldsOf(sampleInvoice("ordinary"))]);
	const [saved] = await extension.work("save", [fieldsOf(sampleInvoice("ordinary"))], page());
	const recordId = saved?.ok ? (saved.value[0]?.recordId ?? "") : "";
	const answer = await extension.work("verify", recordId, { fresh: false });
	const view = await extension.work("view", recordId);
	const [again] = await extension.work("read", [fieldsOf(sampleInvoice("ordinary"))]);

	expect(read).toMatchObject({ standing: { what: "new" }, missing: [], fields: { issuedOn: "20260312" } });
	expect(answer).toMatchObject({ ok: true, value: { outcome: "match", sample: true } });
	expect(view?.row).toMatchObject({ authenticity: "confirmed", sample: true, forms: ["page"] });
	expect(view?.events[0]).toMatchObject({ what: "captured", facts: { form: "page", ...page() } });
	expect(again?.standing).toMatchObject({ what: "kept", recordId, authenticity: "confirmed", sample: true });
});

test("a link is fetched, read and kept as original; what is no invoice is told as what it is", async () => {
	const file = (path: string) => ({
		what: "file" as const,
		key: path,
		detector: "test",
		url: `${site.origin}${path}`,
		form: "pdf" as const,
		name: "发票.pdf",
	});

	const results = await extension.work(
		"save",
		["/moved.pdf", "/login.pdf", "/nothing.pdf", "/large.pdf"].map(file),
		page(),
	);

	expect(results.map((one) => (one.ok ? one.value[0]?.row.number : one.error))).toEqual([
		sampleInvoice("special").number,
		{ code: "fetch_failed", reason: "html" },
		{ code: "not_found" },
		{ code: "too_large", limit: 20 * 1024 * 1024 },
	]);
	const recordId = results[0]?.ok ? (results[0].value[0]?.recordId ?? "") : "";
	const [known, unread] = await extension.work("read", ["/moved.pdf", "/login.pdf"].map(file));
	expect([known?.standing, unread?.standing]).toMatchObject([{ what: "kept", recordId }, { what: "unread" }]);
	const view = await extension.work("view", recordId);
	expect(view?.originals).toMatchObject([{ mediaType: "application/pdf", form: "pdf" }]);
	expect(view?.events[0]?.facts).toMatchObject(page());
});

test("a picture that brought its pixels is read by its QR without keeping anything", async () => {
	const url = `data:image/png;base64,${Buffer.from(files.qr().bytes as Uint8Array).toString("base64")}`;

	const [read] = await extension.work("read", [
		{ what: "picture", key: "p", detector: "test", url, width: 300, height: 300 },
	]);

	expect(read?.fields).toMatchObject({ number: sampleInvoice("special").number, kind: "digital_special" });
});

test("calls that are not on the list, or not of that shape, are refused", async () => {
	await expect(extension.work("save", [{ what: "fields" }] as never, page())).rejects.toThrow("bad_call");
	await expect(extension.work("verify", "x", { fresh: "yes" } as never)).rejects.toThrow("bad_call");
	await expect(extension.hub("setPreferences", { server: "javascript:alert(1)" } as never)).rejects.toThrow();
});

test("a work room whose app breaks opens it again, with all that was kept", async () => {
	const [saved] = await extension.work("save", [fieldsOf(sampleInvoice("special-paper"))], page());
	const recordId = saved?.ok ? (saved.value[0]?.recordId ?? "") : "";

	await extension.page.evaluate(breakWorkers);

	const number = () =>
		extension.work("view", recordId).then(
			(view) => view?.row.number,
			() => "no answer",
		);
	await expect.poll(number).toBe(sampleInvoice("special-paper").number);
});

test("a batch ends answered though the service worker is killed again and again", async () => {
	const some = sampleInvoices.filter(({ behaviour }) => behaviour.what === "match").slice(0, 9);
	await extension.work("saveSettings", {
		...(await extension.work("settings")),
		asking: { atOnce: 1, perMinute: 30 },
	});
	const saved = await extension.work("save", some.map(fieldsOf), page());
	const ids = saved.flatMap((one) => (one.ok ? one.value.map(({ recordId }) => recordId) : []));

	const added = await extension.work("verifyAll", ids);
	let kills = 0;
	await expect
		.poll(
			async () => {
				await killServiceWorkers(extension);
				kills++;
				const { counts } = await extension.work("queue");
				return counts.waiting + counts.asking;
			},
			{ intervals: [300], timeout: 40_000 },
		)
		.toBe(0);

	expect(ids).toHaveLength(some.length);
	expect(added.ok && added.value.added).toBe(some.length);
	expect(kills).toBeGreaterThan(2);
	const views = await Promise.all(ids.map((id) => extension.work("view", id)));
	expect(views.map((view) => view?.answers[0]?.outcome)).toEqual(some.map(() => "match"));
});

test("what waits goes on by the alarm when the work room was closed with the browser", async () => {
	const some = sampleInvoices.filter(({ behaviour }) => behaviour.what === "match").slice(9, 17);
	const saved = await extension.work("save", some.map(fieldsOf), page());
	const ids = saved.flatMap((one) => (one.ok ? one.value.map(({ recordId }) => recordId) : []));
	const alarm = () => extension.page.evaluate(() => chrome.alarms.get("queue").then((held) => held !== undefined));
	const rooms = () =>
		extension.page.evaluate(async () => {
			const contexts = await chrome.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT" as never] });
			return contexts.length;
		});

	await extension.work("verifyAll", ids);
	await expect.poll(alarm).toBe(true);
	await extension.page.evaluate(() => chrome.offscreen.closeDocument());
	expect(await rooms()).toBe(0);
	const worker = await extension.worker();
	await worker.evaluate(() => {
		const { onAlarm } = chrome.alarms as unknown as { onAlarm: { dispatch(alarm: unknown): void } };
		onAlarm.dispatch({ name: "queue", scheduledTime: 0 });
	});

	await expect.poll(rooms).toBe(1);
	const answered = async () => {
		const views = await Promise.all(ids.map((id) => extension.work("view", id)));
		return views.filter((view) => view?.answers[0]?.outcome === "match").length;
	};
	await expect.poll(answered, { timeout: 40_000, intervals: [1_000] }).toBe(some.length);
	await expect.poll(alarm, { timeout: 10_000 }).toBe(false);
});

test("the button tells how many there are and how they stand, the site's page is left alone when it is withdrawn", async () => {
	const tab = await extension.context.newPage();
	await tab.goto(`${site.origin}/void`);
	const tabId = await extension.page.evaluate(
		async (url) => (await chrome.tabs.query({ url: `${url}*` }))[0]?.id ?? -1,
		`${site.origin.replace(/:\d+$/, "")}/void`,
	);
	const badge = () =>
		extension.page.evaluate(
			async (id) => [await chrome.action.getBadgeText({ tabId: id }), await chrome.action.getTitle({ tabId: id })],
			tabId,
		);

	const sight = await extension.hub("look", tabId);
	expect(sight).toMatchObject({ origin: site.origin, watched: false });
	expect(sight.frames[0]?.candidates).toMatchObject([
		{ what: "fields", fields: { number: sampleInvoice("void").number } },
	]);
	await expect.poll(badge).toEqual(["1", "验票：本页 1 张发票"]);

	const [saved] = await extension.work("save", [...(sight.frames[0]?.candidates ?? [])], page());
	await extension.work("verify", saved?.ok ? (saved.value[0]?.recordId ?? "") : "", { fresh: false });
	await expect.poll(badge).toEqual(["1!", "验票：本页 1 张发票，1 张已保存，1 张作废、红冲或与税局不一致（含演示）"]);

	await extension.hub("watchSite", `${site.origin}/one?x`, true);
	await tab.goto(`${site.origin}/one`);
	await expect.poll(async () => (await badge())[0]).toBe("1");
	expect(await extension.hub("sites")).toEqual([site.origin]);

	await extension.hub("watchSite", site.origin, false);
	await expect.poll(badge).toEqual(["", "验票：本页没有认出发票"]);
	await tab.reload();
	await tab.waitForTimeout(1_500);
	expect(await badge()).not.toContain("1");
	expect(await extension.hub("sites")).toEqual([]);
	await tab.close();
});

test("a page of the browser itself is not looked at, and a tab that is gone is told as gone", async () => {
	const tab = await extension.context.newPage();
	await tab.goto("chrome://version");
	const tabId = await extension.page.evaluate(
		async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? -1,
	);

	expect(await extension.hub("look", tabId)).toMatchObject({ frames: [], problem: "forbidden_page" });
	await tab.close();
	expect(await extension.hub("look", tabId)).toMatchObject({ problem: "gone" });
});

test("an attachment of the page's own origin is fetched within the page, others are not", async () => {
	const tab = await extension.context.newPage();
	await tab.goto(`${site.origin}/one`);

	const fetched = await extension.hub("fetchInPage", `${site.origin}/qr.png`, page());
	const other = await extension.hub("fetchInPage", "http://localhost:1/qr.png", page());
	const large = await extension.hub("fetchInPage", `${site.origin}/large.pdf`, page());

	const bytes = Buffer.from(files.qr().bytes as Uint8Array).toString("base64");
	expect(fetched).toEqual({ status: 200, type: "image/png", disposition: "", base64: bytes });
	expect([other ?? undefined, large ?? undefined]).toEqual([undefined, undefined]);
	await tab.close();
});

test("an invoice that was red-inked since is told by a notification of the system", async () => {
	const [saved] = await extension.work("save", [fieldsOf(sampleInvoice("red-later"))], page());
	const recordId = saved?.ok ? (saved.value[0]?.recordId ?? "") : "";
	await extension.work("verify", recordId, { fresh: false });
	const shown = () => extension.page.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
	expect(await shown()).toEqual([]);

	await extension.work("verify", recordId, { fresh: true });

	await expect.poll(shown).toEqual([`changed ${recordId}`]);
	await expect.poll(() => extension.work("untoldChanges")).toEqual([]);
});

test.describe("context menus end in a record that was asked about", () => {
	const number = () => sampleInvoice("special").number;

	/** The address that is opened in the end. */
	async function choose(clicked: Record<string, unknown>): Promise<URL> {
		const worker = await extension.worker();
		await worker.evaluate(
			([info, url]) => {
				const { onClicked } = chrome.contextMenus as unknown as {
					onClicked: { dispatch(info: unknown, tab: unknown): void };
				};
				onClicked.dispatch({ pageUrl: url, ...info }, { title: "订单 7", url });
			},
			[clicked, `${site.origin}/one`] as const,
		);
		const opened = () =>
			extension.page.evaluate(async () => {
				const tabs = await chrome.tabs.query({});
				const found = tabs.find(({ url, pendingUrl }) => /\/popup\.html/.test(pendingUrl || url || ""));
				if (found?.id !== undefined) await chrome.tabs.remove(found.id);
				return found?.pendingUrl || found?.url || "";
			});
		let url = "";
		await expect.poll(async () => (url = await opened()), { timeout: 30_000 }).not.toBe("");
		return new URL(url);
	}

	test("on a picture, a link and a selection", async () => {
		for (const clicked of [
			{ menuItemId: "picture", srcUrl: `${site.origin}/qr.png` },
			{ menuItemId: "link", linkUrl: `${site.origin}/fapiao.pdf` },
			{ menuItemId: "selection", selectionText: `发票 ${number()} 2026-04-15` },
		]) {
			const url = await choose(clicked);

			expect(url.pathname).toBe("/popup.html");
			const view = await extension.work("view", url.searchParams.get("record") ?? "");
			expect(view?.row, clicked.menuItemId).toMatchObject({ number: number(), authenticity: "confirmed" });
		}
	});

	test("and say what was wrong where there is none", async () => {
		const url = await choose({ menuItemId: "selection", selectionText: "没有号码" });

		expect(url.searchParams.get("problem")).toBe("not_invoice");
	});
});

// The last: what was taken back is not given again without the browser's own question.
test("what the user takes back in the browser's own settings ends at once", async () => {
	const tab = await extension.context.newPage();
	await tab.goto(`${site.origin}/one`);
	await extension.hub("watchSite", site.origin, true);
	const badge = () =>
		extension.page.evaluate(async () => {
			const [last] = (await chrome.tabs.query({})).slice(-1);
			return chrome.action.getBadgeText({ tabId: last?.id ?? -1 });
		});
	await expect.poll(badge).toBe("1");
	const scripts = () => extension.page.evaluate(() => chrome.scripting.getRegisteredContentScripts());
	await expect.poll(scripts).toMatchObject([{ matches: [`${site.origin}/*`], js: ["look.js"], allFrames: true }]);

	await extension.page.evaluate(() => chrome.permissions.remove({ origins: ["http://127.0.0.1/*"] }));

	await expect.poll(() => extension.hub("sites")).toEqual([]);
	await expect.poll(badge).toBe("");
	await expect.poll(scripts).toEqual([]);
	await expect(extension.hub("watchSite", site.origin, true)).rejects.toThrow("no_permission");
	const [refused] = await extension.work(
		"save",
		[{ what: "file", key: "f", detector: "test", url: `${site.origin}/fapiao.pdf`, form: "pdf", name: "f.pdf" }],
		page(),
	);
	expect(refused).toEqual({ ok: false, error: { code: "no_permission" } });
	await tab.close();
});
