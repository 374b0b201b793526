import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 数电纸质发票（二手车销售统一发票）. */
export const digitalPaperUsedcar = {
	id: "digital_paper_usedcar",
	name: { zh: "数电纸质发票（二手车销售统一发票）", en: "Digital paper used car invoice" },
	shortName: "数电纸二手",
	medium: "paper",
	digital: true,
	special: false,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "车价合计", en: "Vehicle price total" },
	numbers: { leqi: ["88"], xiangyun: ["94"] },
	refines: "usedcar_paper",
	titles: [/(?:数电|全电).*纸质?(?:发票)?[(<《〈]?二手车销售统一发票/],
	voidable: true,
} as const satisfies Kind;
