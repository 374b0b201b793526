import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 数电纸质发票（机动车销售统一发票）. */
export const digitalPaperMotor = {
	id: "digital_paper_motor",
	name: { zh: "数电纸质发票（机动车销售统一发票）", en: "Digital paper motor vehicle invoice" },
	shortName: "数电纸机动",
	medium: "paper",
	digital: true,
	special: true,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "amount",
	checkValueName: { zh: "不含税价", en: "Price excluding tax" },
	numbers: { leqi: ["87"], xiangyun: ["93"] },
	refines: "motor_paper",
	titles: [/(?:数电|全电).*纸质?(?:发票)?[(<《〈]?机动车销售统一发票/],
	voidable: true,
} as const satisfies Kind;
