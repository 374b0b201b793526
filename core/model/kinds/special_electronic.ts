import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 增值税电子专用发票 (税务总局公告2020年第22号). QR codes with an intact CRC carry type 20, which is also Aliyun's number. */
export const specialElectronic = {
	id: "special_electronic",
	name: { zh: "增值税电子专用发票", en: "Electronic special invoice" },
	shortName: "电子专票",
	medium: "electronic",
	digital: false,
	special: true,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "amount",
	checkValueName: { zh: "金额（不含税）", en: "Amount excluding tax" },
	qrAmount: "amount",
	numbers: {
		api: ["08"],
		leqi: ["08"],
		qr: ["08", "20"],
		aliyun: ["20"],
		xiangyun: ["08"],
		tencent: ["08"],
		nuonuo: ["b"],
		baiwang: ["028"],
	},
	titles: [/增值税电子专用发票/, /^电子专票$/],
	voidable: false,
} as const satisfies Kind;
