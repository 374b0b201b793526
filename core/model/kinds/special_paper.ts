import { CLASSIC_NUMBER, CODE_10, type Kind } from "./kind.ts";

/** 增值税专用发票 on paper. */
export const specialPaper = {
	id: "special_paper",
	name: { zh: "增值税专用发票", en: "Paper special invoice" },
	shortName: "专票",
	medium: "paper",
	digital: false,
	special: true,
	code: { pattern: CODE_10 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "amount",
	checkValueName: { zh: "金额（不含税）", en: "Amount excluding tax" },
	qrAmount: "amount",
	numbers: {
		api: ["01"],
		leqi: ["01"],
		qr: ["01"],
		aliyun: ["01"],
		xiangyun: ["01"],
		tencent: ["01"],
		nuonuo: ["s"],
		baiwang: ["004"],
	},
	titles: [/^(?!.*(?:电子|数电|全电|纸质|货物运输|货运)).*增值税专用发票/],
	voidable: true,
} as const satisfies Kind;
