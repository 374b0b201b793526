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
	elsewhere: {
		zh: "请到开票地省级税务局的网站查验，要填开具方识别号和价税合计。",
		en: "Check it on the site of the issuing province's tax bureau with the issuer's tax id and the total.",
	},
	numbers: {},
	titles: [/通用(?:机打)?\(?电子\)?发票|电子通用发票/],
	voidable: false,
} as const satisfies Kind;
