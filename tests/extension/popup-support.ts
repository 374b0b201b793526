import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

import { formatDay } from "#core/base/day.ts";
import { formatMoney } from "#core/base/fen.ts";
import { type SampleInvoice, sampleInvoice } from "#samples/index.ts";
import type { ExtensionBrowser } from "#tests/e2e/extension-browser.ts";

/** A page of a shop that shows invented invoices, one table each; as most pages it does not name the kind. */
export function pageOf(title: string, ...ids: readonly string[]) {
	const body = ids.map((id) => tableOf(sampleInvoice(id))).join("<hr>");
	return {
		type: "text/html; charset=utf-8",
		body: `<!doctype html><html lang="zh-CN"><title>${title}</title><h1>${title}</h1>${body}</html>`,
	};
}

function tableOf({ code, number, issuedOn, checkCode, amount, total, sellerName }: SampleInvoice): string {
	const rows = {
		发票代码: code,
		发票号码: number,
		开票日期: formatDay(issuedOn),
		校验码: checkCode ?? "",
		销售方名称: sellerName,
		不含税金额: `￥${formatMoney(amount)}`,
		价税合计: `￥${formatMoney(total)}`,
	};
	const cells = Object.entries(rows).filter(([, value]) => value !== "");
	return `<table>${cells.map(([name, value]) => `<tr><th>${name}</th><td>${value}</td></tr>`).join("")}</table>`;
}

/** Opens a page in a tab, and the popup over it as a page of its own: a test cannot look into the button's popup. */
export async function openPopupOver({ context, page, root }: ExtensionBrowser, address: string): Promise<Page> {
	const tab = await context.newPage();
	await tab.goto(address);
	const id = await page.evaluate(async (url) => {
		const tabs = await chrome.tabs.query({});
		return tabs.findLast((one) => one.url === url)?.id;
	}, tab.url());
	if (id === undefined) throw new Error(`no tab shows ${address}`);
	return openPopup(context, `${root}/popup.html?tab=${id}`);
}

export async function openPopup(context: ExtensionBrowser["context"], address: string): Promise<Page> {
	const popup = await context.newPage();
	await popup.setViewportSize({ width: 400, height: 600 });
	await popup.goto(address);
	return popup;
}

/** Nothing axe knows of stands in anybody's way. */
export async function expectNoBarrier(page: Page, where: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(" | ")}`);
	expect(found, where).toEqual([]);
}
