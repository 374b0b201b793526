import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 增值税电子普通发票. Early QR codes carry type 51, which rail took over later (domain §1.6). */
export const ordinaryElectronic = {
	id: "ordinary_electronic",
	name: { zh: "增值税电子普通发票", en: "Electronic ordinary invoice" },
	shortName: "电子普票",
	medium: "electronic",
	digital: false,
	special: false,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "checkCode6",
	checkValueName: { zh: "校验码后 6 位", en: "Last 6 digits of the check code" },
	qrAmount: "amount",
	numbers: {
		api: ["10"],
		leqi: ["10"],
		qr: ["10", "51"],
		xiangyun: ["10"],
		tencent: ["10"],
		nuonuo: ["p"],
		baiwang: ["026"],
	},
	titles: [/^(?!.*通行费).*增值税电子普通发票/, /^电子普票$/],
	voidable: false,
} as const satisfies Kind;
