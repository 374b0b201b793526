import { formatMoney } from "#core/base/fen.ts";
import type { Check } from "./check.ts";
import { isRed } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";

const id = "red_invoice";

export const redInvoice: Check = {
	id,
	name: { zh: "红字发票", en: "Red invoice" },
	basis: "税务总局公告2024年第11号; domain §5.4",
	sentences: {
		red: {
			zh: "这是一张红字发票，金额为 {total} 元，用来冲减另一张蓝字发票。它不能单独报销，请与被冲的蓝字发票一起处理，并核对冲红的范围。",
			en: "This is a red invoice of {total}: it takes back a blue one. It cannot be claimed on its own; handle it together with the blue invoice and check how much of that it takes back.",
		},
	},
	run(invoice) {
		const red = isRed(invoice);
		const value = invoice.fields.total ?? invoice.fields.amount;
		if (red === undefined || value === undefined) return notRun(id, "total");
		return red ? found(id, "look", ["total"], { sentence: "red", total: formatMoney(value) }) : clear(id);
	},
};
