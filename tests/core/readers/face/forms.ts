import type { pageOf } from "./pages.ts";

export type Item = Parameters<typeof pageOf>[0][number];

export const NUMBER = "26992000000000000301";
export const BUYER = "演示采购有限公司";
export const BUYER_ID = "91990000MA990001X2";
export const SELLER = "演示运输服务有限公司";
export const SELLER_ID = "91990000MA9900060D";

/** Title, number, date and parties of a digital invoice. */
export const top: readonly Item[] = [
	["电子发票（普通发票）", 180, 36, 18],
	["发票号码：", 420, 26],
	[NUMBER, 465, 26],
	["开票日期：", 420, 48],
	["2026年03月06日", 465, 48],
	...down("购买方信息", 16, 80, 8),
	...down("销售方信息", 300, 80, 8),
	["名称：", 32, 88],
	[BUYER, 60, 88],
	["统一社会信用代码/纳税人识别号：", 32, 106],
	[BUYER_ID, 180, 106],
	["名称：", 316, 88],
	[SELLER, 344, 88],
	["统一社会信用代码/纳税人识别号：", 316, 106],
	[SELLER_ID, 464, 106],
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
export const row: readonly Item[] = [
	["*演示服务*示例服务费", 12, 160],
	["200.00", 370, 160],
	["9%", 445, 160],
	["18.00", 545, 160],
];

export const sums: readonly Item[] = [
	["合", 50, 260],
	["计", 90, 260],
	["¥200.00", 370, 260],
	["¥18.00", 540, 260],
	["价税合计（大写）", 42, 280],
	["⊗贰佰壹拾捌圆整", 160, 280],
	["（小写）", 380, 280],
	["¥218.00", 420, 280],
];

export const foot: readonly Item[] = [...down("备注", 16, 310, 15), ["开票人：", 50, 360], ["样张员", 90, 360]];

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

/** A word set one glyph below the other. */
export function down(word: string, x: number, y: number, step: number, size = 9): Item[] {
	return [...word].map((char, index) => [char, x, y + index * step, size] as const);
}
