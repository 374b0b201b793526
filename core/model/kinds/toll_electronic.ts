import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 通行费增值税电子普通发票; the word 通行费 stands beside the title. */
export const tollElectronic = {
	id: "toll_electronic",
	name: { zh: "增值税电子普通发票（通行费）", en: "Electronic toll invoice" },
	shortName: "通行费电票",
	medium: "electronic",
	digital: false,
	special: true,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "checkCode6",
	checkValueName: { zh: "校验码后 6 位", en: "Last 6 digits of the check code" },
	numbers: { api: ["14"], leqi: ["14"], qr: ["14"], xiangyun: ["14"], tencent: ["14"] },
	refines: "ordinary_electronic",
	titles: [/通行费.*(?:增值税)?电子普通发票|电子普通发票.*通行费/],
	voidable: false,
} as const satisfies Kind;
