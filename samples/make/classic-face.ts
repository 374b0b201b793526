import { formatFen } from "#core/base/fen.ts";
import type { SampleInvoice } from "#samples/invoice.ts";
import { type Drawing, Pen, sizeToFit } from "./drawing.ts";
import * as parts from "./face-parts.ts";
import { type Columns, type FaceOptions, omits } from "./face-parts.ts";

const CLASSIC_COLUMNS: Columns = {
	name: [5.5, 56],
	spec: [57.5, 82],
	unit: [82.5, 94],
	quantity: [94.6, 113.8],
	price: [114.6, 133.8],
	amount: [135, 163.8],
	rate: [164.5, 185],
	tax: [186, 204.8],
};

/** 增值税电子普通发票 and its kin: 发票代码, 校验码, 机器编号, 密码区; long invoices have a list (销货清单). */
export function drawClassic(invoice: SampleInvoice, options: FaceOptions): Drawing[] {
	const listed = parts.paginate(invoice.lines, CLASSIC_COLUMNS, options).length > 1;
	const { amount, tax } = invoice;
	const rate = invoice.lines[0]?.rate;
	const lines = listed ? [{ name: "(详见销货清单)", rate, amount, tax }] : invoice.lines;
	const size = { width: 215, height: 140, qr: { x: 5.5, y: 3, size: 20 } };
	const face = parts.drawPage(invoice, options, size, (pen) => {
		classicFrame(pen, invoice, options);
		parts.drawLines(pen, lines, CLASSIC_COLUMNS, 59.8);
	});
	return listed ? [face, drawList(invoice)] : [face];
}

function classicFrame(pen: Pen, invoice: SampleInvoice, options: FaceOptions): void {
	const printed = { ...invoice, ...options.printed };
	if (!omits(options, "title")) pen.value(invoice.title, 69, 12.6, { size: 6.6675 });
	const head = [
		["发票代码：", invoice.code, "InvoiceCode"],
		["发票号码：", printed.number, "InvoiceNo"],
		["开票日期：", "", ""],
		["校验码：", omits(options, "checkCode") ? "" : groups(invoice.checkCode ?? ""), "InvoiceCheckCode"],
	] as const;
	head.forEach(([label, value, tag], i) => {
		pen.label(label, 148.6, 10.2 + i * 5.5);
		pen.value(value, 164, 10.3 + i * 5.5, { tag });
	});
	parts.drawDate(pen, invoice, options, { x: 164, y: 21.3, tag: "IssueDate" });
	pen.label("机器编号：", 5.6, 26.8);
	pen.value(invoice.machineNumber ?? "", 22, 26.9, { tag: "MachineNo" });

	for (const [top, heading, name, taxId, address, bank, role] of [
		[31.6, "购买方", invoice.buyerName, invoice.buyerTaxId, "", "", "Buyer"],
		[105.4, "销售方", printed.sellerName, invoice.sellerTaxId, invoice.sellerAddress, invoice.sellerBank, "Seller"],
	] as const) {
		const labels = ["名        称：", "纳税人识别号：", "地 址、 电 话：", "开户行及账号："];
		const values = [name, taxId, address, bank];
		const tags = ["Name", "TaxID", "AddrTel", "FinancialAccount"];
		const left = role === "Buyer" && omits(options, "buyer");
		pen.labelDown(heading, 6.9, top + 4.4, 5.4);
		labels.forEach((label, i) => {
			const y = top + 2.8 + i * 5.1;
			pen.label(label, 13.5, y);
			if (left || (role === "Buyer" && i === 1 && omits(options, "buyerTaxId"))) return;
			const size = i === 1 ? 4.2333 : sizeToFit(values[i] ?? "", 82);
			pen.value(values[i] ?? "", 36, y, { size, tag: `${role}/${role}${tags[i]}` });
		});
	}
	pen.labelDown("密码区", 120.4, 36, 5.4);
	cipherArea(invoice).forEach((row, i) => {
		pen.value(row, 127, 33.4 + i * 5.3, { size: 4.2333 });
	});

	for (const [text, x] of [
		["货物或应税劳务、服务名称", 11],
		["规格型号", 63.9],
		["单位", 85],
		["数 量", 99.3],
		["单 价", 120.5],
		["金 额", 144.7],
		["税率", 171.5],
		["税 额", 191],
	] as const) {
		pen.label(text, x, 55.7);
	}
	pen.label("合         计", 22.5, 94.9);
	pen.label("价税合计（大写）", 17.3, 101.2);
	pen.label("（小写）", 156.6, 101.2);
	const sums = { columns: CLASSIC_COLUMNS, y: 94.9, sign: "⊗", words: 58, total: 171, totalY: 101.1 };
	parts.drawSums(pen, invoice, options, sums);
	pen.labelDown("备注", 120.6, 111, 8);
	parts.drawRemark(pen, invoice, { x: 127, y: 109.4, width: 76 });
	pen.label("收款人：", 7.1, 128.2);
	pen.value(invoice.payee, 22, 128.3, { tag: "Payee" });
	pen.label("复核：", 63.6, 128.2);
	pen.value(invoice.reviewer, 74.5, 128.3, { tag: "Checker" });
	pen.label("开票人：", 105.7, 128.2);
	if (!omits(options, "drawer")) pen.value(invoice.drawer, 121, 128.3, { tag: "InvoiceClerk" });
	pen.label("销售方：（章）", 154, 128.2);

	pen.label("演示样张，不是真实发票", 150, 136, 2.8);

	for (const y of [30, 52, 96, 104, 124.5]) pen.across(y, 4.5, 205.5);
	for (const x of [4.5, 205.5]) pen.down(x, 30, 124.5);
	for (const x of [12.5, 119, 125.5]) {
		pen.down(x, 30, 52);
		pen.down(x, 104, 124.5);
	}
	for (const x of [56.5, 82.3, 94.3, 114.3, 134.3, 164.3, 185.3]) pen.down(x, 52, 96);
}

