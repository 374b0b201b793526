import { makeDay } from "#core/base/day.ts";
import { fen } from "#core/base/fen.ts";
import { sampleInvoice } from "#samples/index.ts";
import type { SampleInvoice } from "#samples/invoice.ts";
import { makeEInvoiceXml } from "#samples/make/xml.ts";
import type { GivenFile } from "./app-page.ts";

const base = sampleInvoice("special");

/** An invented invoice of `fen` before tax in one line. Its region has a tax bureau, since 演示 is in no statistics. */
export interface Invented {
	readonly serial: number;
	readonly month: number;
	readonly amount: number;
	readonly rate: 13 | 6;
	readonly special: boolean;
	readonly sellerName: string;
}

export function inventedXml({ serial, month, amount, rate, special, sellerName }: Invented): GivenFile {
	const tax = fen(Math.round((amount * rate) / 100));
	const invoice: SampleInvoice = {
		...base,
		number: `2611${String(serial).padStart(16, "0")}`,
		title: special ? base.title : "电子发票（普通发票）",
		issuedOn: makeDay(2025 + Math.floor(month / 12), 1 + (month % 12), 1 + (serial % 28)) ?? base.issuedOn,
		sellerName,
		amount: fen(amount),
		tax,
		total: fen(amount + tax),
		lines: [{ name: "*演示服务*服务费", rate: `${rate}%`, amount: fen(amount), tax }],
	};
	return { name: `${serial}.xml`, mimeType: "application/xml", bytes: makeEInvoiceXml(invoice) };
}

/** So many in eighteen months, of fourteen sellers, a few red. */
export function manyInvented(count: number): readonly GivenFile[] {
	return Array.from({ length: count }, (_, n) =>
		inventedXml({
			serial: n + 1,
			month: (n * 7) % 18,
			amount: (n % 17 === 5 ? -1 : 1) * (3_000_00 + ((n * 104_729) % 900) * 1_00 * (1 + (n % 5))),
			rate: n % 3 === 0 ? 6 : 13,
			special: n % 4 !== 1,
			sellerName: `${["演示商贸", "示例酒店管理", "演示出行科技", "示例办公用品"][n % 4]}第${(n * n) % 14}有限公司`,
		}),
	);
}
