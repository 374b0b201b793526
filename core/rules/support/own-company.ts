import { foldText } from "#core/base/text.ts";
import { maskedAgree } from "#core/settle/mask.ts";
import type { CheckContext } from "../check.ts";

type Company = CheckContext["ownCompanies"][number];

/** How near the printed title is to one of the user's own (本单位抬头). */
export type TitleMatch =
	| { readonly tier: "exact" | "normalised" | "similar"; readonly company: Company }
	| { readonly tier: "other" };

/** Tiers of domain §9: the same characters, the same after folding, nearly the same. */
export function matchTitle(name: string, companies: CheckContext["ownCompanies"]): TitleMatch {
	const exact = companies.find((company) => company.name.trim() === name.trim());
	if (exact) return { tier: "exact", company: exact };
	const folded = foldText(name);
	const normalised = companies.find((company) => maskedAgree(foldText(company.name), folded));
	if (normalised) return { tier: "normalised", company: normalised };
	const similar = companies.find((company) => isSimilar(foldText(company.name), folded));
	return similar ? { tier: "similar", company: similar } : { tier: "other" };
}

/** At most one slip in six characters, two in all: a wrong or lost character, not another company. */
function isSimilar(a: string, b: string): boolean {
	const allowed = Math.min(2, Math.floor(Math.max(a.length, b.length) / 6));
	return Math.abs(a.length - b.length) <= allowed && editDistance(a.slice(0, 200), b.slice(0, 200)) <= allowed;
}

function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
