import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 电子发票（铁路电子客票） (公告2024年第8号). */
export const rail = {
	id: "rail",
	name: { zh: "铁路电子客票", en: "Railway e-ticket" },
	shortName: "铁路客票",
	medium: "electronic",
	digital: true,
	special: true,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "价税合计（票价）", en: "Fare including tax" },
	qrAmount: "total",
	numbers: { leqi: ["51"], qr: ["51"], aliyun: ["51"], xiangyun: ["62"] },
	titles: [/铁路电子客票/],
	voidable: false,
} as const satisfies Kind;
