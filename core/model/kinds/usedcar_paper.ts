import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 二手车销售统一发票 on paper; its total is the 车价合计. */
export const usedcarPaper = {
	id: "usedcar_paper",
	name: { zh: "二手车销售统一发票", en: "Used car invoice" },
	shortName: "二手车票",
	medium: "paper",
	digital: false,
	special: false,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "车价合计", en: "Vehicle price total" },
	numbers: {
		api: ["15"],
		leqi: ["15"],
		qr: ["15"],
		aliyun: ["15"],
		xiangyun: ["15"],
		tencent: ["15"],
		nuonuo: ["u"],
		baiwang: ["006"],
	},
	titles: [/^(?!.*(?:电子发票|数电|全电|纸质)).*二手车销售统一发票/],
	voidable: true,
} as const satisfies Kind;
