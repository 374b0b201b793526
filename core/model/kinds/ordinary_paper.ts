import { CLASSIC_NUMBER, CODE_10_OR_12, type Kind } from "./kind.ts";

/** 增值税普通发票 on paper, 折叠票. */
export const ordinaryPaper = {
	id: "ordinary_paper",
	name: { zh: "增值税普通发票", en: "Paper ordinary invoice" },
	shortName: "普票",
	medium: "paper",
	digital: false,
	special: false,
	code: { pattern: CODE_10_OR_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "checkCode6",
	checkValueName: { zh: "校验码后 6 位", en: "Last 6 digits of the check code" },
	qrAmount: "amount",
	numbers: {
		api: ["04"],
		leqi: ["04"],
		qr: ["04"],
		xiangyun: ["04"],
		tencent: ["04"],
		nuonuo: ["c"],
		baiwang: ["007"],
	},
	titles: [/^(?!.*(?:电子|数电|全电|纸质|卷)).*增值税普通发票/],
	voidable: true,
} as const satisfies Kind;
