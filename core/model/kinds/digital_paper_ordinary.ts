import { CLASSIC_NUMBER, CODE_10_OR_12, type Kind } from "./kind.ts";

/** 数电纸质发票（普通发票）: the end of its 20-digit number plays the check code. */
export const digitalPaperOrdinary = {
	id: "digital_paper_ordinary",
	name: { zh: "数电纸质发票（普通发票）", en: "Digital paper ordinary invoice" },
	shortName: "数电纸普",
	medium: "paper",
	digital: true,
	special: false,
	code: { pattern: CODE_10_OR_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "number6",
	checkValueName: { zh: "数电票号码后 6 位", en: "Last 6 digits of the 20-digit number" },
	numbers: { leqi: ["86"], xiangyun: ["92"], nuonuo: ["ec"] },
	refines: "ordinary_paper",
	titles: [/(?:数电|全电).*纸质?(?:发票)?\(?(?:增值税)?普通?(?:发票|票)/],
	voidable: true,
} as const satisfies Kind;
