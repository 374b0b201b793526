import { choicesOf, valuesNamed } from "#core/search/box/choices.ts";
import { type BoxField, prefixOf } from "#core/search/box/fields.ts";
import { tokensOf } from "#core/search/box/tokens.ts";
import { foldForSearch } from "#core/search/fold.ts";
import type { BasisDay, ChoiceColumn } from "#core/search/searchable.ts";
import type { Group, GroupBy } from "./group.ts";

const QUOTES = ['""', "“”", "「」", "＂＂"] as const;
const NONE = "无";

const dayFields: Readonly<Record<BasisDay, BoxField>> = { issuedOn: "date", savedOn: "saved", claimedOn: "claimed" };

/**
 * What stands in the search box for the records of a group, and no others; `undefined` where the box has no words for
 * them: a name longer than the box, a kind of a newer version.
 */
export function boxOfGroup(
	by: Exclude<GroupBy, "tag">,
	{ key, label }: Pick<Group, "key" | "label">,
	basis: BasisDay,
): string | undefined {
	switch (by) {
		case "month":
			return boxOfDays(basis, key && `${key.slice(0, 4)}-${key.slice(4)}`);
		case "year":
			return boxOfDays(basis, key);
		case "seller":
		case "buyer":
		case "category":
		case "rate":
			return boxOfText(by, key, label);
		default:
			return boxOfChoice(by, key);
	}
}

/** `days`: what the box takes for days; `""` for records without a day. */
export function boxOfDays(basis: BasisDay, days: string): string {
	return `${prefixOf(dayFields[basis])}${days || NONE}`;
}

/** The word of a value in the column of few words. */
export function boxOfChoice(column: ChoiceColumn, value: string): string | undefined {
	if (value === "") return `${prefixOf(column)}${NONE}`;
	const own = ownWord(column, value);
	return own && `${prefixOf(column)}"${own}"`;
}

/** Any of some values that there are words for. */
export function boxOfChoices(column: ChoiceColumn, values: readonly string[]): string {
	return `${prefixOf(column)}"${values.flatMap((value) => ownWord(column, value) ?? []).join(",")}"`;
}

/** A word that means this value alone. */
function ownWord(column: ChoiceColumn, value: string): string | undefined {
	const words = choicesOf(column).find((one) => one.value === value)?.words ?? [];
	return words.find((word) => valuesNamed(column, word, { whole: true }).join() === value);
}

function boxOfText(field: BoxField, key: string, label: string): string | undefined {
	if (key === "") return `${prefixOf(field)}=${NONE}`;
	for (const text of [label, key]) {
		if (foldForSearch(text) !== key) continue;
		for (const [open = "", close = ""] of QUOTES) {
			const box = `${prefixOf(field)}=${open}${text}${close}`;
			const [token, ...more] = tokensOf(box);
			if (token?.whole && token.value === text && more.length === 0) return box;
		}
	}
	return undefined;
}
