import type { Text } from "#ui/i18n/text.ts";

/** The background: toolbar button and context menus. */
export const backgroundWords = {
	"badge.none": { zh: "验票：本页没有认出发票", en: "Yanpiao: no invoice recognised on this page" },
	"badge.some": { zh: "验票：本页 {count} 张发票", en: "Yanpiao: invoices on this page: {count}" },
	"badge.kept": { zh: "，{count} 张已保存", en: ", saved: {count}" },
	"badge.verified": { zh: "，{count} 张查过一致", en: ", checked and matching: {count}" },
	"badge.stop": { zh: "，{count} 张作废、红冲或与税局不一致", en: ", void, red-inked or contradicted: {count}" },
	"badge.pictures": { zh: "，{count} 张图片可能有二维码", en: ", pictures that may hold a QR code: {count}" },
	"badge.locked": { zh: "，未解锁，无法得知是否已有", en: ", locked: cannot tell whether you have them" },
	"badge.sample": { zh: "（含演示）", en: " (with 演示 samples)" },

	"menu.picture": { zh: "读取二维码并查验", en: "Read the QR code and check it" },
	"menu.link": { zh: "读取这个文件", en: "Read this file" },
	"menu.selection": { zh: "识别选中的号码", en: "Recognise the marked number" },
	"menu.page": { zh: "识别本页发票", en: "Recognise the invoices of this page" },
} as const satisfies Readonly<Record<string, Text>>;
