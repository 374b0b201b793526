import type { Finding } from "#core/model/finding.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { buyerTaxId } from "./buyer-tax-id.ts";
import { buyerTitle } from "./buyer-title.ts";
import type { Check, CheckContext } from "./check.ts";
import { checkCode } from "./check-code.ts";
import { claimLate } from "./claim-late.ts";
import { codeStructure } from "./code-structure.ts";
import { discountLines } from "./discount-lines.ts";
import { duplicate } from "./duplicate.ts";
import { earlierYear } from "./earlier-year.ts";
import { exemptTax } from "./exempt-tax.ts";
import { fuelLines } from "./fuel-lines.ts";
import { issueDay } from "./issue-day.ts";
import { kindCode } from "./kind-code.ts";
import { lineProduct } from "./line-product.ts";
import { lineSum } from "./line-sum.ts";
import { lineTax } from "./line-tax.ts";
import { lineTaxSum } from "./line-tax-sum.ts";
import { notVerified } from "./not-verified.ts";
import { numberStructure } from "./number-structure.ts";
import { original } from "./original.ts";
import { personalTitle } from "./personal-title.ts";
import { qrAddress } from "./qr-address.ts";
import { qrIntact } from "./qr-intact.ts";
import { qrMissing } from "./qr-missing.ts";
import { rateWindow } from "./rate-window.ts";
import { redInvoice } from "./red-invoice.ts";
import { redLink } from "./red-link.ts";
import { redSigns } from "./red-signs.ts";
import { remarkComplete } from "./remark-complete.ts";
import { sensitiveGoods } from "./sensitive-goods.ts";
import { sourcesAgree } from "./sources-agree.ts";
import { taxIds } from "./tax-ids.ts";
import { totalSum } from "./total-sum.ts";
import { totalWords } from "./total-words.ts";

/** Every offline check in the order findings are shown: what weighs most first. */
export const checks: readonly Check[] = [
	duplicate,
	sourcesAgree,
	totalWords,
	totalSum,
	qrAddress,
	qrIntact,
	qrMissing,
	issueDay,
	numberStructure,
	codeStructure,
	kindCode,
	checkCode,
	taxIds,
	buyerTitle,
	buyerTaxId,
	personalTitle,
	lineSum,
	lineTaxSum,
	lineTax,
	lineProduct,
	rateWindow,
	exemptTax,
	discountLines,
	redInvoice,
	redSigns,
	redLink,
	fuelLines,
	remarkComplete,
	sensitiveGoods,
	original,
	earlierYear,
	claimLate,
	notVerified,
];

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]));

export function checkById(id: string): Check | undefined {
	return byId.get(id);
}

/** Runs every check; one finding a check, in the order of the list. */
export function runChecks(invoice: Invoice, context: CheckContext): Finding[] {
	return checks.map((check) => check.run(invoice, context));
}
