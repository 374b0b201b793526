import { foldText } from "#core/base/text.ts";
import type { Invoice } from "#core/model/invoice.ts";
import type { Line } from "#core/model/line.ts";

/** What was learnt when the user filed an invoice: of this seller, for these goods, this category. */
export interface CategoryRule {
	/** Of seller and goods: one rule for both together. */
	readonly id: string;
	readonly seller: string;
	/** The class of the goods (between the stars), else their name; absent where the invoice showed no lines. */
	readonly goods?: string;
	readonly category: string;
	readonly learntAt: string;
}

/** By what an invoice is filed. */
export interface FilingFacts {
	readonly seller: string;
	readonly goods?: string;
}

/**
 * Why a category is suggested. `same`: seller and goods of the rule, sure enough to be filled in. `seller`: other goods of
 * this seller went there, all of them. `goods`: these goods of other sellers did.
 */
export interface CategorySuggestion {
	readonly category: string;
	readonly why: "same" | "seller" | "goods";
	readonly rule: CategoryRule;
}

/** Rules kept; the oldest is forgotten first. */
export const MOST_RULES = 500;

/** Characters of a name in a rule. */
const MAX_NAME = 100;

/** `undefined` where nobody knows who sold it. */
export function filingFacts({ fields, lines }: Pick<Invoice, "fields" | "lines">): FilingFacts | undefined {
	const seller = (fields.sellerName ?? fields.sellerTaxId)?.slice(0, MAX_NAME);
	if (!seller) return undefined;
	const goods = goodsOf(lines);
	return { seller, ...(goods && { goods }) };
}

export function ruleId({ seller, goods }: FilingFacts): string {
	return `${foldText(seller)}|${foldText(goods ?? "")}`;
}

/** The rules with what is learnt from filing one invoice; an empty category teaches that the rule was wrong. */
export function learn(
	rules: readonly CategoryRule[],
	facts: FilingFacts,
	category: string,
	learntAt: string,
): readonly CategoryRule[] {
	const id = ruleId(facts);
	const held = rules.find((rule) => rule.id === id);
	if (held?.category === category) return rules;
	const others = rules.filter((rule) => rule !== held);
	if (category === "") return held ? others : rules;
	return [...others, { id, ...facts, category, learntAt }].slice(-MOST_RULES);
}

/** What the rules say of an invoice; the nearest rule speaks, and where rules as near disagree nobody does. */
export function suggestCategory(rules: readonly CategoryRule[], facts: FilingFacts): CategorySuggestion | undefined {
	const id = ruleId(facts);
	const same = rules.find((rule) => rule.id === id);
	if (same) return { category: same.category, why: "same", rule: same };
	const seller = foldText(facts.seller);
	const ofSeller = agreed(rules.filter((rule) => foldText(rule.seller) === seller));
	if (ofSeller) return { category: ofSeller.category, why: "seller", rule: ofSeller };
	const goods = foldText(facts.goods ?? "");
	if (goods === "" || rules.some((rule) => foldText(rule.seller) === seller)) return undefined;
	const ofGoods = agreed(rules.filter((rule) => rule.goods !== undefined && foldText(rule.goods) === goods));
	return ofGoods && { category: ofGoods.category, why: "goods", rule: ofGoods };
}

/** The newest of rules that all say the same. */
function agreed(rules: readonly CategoryRule[]): CategoryRule | undefined {
	const last = rules.at(-1);
	return last && rules.every(({ category }) => category === last.category) ? last : undefined;
}

/** The class of goods with the largest amount, as 税收分类 prints it between stars (`*住宿服务*大床房`), else the first name. */
function goodsOf(lines: readonly Line[]): string | undefined {
	const amounts = new Map<string, number>();
	for (const { name, amount = 0 } of lines) {
		const kind = /^\*([^*]+)\*/.exec(name)?.[1]?.trim();
		if (kind) amounts.set(kind, (amounts.get(kind) ?? 0) + Math.abs(amount));
	}
	const [largest] = [...amounts].toSorted((a, b) => b[1] - a[1]);
	const name = largest?.[0] ?? lines[0]?.name.trim();
	return name ? name.slice(0, MAX_NAME) : undefined;
}
