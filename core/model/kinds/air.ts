import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 电子发票（航空运输电子客票行程单） (公告2024年第9号). */
export const air = {
	id: "air",
	name: { zh: "航空运输电子客票行程单", en: "Air transport itinerary" },
	shortName: "航空行程单",
	medium: "electronic",
	digital: true,
	special: true,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "价税合计（含燃油附加费、民航发展基金）", en: "Total including tax, fuel and funds" },
	elsewhere: {
		zh: "请到税务机关的查验平台查，或由旅客向出票的航空公司、代理核对。",
		en: "Check it on the tax authority's site, or have the passenger ask the airline or agent that issued it.",
	},
	numbers: { leqi: ["61"], aliyun: ["61"], xiangyun: ["61"] },
	titles: [/航空运输(?:电子)?客票行程单|航空(?:电子)?客票行程单/],
	voidable: false,
} as const satisfies Kind;
