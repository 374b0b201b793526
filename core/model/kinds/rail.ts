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
	elsewhere: {
		zh: "请到税务机关的查验平台查，或由乘车人在 12306 的「电子发票」里核对。",
		en: "Check it on the tax authority's site, or have the passenger look under e-invoices at 12306.",
	},
	qrAmount: "total",
	numbers: { leqi: ["51"], qr: ["51"], aliyun: ["51"], xiangyun: ["62"] },
	titles: [/铁路电子客票/],
	voidable: false,
} as const satisfies Kind;
