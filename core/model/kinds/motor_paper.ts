import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 机动车销售统一发票 on paper. */
export const motorPaper = {
	id: "motor_paper",
	name: { zh: "机动车销售统一发票", en: "Motor vehicle invoice" },
	shortName: "机动车票",
	medium: "paper",
	digital: false,
	special: true,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "amount",
	checkValueName: { zh: "不含税价", en: "Price excluding tax" },
	numbers: {
		api: ["03"],
		leqi: ["03"],
		qr: ["03"],
		aliyun: ["03"],
		xiangyun: ["03"],
		tencent: ["03"],
		nuonuo: ["j"],
		baiwang: ["005"],
	},
	titles: [/^(?!.*(?:电子发票|数电|全电|纸质)).*机动车销售统一发票/],
	voidable: true,
} as const satisfies Kind;
