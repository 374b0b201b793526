import type { Check } from "./check.ts";
import { isRed } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "red_link";

export const redLink: Check = {
	id,
	name: { zh: "红字对应的蓝字", en: "Blue invoice behind a red one" },
	basis: "税务总局公告2024年第11号, 2016年第47号; domain §5.4",
	sentences: {
		missing: {
			zh: "这张红字发票上没有找到被冲红的蓝字发票号码，也没有红字信息表或确认单编号。没有它们就无法知道冲的是哪一张。请对照备注栏，或向销售方索取。",
			en: "This red invoice names neither the blue invoice it takes back nor the number of the red notice. Without them nobody can tell which one it cancels. Look in the remark, or ask the seller.",
		},
	},
	run(invoice) {
		const red = isRed(invoice);
		if (red === undefined) return notRun(id, "total");
		const { originalNumber, redNoticeNumber } = invoice.fields;
		if (!red || originalNumber || redNoticeNumber) return clear(id);
		return found(id, "look", ["originalNumber", "redNoticeNumber"], { sentence: "missing" });
	},
};
