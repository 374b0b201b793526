import { DIGITAL_NUMBER, type Kind } from "./kind.ts";

/** 数电票（普通发票）: by far the most common invoice since 2024-12. */
export const digitalOrdinary = {
	id: "digital_ordinary",
	name: { zh: "数电发票（普通发票）", en: "Digital ordinary invoice" },
	shortName: "数电普票",
	medium: "electronic",
	digital: true,
	special: false,
	code: "none",
	number: { pattern: DIGITAL_NUMBER },
	checkValue: "total",
	checkValueName: { zh: "价税合计", en: "Total including tax" },
	qrAmount: "total",
	numbers: { api: ["90"], leqi: ["82"], qr: ["32"], aliyun: ["32"], xiangyun: ["83"], tencent: ["10"], nuonuo: ["pc"] },
	titles: [/^(?!.*通行费).*(?:电子|数电|全电)(?:发票|票)[(<《〈]?(?:增值税)?普通发票/, /^(?:数电|全电)普票?$/],
	voidable: false,
} as const satisfies Kind;
