import type { pageOf } from "./pages.ts";

export type Item = Parameters<typeof pageOf>[0][number];

export const NUMBER = "26992000000000000301";
export const BUYER = "演示采购有限公司";
export const BUYER_ID = "91990000MA990001X2";
export const SELLER = "演示运输服务有限公司";
export const SELLER_ID = "91990000MA9900060D";

const title: readonly Item[] = [
	["电子发票（普通发票）", 180, 36, 18],
	["发票号码：", 420, 26],
	[NUMBER, 465, 26],
	["开票日期：", 420, 48],
	["2026年03月06日", 465, 48],
];

const parties: readonly Item[] = [
	["名称：", 32, 88],
	[BUYER, 60, 88],
	["统一社会信用代码/纳税人识别号：", 32, 106],
	[BUYER_ID, 180, 106],
	["名称：", 316, 88],
	[SELLER, 344, 88],
	["统一社会信用代码/纳税人识别号：", 316, 106],
	[SELLER_ID, 464, 106],
];

/** Title, number, date and parties of a digital invoice. */
export const top: readonly Item[] = [
	...title,
	...down("购买方信息", 16, 80, 8),
	...down("销售方信息", 300, 80, 8),
	...parties,
];

/** The same where 购买方 and 销售方 stand alone down the side. */
export const topWithShortSides: readonly Item[] = [
	...title,
	...down("购买方", 16, 84, 10),
	...down("销售方", 300, 84, 10),
	...parties,
];

/** The usual head line of the goods. */
export const heads: readonly Item[] = [
	["项目名称", 42, 140],
	["规格型号", 119, 140],
	["单 位", 180, 140],
	["数 量", 235, 140],
	["单 价", 300, 140],
	["金 额", 370, 140],
	["税率/征收率", 430, 140],
	["税 额", 545, 140],
];

/** One row that comes to the sums below. */
export const row: readonly Item[] = [["*演示服务*示例服务费", 12, 160], ...money(160)];

/** The sums of that row. */
export const sums: readonly Item[] = sumsOf(
	[
		["¥200.00", 370, 260],
		["¥18.00", 540, 260],
	],
	"⊗贰佰壹拾捌圆整",
	"¥218.00",
);

export const foot: readonly Item[] = [...down("备注", 16, 310, 15), ["开票人：", 50, 360], ["样张员", 90, 360]];

/** Head line and one row of the second table of travel (旅客运输). */
export const travellers: readonly Item[] = [
	["出行人", 30, 200],
	["有效身份证件号", 110, 200],
	["出行日期", 210, 200],
	["出发地", 290, 200],
	["到达地", 360, 200],
	["等级", 430, 200],
	["交通工具类型", 500, 200],
	["样张人", 30, 215],
	["2026-03-01", 210, 215],
	["甲地", 290, 215],
	["乙地", 360, 215],
];

/** What such an invoice says. */
export const right = {
	number: NUMBER,
	issuedOn: "20260306",
	buyerName: BUYER,
	buyerTaxId: BUYER_ID,
	sellerName: SELLER,
	sellerTaxId: SELLER_ID,
	amount: 20_000,
	tax: 1_800,
	total: 21_800,
	totalInWords: "贰佰壹拾捌圆整",
} as const;

/** A digital invoice with these rows of goods, and the usual sums unless others are given. */
export function invoiceWith(rows: readonly Item[], ownSums: readonly Item[] = sums): Item[] {
	return [...top, ...heads, ...rows, ...ownSums, ...foot];
}

/** 合计 beside its money, and 价税合计 in words and figures. */
export function sumsOf(beside: readonly Item[], inWords: string, total: string): Item[] {
	return [
		["合", 50, 260],
		["计", 90, 260],
		...beside,
		["价税合计（大写）", 42, 280],
		[inWords, 160, 280],
		["（小写）", 380, 280],
		[total, 420, 280],
	];
}

/** A row's numbers, against the right edges of their columns, at a line of the page. */
export function numbers(
	y: number,
	cells: { unit?: string; quantity?: string; price?: string; amount?: string; rate?: string; tax?: string } = {},
): Item[] {
	const { unit = "", quantity = "", price = "", amount = "200.00", rate = "9%", tax = "18.00" } = cells;
	const against = (text: string, edge: number): Item => [text, edge - text.length * 4.5, y];
	return [
		[unit, 184, y] as const,
		against(quantity, 262),
		against(price, 332),
		against(amount, 402),
		[rate, 445, y] as const,
		against(tax, 573),
	].filter(([text]) => text !== "");
}

/** A row's money, from the left edges of its columns, at a line of the page. */
export function money(
	y: number,
	cells: { amount?: string; tax?: string; atAmount?: number; atTax?: number } = {},
): Item[] {
	const { amount = "200.00", tax = "18.00", atAmount = 370, atTax = 545 } = cells;
	return [
		[amount, atAmount, y],
		["9%", 445, y],
		[tax, atTax, y],
	];
}

/** A word set one glyph below the other. */
export function down(word: string, x: number, y: number, step: number, size = 9): Item[] {
	return [...word].map((char, index) => [char, x, y + index * step, size] as const);
}

/** An air itinerary without its sums. */
export const itinerary: readonly Item[] = [
	["电子发票（航空运输电子客票行程单）", 150, 36, 18],
	["发票号码：", 420, 60],
	[NUMBER, 465, 60],
	["旅客姓名", 40, 80],
	["有效身份证件号码", 160, 80],
	["签注", 300, 80],
	["样张人", 40, 92],
	["9900002000****1234", 160, 92],
	["承运人", 120, 110],
	["航班号", 180, 110],
	["座位等级", 240, 110],
	["日期", 310, 110],
	["时间", 370, 110],
	["自：甲地", 40, 124],
	["演示航空", 120, 124],
	["XX9999", 180, 124],
	["2026年03月01日", 300, 124],
	["至：乙地", 40, 138],
	["填开日期：", 420, 330],
	["2026年03月06日", 465, 330],
	["购买方名称：", 40, 350],
	[BUYER, 95, 350],
	["统一社会信用代码/纳税人识别号：", 300, 350],
	[BUYER_ID, 450, 350],
];
