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
	numbers: { aliyun: ["1"], tencent: ["32"] },
	titles: [/区块链/, /^深圳电子普通发票/],
	voidable: false,
} as const satisfies Kind;
