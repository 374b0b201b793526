import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 数电票 for road tolls (通行费); the word stands beside the title. */
export const digitalToll = {
	id: "digital_toll",
	name: { zh: "数电发票（通行费）", en: "Digital toll invoice" },
	shortName: "数电通行费",
	medium: "electronic",
	digital: true,
	special: true,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "价税合计", en: "Total including tax" },
	numbers: { leqi: ["59"], xiangyun: ["72"] },
	refines: "digital_ordinary",
	titles: [
		/通行费.*(?:电子|数电|全电)发票[(<《〈]?(?:增值税)?普通发票/,
		/(?:电子|数电|全电)(?:发票|票)[(<《〈]?.*通行费/,
	],
	voidable: false,
} as const satisfies Kind;
