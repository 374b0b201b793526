import type { CategorySuggestion } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { becauseText, categoryName } from "#ui/words.ts";

/** Why a category is suggested, in a sentence that names what it was learnt from. */
export function suggestionReason({ why, rule }: CategorySuggestion): string {
	const category = categoryName(rule.category);
	if (why === "same") return becauseText({ seller: rule.seller, goods: rule.goods, category });
	if (why === "seller") return becauseText({ seller: rule.seller, goods: undefined, category });
	return t("labels.because.goods", { goods: rule.goods, category });
}
