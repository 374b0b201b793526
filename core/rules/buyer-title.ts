import { normalizeTaxId } from "#core/model/tax-id.ts";
import type { Check } from "./check.ts";
import { clear, found, notRun } from "./support/outcome.ts";
import { matchTitle } from "./support/own-company.ts";
import { isPersonalBuyer } from "./support/person.ts";

const id = "buyer_title";

export const buyerTitle: Check = {
	id,
	name: { zh: "抬头是否本单位", en: "Title is our own" },
	basis: "税务总局公告2017年第16号; domain §9",
	sentences: {
		similar: {
			zh: "抬头「{buyerName}」与本单位「{ownName}」相差个别字。可能读错，也可能开票时写错了名称；名称写错的发票一般要请销售方冲红重开。请对照原件。",
			en: "The title {buyerName} is a character or two away from our {ownName}. It was misread, or written wrongly by the issuer, who then normally has to red-ink it and issue it again. Compare with the original.",
		},
		other_name_same_id: {
			zh: "税号是本单位的，抬头「{buyerName}」却不是「{ownName}」。可能公司改过名，也可能开票时选错。请对照原件，必要时请销售方重开。",
			en: "The tax id is ours, but the title {buyerName} is not {ownName}. The company may have been renamed, or the issuer chose wrongly. Compare with the original and have it issued again if need be.",
		},
		other: {
			zh: "抬头「{buyerName}」不是你设置的任何一个本单位。开给别人的发票不能作为本单位的报销凭证。请核对抬头，或在设置里补上这家单位。",
			en: "The title {buyerName} is none of the companies you have set as your own. An invoice made out to somebody else is no voucher for your company. Check the title, or add the company in the settings.",
		},
	},
	run(invoice, { ownCompanies }) {
		const { buyerName, buyerTaxId } = invoice.fields;
		if (ownCompanies.length === 0) return notRun(id, "own_companies");
		if (!buyerName) return notRun(id, "buyerName");
		if (isPersonalBuyer(invoice)) return notRun(id, "own_title"); // 个人抬头 has a check of its own
		const match = matchTitle(buyerName, ownCompanies);
		if (match.tier === "exact" || match.tier === "normalised") return clear(id);
		if (match.tier === "similar")
			return found(id, "look", ["buyerName"], { sentence: "similar", buyerName, ownName: match.company.name });
		const sameId = ownCompanies.find(
			(company) => company.taxId !== "" && normalizeTaxId(company.taxId) === normalizeTaxId(buyerTaxId ?? ""),
		);
		if (sameId)
			return found(id, "look", ["buyerName", "buyerTaxId"], {
				sentence: "other_name_same_id",
				buyerName,
				ownName: sameId.name,
			});
		return found(id, "look", ["buyerName"], { sentence: "other", buyerName });
	},
};