/** 销货清单: code, number and parties once more, then numbered rows and their own sums. */
function drawList(invoice: SampleInvoice): Drawing {
	const pen = new Pen();
	pen.label("销售货物或者提供应税劳务、服务清单", 50, 15, 5.5);
	pen.label("购买方名称：", 12, 26);
	pen.value(invoice.buyerName, 33, 26);
	pen.label("销售方名称：", 12, 32);
	pen.value(invoice.sellerName, 33, 32);
	pen.label("所属增值税电子普通发票代码：", 12, 38);
	pen.value(invoice.code, 58, 38);
	pen.label("号码：", 100, 38);
	pen.value(invoice.number, 110, 38);
	pen.label("共 1 页 第 1 页", 170, 38);
	for (const [text, x] of [
		["序号", 6],
		["货物（劳务）名称", 20],
		["规格型号", 66],
		["单位", 86],
		["数 量", 103],
		["单 价", 123],
		["金 额", 150],
		["税率", 172],
		["税 额", 194],
	] as const) {
		pen.label(text, x, 45);
	}
	const columns: Columns = { ...CLASSIC_COLUMNS, name: [14, 62], spec: [63, 84], unit: [84, 96] };
	let y = 51;
	invoice.lines.forEach((line, i) => {
		pen.value(String(i + 1), 8, y);
		y = parts.drawLines(pen, [line], columns, y);
	});
	const foot = Math.max(262, y + 6);
	for (const [i, word] of ["小计", "总计"].entries()) {
		pen.label(word, 20, foot + i * 6);
		pen.valueRight(`¥${formatFen(invoice.amount)}`, 163.8, foot + i * 6);
		pen.valueRight(parts.taxText(invoice, {}), 204.8, foot + i * 6);
	}
	pen.label("备注", 20, foot + 12);
	return { width: 215, height: foot + 17, texts: pen.texts, strokes: pen.strokes };
}

/** 校验码 is printed as four groups of five. */
function groups(digits: string): string {
	return digits.replace(/(\d{5})(?=\d)/g, "$1 ");
}

/** 密码区: four rows of 28 signs that mean nothing, always the same for one number. */
function cipherArea(invoice: SampleInvoice): string[] {
	const signs = "0123456789+-*/<>";
	let seed = Number(invoice.number.slice(-8)) || 1;
	return Array.from({ length: 4 }, () =>
		Array.from({ length: 28 }, () => {
			seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
			return signs[(seed >>> 8) % signs.length];
		}).join(""),
	);
}
