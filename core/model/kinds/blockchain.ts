import { CLASSIC_NUMBER, CODE_12, type Kind } from "./kind.ts";

/** 区块链电子发票 of Shenzhen and Yunnan. `/fpcy` does not take it (domain §0.2). Its `aliyun` number is the separate InvoiceKind. */
export const blockchain = {
	id: "blockchain",
	name: { zh: "区块链电子发票", en: "Blockchain invoice" },
	shortName: "区块链票",
	medium: "electronic",
	digital: false,
	special: false,
	code: { pattern: CODE_12 },
	number: { pattern: CLASSIC_NUMBER },
	checkValue: "none",
	checkValueName: { zh: "校验码（5 位）与销售方税号", en: "Check code (5 characters) and the seller's tax id" },
	elsewhere: {
		zh: "请到开票地税务局的网站查验，要填 5 位校验码和销售方税号。扫票面二维码打开的网址须以 .chinatax.gov.cn 结尾。",
		en: "Check it on the site of the issuing place's tax bureau with the 5-character check code and the seller's tax id. An address opened from its QR must end in .chinatax.gov.cn.",
	},
	numbers: { aliyun: ["1"], tencent: ["32"] },
	titles: [/区块链/, /^深圳电子普通发票/],
	voidable: false,
} as const satisfies Kind;
