import { normalizeTaxId } from "#core/model/tax-id.ts";
import { maskedAgree } from "#core/settle/mask.ts";
import type { Check } from "./check.ts";
import { unlessMisread } from "./support/face.ts";
import { clear, found, notRun } from "./support/outcome.ts";
import { matchTitle } from "./support/own-company.ts";

const id = "buyer_tax_id";

export const buyerTaxId: Check = {
	id,
	name: { zh: "税号是否本单位", en: "Tax id is our own" },
	basis: "税务总局公告2017年第16号; domain §9",
	sentences: {
		differs: {
			zh: "抬头是本单位「{ownName}」，税号 {taxId} 却不是 {ownTaxId}。税号写错的发票不能作为税收凭证。请对照原件，如果确实写错，请销售方冲红重开。",
			en: "The title is our {ownName}, but the tax id {taxId} is not {ownTaxId}. An invoice with a wrong tax id is no tax voucher. Compare with the original; if it is wrong there, have the seller red-ink it and issue it again.",
		},
		missing: {
			zh: "抬头是本单位「{ownName}」，但没有税号。开给企业的发票应填写购买方税号，缺少的不能作为税收凭证。请对照原件，如果确实没有，请销售方重开。",
			en: "The title is our {ownName}, but there is no tax id. Invoices to companies must carry the buyer's tax id to count as a tax voucher. Compare with the original; if it is missing there, have it issued again.",
		},
	},
	run(invoice, { ownCompanies }) {
		const { buyerName, buyerTaxId: taxId } = invoice.fields;
		const withId = ownCompanies.filter((company) => company.taxId.trim() !== "");
		if (withId.length === 0) return notRun(id, "own_companies");
		if (taxId && withId.some((company) => sameId(company.taxId, taxId))) return clear(id);
		if (!buyerName) return notRun(id, "buyerName");
		const match = matchTitle(buyerName, withId);
		if (match.tier === "other") return notRun(id, "own_title");
		const facts = { ownName: match.company.name, ownTaxId: match.company.taxId };
		if (!taxId) return found(id, "look", ["buyerTaxId"], { sentence: "missing", ...facts });
		const severity = match.tier === "similar" ? "look" : unlessMisread(invoice, ["buyerTaxId"], "stop");
		return found(id, severity, ["buyerName", "buyerTaxId"], { sentence: "differs", taxId, ...facts });
	},
};

function sameId(own: string, printed: string): boolean {
	return maskedAgree(normalizeTaxId(own), normalizeTaxId(printed));
}
