import { foldText } from "#core/base/text.ts";
import type { InvoiceState } from "#core/model/answer.ts";
import type { Severity } from "#core/model/finding.ts";
import { kinds } from "#core/model/kinds/index.ts";
import { regions } from "#core/model/regions.ts";
import type { Authenticity, Claimable } from "#core/model/verdict.ts";
import type { ChoiceColumn } from "#core/search/searchable.ts";

/** A value of a column with the words people may type for it; the first is the one suggested. */
export interface Choice {
	readonly value: string;
	readonly words: readonly string[];
}

const states: Readonly<Record<InvoiceState, string>> = {
	normal: "正常 normal",
	void: "作废 void",
	red_full: "全额红冲 红冲 red full",
	red_part: "部分红冲 红冲 red part",
	red_unknown: "有红冲 红冲 red",
	unknown: "未知 unknown",
};

const authenticities: Readonly<Record<Authenticity, string>> = {
	confirmed: "查验一致 税务机关查验一致 confirmed",
	signed: "签名有效 文件签名有效 signed",
	unknown: "无法判断 unknown",
	contradicted: "对不上 查不到 contradicted",
};

const claimables: Readonly<Record<Claimable, string>> = {
	yes: "可以报销 yes",
	look: "需要人看 look",
	no: "不可报销 no",
	unknown: "尚不能定 unknown",
};

const risks: Readonly<Record<Severity | "none", string>> = {
	stop: "不要据此报销 stop",
	look: "需要人看 look",
	note: "提示 note",
	none: "无 没有 none",
};

const choices: Readonly<Record<ChoiceColumn, readonly Choice[]>> = {
	kind: kinds.map(({ id, name, shortName }) => ({ value: id, words: [shortName, name.zh, name.en, id] })),
	state: worded(states),
	authenticity: worded(authenticities),
	claimable: worded(claimables),
	risk: worded(risks),
	region: regions.map(({ code, digital, zh, en }) => ({
		value: code || digital,
		words: [zh, en, code].filter(Boolean),
	})),
};

export function choicesOf(column: ChoiceColumn): readonly Choice[] {
	return choices[column];
}

/**
 * Values a word of which holds what was typed, or is it where `whole`. 专票 are many kinds, and the name of one. Short
 * words of other columns mean what they are: 无 is not the 无 in 无法判断.
 */
export function valuesNamed(
	column: ChoiceColumn,
	typed: string,
	{ whole = false }: { readonly whole?: boolean } = {},
): readonly string[] {
	const wanted = foldText(typed);
	if (wanted === "") return [];
	const named = (meets: (word: string) => boolean) =>
		choices[column].filter(({ words }) => words.some((word) => meets(foldText(word)))).map(({ value }) => value);
	const same = named((word) => word === wanted);
	if (whole || (column !== "kind" && same.length > 0)) return same;
	return named((word) => word.includes(wanted));
}

function worded(words: Readonly<Record<string, string>>): readonly Choice[] {
	return Object.entries(words).map(([value, names]) => ({ value, words: names.split(" ") }));
}
