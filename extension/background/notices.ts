import { browser } from "wxt/browser";

import type { ChangedRow } from "#core/flows/watch/app.ts";
import { t } from "#extension/i18n/index.ts";
import type { Work } from "#extension/work/work.ts";
import { language } from "#ui/i18n/index.ts";
import { changeText, rowName } from "#ui/words.ts";
import { openPopupPage } from "./open-popup.ts";
import { storedLanguage } from "./store.ts";

const PREFIX = "changed ";

/** Tells of invoices whose state got worse; each is told once, by whoever asks first. */
export async function tellChanges(work: Work): Promise<void> {
	const rows = await work.untoldChanges();
	const [row] = rows;
	if (!row) return;
	language.value = await storedLanguage();
	await browser.notifications.create(`${PREFIX}${row.id}`, {
		type: "basic",
		iconUrl: browser.runtime.getURL("/icon-192.png"),
		title: t("notify.title"),
		message: noticeText(rows, new Date().toISOString()),
	});
}

/** One notification, however many have changed at a time. */
export function noticeText(rows: readonly ChangedRow[], now: string): string {
	const [row] = rows;
	if (!row) return "";
	if (rows.length > 1) return t("notify.more", { count: rows.length });
	return [row.sample && t("sample"), rowName(row), changeText(row.changed, now)].filter(Boolean).join(" · ");
}

/** Takes back what was told; what names an invoice does not stay when the library is locked. */
export async function clearNotices(): Promise<void> {
	const shown = Object.keys(await browser.notifications.getAll()).filter((id) => id.startsWith(PREFIX));
	await Promise.all(shown.map((id) => browser.notifications.clear(id)));
}

/** The record a notification is about is shown when it is clicked. */
export async function openNotice(id: string): Promise<void> {
	if (!id.startsWith(PREFIX)) return;
	await browser.notifications.clear(id);
	await openPopupPage({ record: id.slice(PREFIX.length) });
}
