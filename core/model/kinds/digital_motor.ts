import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 电子发票（机动车销售统一发票）. */
export const digitalMotor = {
	id: "digital_motor",
	name: { zh: "数电发票（机动车销售统一发票）", en: "Digital motor vehicle invoice" },
	shortName: "数电机动车",
	medium: "electronic",
	digital: true,
	special: true,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "价税合计", en: "Total including tax" },
	numbers: { leqi: ["83"], aliyun: ["83"], xiangyun: ["63"] },
	titles: [/(?:电子|数电|全电)(?:发票|票)[(<《〈]?机动车销售统一发票/],
	voidable: false,
} as const satisfies Kind;
