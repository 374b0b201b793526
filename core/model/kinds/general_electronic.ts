import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 通用电子发票, known from Zhejiang. `/fpcy` does not take it (domain §0.2). */
export const generalElectronic = {
	id: "general_electronic",
	name: { zh: "通用电子发票", en: "General electronic invoice" },
	shortName: "通用电票",
	medium: "electronic",
	digital: false,
	special: false,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "none",
	checkValueName: { zh: "开具方识别号与价税合计", en: "Issuer's tax id and total" },
	numbers: {},
	titles: [/通用(?:机打)?\(?电子\)?发票|电子通用发票/],
	voidable: false,
} as const satisfies Kind;
