import { CLASSIC_NUMBER, CODE_10, type Kind } from "./kind.ts";

/** 货物运输业增值税专用发票, ended in 2016; asked like a 专票. */
export const freightPaper = {
	id: "freight_paper",
	name: { zh: "货物运输业增值税专用发票", en: "Freight invoice" },
	shortName: "货运专票",
	medium: "paper",
	digital: false,
	special: true,
	code: { pattern: CODE_10 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "amount",
	checkValueName: { zh: "金额（不含税）", en: "Amount excluding tax" },
	numbers: { api: ["02"], leqi: ["02"], qr: ["02"], xiangyun: ["02"], tencent: ["02"] },
	refines: "special_paper",
	titles: [/货物?运输?业?增值税专用发票/],
	voidable: true,
} as const satisfies Kind;
