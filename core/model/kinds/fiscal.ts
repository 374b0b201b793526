import { CODE_8, type Kind, NUMBER_10 } from "./kind.ts";

/** 财政电子票据 of public bodies, no tax invoice. `/fpcy` does not take it (domain §0.2). */
export const fiscal = {
	id: "fiscal",
	name: { zh: "财政电子票据", en: "Fiscal receipt" },
	shortName: "财政票据",
	medium: "electronic",
	digital: false,
	special: false,
	code: { pattern: CODE_8 },
	number: { pattern: NUMBER_10 },
	checkValue: "none",
	checkValueName: { zh: "校验码（6 位）与金额", en: "Check code (6 characters) and amount" },
	elsewhere: {
		zh: "请到财政部的全国财政电子票据查验平台（pjcy.mof.gov.cn）查验，要填票据代码、号码、校验码、金额和日期。",
		en: "Check it on the finance ministry's site for fiscal receipts (pjcy.mof.gov.cn) with code, number, check code, amount and date.",
	},
	numbers: { tencent: ["16"] },
	titles: [/财政(?:电子)?(?:专用)?票据/, /(?:非税收入|医疗|门诊|住院|捐赠|资金往来|会费|教育|诉讼费?).{0,12}票据/],
	voidable: false,
} as const satisfies Kind;
