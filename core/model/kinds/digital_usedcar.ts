import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 电子发票（二手车销售统一发票）. */
export const digitalUsedcar = {
	id: "digital_usedcar",
	name: { zh: "数电发票（二手车销售统一发票）", en: "Digital used car invoice" },
	shortName: "数电二手车",
	medium: "electronic",
	digital: true,
	special: false,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "车价合计", en: "Vehicle price total" },
	numbers: { leqi: ["84"], aliyun: ["84"], xiangyun: ["64"] },
	titles: [/(?:电子|数电|全电)(?:发票|票)[(<《〈]?二手车销售统一发票/],
	voidable: false,
} as const satisfies Kind;
