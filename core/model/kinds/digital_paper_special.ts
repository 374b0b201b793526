import { CLASSIC_NUMBER, CODE_10_OR_12, type Kind } from "./kind.ts";

/** 数电纸质发票（增值税专用发票）: code and number of the paper, and a 20-digit number. */
export const digitalPaperSpecial = {
	id: "digital_paper_special",
	name: { zh: "数电纸质发票（增值税专用发票）", en: "Digital paper special invoice" },
	shortName: "数电纸专",
	medium: "paper",
	digital: true,
	special: true,
	code: { pattern: CODE_10_OR_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "amount",
	checkValueName: { zh: "金额（不含税）", en: "Amount excluding tax" },
	numbers: { leqi: ["85"], aliyun: ["85"], xiangyun: ["91"], nuonuo: ["es"] },
	refines: "special_paper",
	titles: [/(?:数电|全电).*纸质?(?:发票)?\(?(?:增值税)?专用?(?:发票|票)/],
	voidable: true,
} as const satisfies Kind;
