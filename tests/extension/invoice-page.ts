import { formatDay } from "#core/base/day.ts";
import { formatMoney } from "#core/base/fen.ts";
import { type SampleInvoice, sampleInvoice } from "#samples/index.ts";

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
