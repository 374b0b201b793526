import { resolve } from "node:path";

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

import type { Work } from "#extension/work/work.ts";
import { sampleInvoice } from "#samples/index.ts";
import { makeQrPng } from "#samples/make/qr-picture.ts";
import { qrText } from "#samples/make/qr-text.ts";
import { breakWorkers } from "#tests/e2e/break-worker.ts";
import { callWork } from "#tests/e2e/call-work.ts";
import { type Firefox, startFirefox } from "./firefox.ts";

const invoice = sampleInvoice("special");

let firefox: Firefox;
let page: Page;

beforeAll(async () => {
	firefox = await startFirefox(resolve(process.env.EXTENSION_DIR ?? "dist/extension/firefox-mv3"));
	page = await firefox.open("popup.html", "#app");
});

afterAll(() => firefox?.close());

async function work<M extends keyof Work>(method: M, ...args: Parameters<Work[M]>) {
	const value = await page.evaluate(callWork, { method, args: args as unknown[] });
	return value as Awaited<ReturnType<Work[M]>>; // what the room answers
}

it("the background page is the work room: it reads a QR in its workers and keeps what a page says", async () => {
	const url = `data:image/png;base64,${Buffer.from(makeQrPng(qrText(invoice) ?? "")).toString("base64")}`;
	const size = { width: 300, height: 300 };
	const fields = { number: invoice.number, issuedOn: invoice.issuedOn, title: invoice.title };

	const [picture] = await work("read", [{ what: "picture", key: "p", detector: "test", url, ...size }]);
	const [saved] = await work("save", [{ what: "fields", key: "f", detector: "test", fields }], {
		url: "https://mail.example/inbox",
		title: "收件箱",
	});

	expect(picture?.fields).toMatchObject({ number: invoice.number, kind: "digital_special" });
	const view = await work("view", saved?.ok ? (saved.value[0]?.recordId ?? "") : "");
	expect(view?.row).toMatchObject({ number: invoice.number, forms: ["page"], sample: true });
	expect(view?.events[0]?.facts).toMatchObject({ form: "page", url: "https://mail.example/inbox" });
});

it("a background page whose app breaks opens it again", async () => {
	await page.evaluate(breakWorkers);

	await vi.waitFor(async () => expect((await work("settings")).language).toBe("zh-CN"), { timeout: 20_000 });
});

it("the background answers pages of the extension", async () => {
	const reply = await page.evaluate(() => chrome.runtime.sendMessage({ to: "hub", method: "preferences", args: [] }));

	expect(reply).toEqual({ ok: true, value: { chip: false, badge: true, server: "http://127.0.0.1:8787" } });
});

it("a passphrase locks the library of the background page, and opens it again", async () => {
	const passphrase = "冬天 的 第一张 发票 7";
	const hub = (method: string) =>
		page.evaluate((name) => chrome.runtime.sendMessage({ to: "hub", method: name, args: [] }), method);
	expect(await work("setPassphrase", passphrase, undefined)).toMatchObject({ ok: true });

	expect(await hub("lock")).toMatchObject({ ok: true });
	await expect(work("settings")).rejects.toThrow("locked");
	const [read] = await work("read", [
		{ what: "fields", key: "f", detector: "test", fields: { number: invoice.number } },
	]);
	expect(read?.standing).toEqual({ what: "locked" });

	expect(await work("unlock", { passphrase })).toMatchObject({ ok: true });
	expect((await work("settings")).language).toBe("zh-CN");
	expect(await work("removePassphrase", { passphrase })).toMatchObject({ ok: true });
});
