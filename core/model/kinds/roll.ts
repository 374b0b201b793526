import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 增值税普通发票（卷票） (税务总局公告2016年第82号). */
export const roll = {
	id: "roll",
	name: { zh: "增值税普通发票（卷票）", en: "Roll invoice" },
	shortName: "卷票",
	medium: "paper",
	digital: false,
	special: false,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "checkCode6",
	checkValueName: { zh: "校验码后 6 位", en: "Last 6 digits of the check code" },
	numbers: { api: ["11"], leqi: ["11"], qr: ["11"], xiangyun: ["11"], tencent: ["11"], nuonuo: ["r"] },
	refines: "ordinary_paper",
	titles: [/^(?!.*(?:数电|全电|纸质)).*增值税普通发票\(?卷[票式]/, /^卷[票式](?:发票)?$/],
	voidable: true,
} as const satisfies Kind;
