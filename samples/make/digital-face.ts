import type { SampleInvoice } from "#samples/invoice.ts";
import { type Drawing, type Pen, wrap } from "./drawing.ts";
import * as parts from "./face-parts.ts";
import { type Columns, type FaceOptions, omits } from "./face-parts.ts";

const DIGITAL_COLUMNS: Columns = {
	name: [4.5, 41],
	spec: [42, 65.5],
	unit: [65.5, 77.5],
	quantity: [78, 102.5],
	price: [102.5, 127.5],
	amount: [128, 153],
	rate: [154, 179],
	tax: [180, 205.3],
};

/** 数电票: no code and no check code, the parties side by side; long invoices go on on further pages. */
export function drawDigital(invoice: SampleInvoice, options: FaceOptions): Drawing[] {
	const pages = parts.paginate(invoice.lines, DIGITAL_COLUMNS, options);
	const count = pages.length;
	const size = { width: 210, height: 140, qr: { x: 6.5, y: 6, size: 20 } };
	return pages.map((lines, page) =>
		parts.drawPage(invoice, options, size, (pen) => {
			digitalFrame(pen, invoice, options, { page, count });
			parts.drawLines(pen, lines, DIGITAL_COLUMNS, 59.4);
			if (page === count - 1) digitalSums(pen, invoice, options);
		}),
	);
}

function digitalFrame(
	pen: Pen,
	invoice: SampleInvoice,
	options: FaceOptions,
	{ page, count }: { readonly page: number; readonly count: number },
): void {
	const tagged = (tag: string) => (page === 0 ? { tag } : {}); // what later pages repeat has no tag of its own
	const { sellerName = invoice.sellerName, number = invoice.number } = options.printed ?? {};
	if (!omits(options, "title")) pen.label(invoice.title, 57, 14.1, 7.0732);
	pen.label("发票号码：", 154.5, 14);
	pen.value(number, 170.5, 14, tagged("InvoiceNo"));
	pen.label("开票日期：", 154.5, 20);
	parts.drawDate(pen, invoice, options, { x: 170.5, y: 20, ...tagged("IssueDate") });
	if (count > 1) pen.valueRight(`共${count}页 第${page + 1}页`, 205, 28.4);

	pen.labelDown("购买方信息", 6, 35.5, 3.5);
	pen.labelDown("销售方信息", 106.5, 35.5, 3.5);
	for (const [x, at] of [
		[11, 20],
		[111.5, 120],
	] as const) {
		pen.label("名称：", x + 0.5, 36.5);
		pen.label("统一社会信用代码/纳税人识别号：", x + 0.5, 47, 2.83);
		const buyer = at === 20;
		if (buyer && omits(options, "buyer")) continue;
		wrap(buyer ? invoice.buyerName : sellerName, 80, 3.175).forEach((row, i) => {
			pen.value(row, at, 36.5 + i * 3.7, tagged(buyer ? "Buyer/BuyerName" : "Seller/SellerName"));
		});
		const taxId = buyer ? invoice.buyerTaxId : invoice.sellerTaxId;
		if (buyer && omits(options, "buyerTaxId")) continue;
		pen.value(taxId, at + 34.5, 47, { size: 4.2333, ...tagged(buyer ? "Buyer/BuyerTaxID" : "Seller/SellerTaxID") });
	}

	pen.label("项目名称", 16, 56);
	pen.label("规格型号", 42.1, 56);
	pen.label("单 位", 67, 56);
	pen.label("数 量", 93, 56);
	pen.label("单 价", 118, 56);
	pen.label("金 额", 143.5, 56);
	pen.label("税率/征收率", 157.5, 56);
	pen.label("税 额", 194.5, 56);
	pen.label("合", 20.5, 95);
	pen.label("计", 36.5, 95);
	pen.label("价税合计（大写）", 17, 101.5);
	pen.label("（小写）", 143.5, 101.5);
	pen.labelDown("备注", 6, 112, 6);
	pen.label("开票人：", 19.5, 132.5);

	pen.label("演示样张，不是真实发票", 150, 138, 2.8);

	for (const y of [30, 52, 96, 104, 124]) pen.across(y, 4.5, 205.5);
	for (const x of [4.5, 205.5]) pen.down(x, 30, 124);
	for (const x of [10.5, 105, 111]) pen.down(x, 30, 52);
	pen.down(10.5, 104, 124);
}

function digitalSums(pen: Pen, invoice: SampleInvoice, options: FaceOptions): void {
	const sums = { columns: DIGITAL_COLUMNS, y: 94.6, sign: "", words: 63, total: 155.5, totalY: 101 };
	parts.drawSums(pen, invoice, options, sums);
	parts.drawRemark(pen, invoice, { x: 12, y: 108, width: 188 });
	if (!omits(options, "drawer")) pen.value(invoice.drawer, 32, 132.6, { tag: "InvoiceClerk" });
}
