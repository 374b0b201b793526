import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 数电票（增值税专用发票）. */
export const digitalSpecial = {
	id: "digital_special",
	name: { zh: "数电发票（增值税专用发票）", en: "Digital special invoice" },
	shortName: "数电专票",
	medium: "electronic",
	digital: true,
	special: true,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "价税合计", en: "Total including tax" },
	qrAmount: "total",
	numbers: { api: ["09"], leqi: ["81"], qr: ["31"], aliyun: ["31"], xiangyun: ["09"], tencent: ["08"], nuonuo: ["bs"] },
	titles: [/(?:电子|数电|全电)(?:发票|票)[(<《〈]?(?:增值税)?专用发票/, /^(?:数电|全电)专票?$/],
	voidable: false,
} as const satisfies Kind;
