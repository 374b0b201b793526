import type { backgroundZh } from "./background.zh-CN.ts";

export const backgroundEn: Readonly<Record<keyof typeof backgroundZh, string>> = {
	"form.page": "Web page",

	"badge.none": "Yanpiao: no invoice recognised on this page",
	"badge.some": "Yanpiao: invoices on this page: {count}",
	"badge.kept": ", saved: {count}",
	"badge.verified": ", checked and matching: {count}",
	"badge.stop": ", void, red-inked or contradicted: {count}",
	"badge.pictures": ", pictures that may hold a QR code: {count}",
	"badge.sample": " (with 演示 samples)",

	"menu.picture": "Read the QR code and check it",
	"menu.link": "Read this file",
	"menu.selection": "Recognise the marked number",
	"menu.page": "Recognise the invoices of this page",
};
