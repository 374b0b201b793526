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

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>;

/** First what rows show, so that it can be typed again as it stands there; a test compares them with `ui/i18n`. */
const states: Words<InvoiceState> = {
	normal: ["正常", "normal"],
	void: ["已作废", "作废", "void"],
	red_full: ["全额红冲", "已全额红冲", "红冲", "fully red", "fully red-inked", "red", "full"],
	red_part: ["部分红冲", "红冲", "partly red", "partly red-inked", "red", "part"],
	red_unknown: ["有红冲", "红冲", "red-inked", "some red", "red"],
	unknown: ["未知", "unknown"],
};

/** What is contradicted goes by the reason that decided: 查无此票, 与税局不一致 and the rest. */
const authenticities: Words<Authenticity> = {
	confirmed: [
		"查验一致",
		"税务机关查验一致",
		"演示查验一致",
		"一致",
		"agrees",
		"tax authority agrees",
		"sample check agrees",
		"confirmed",
	],
	signed: ["签名有效", "文件签名有效", "signed", "file signature is valid"],
	unknown: ["无法判断", "cannot tell", "unclear", "unknown"],
	contradicted: [
		"对不上",
		"对不上或查不到",
		"查不到",
		"税务机关查不到",
		"演示查不到",
		"查无此票",
		"不一致",
		"查验不一致",
		"演示查验不一致",
		"与税局不一致",
		"与税务机关不一致",
		"前后矛盾",
		"文件前后矛盾",
		"in doubt",
		"contradicted",
		"contradicted or not found",
		"not found",
		"unknown to the tax authority",
		"unknown to the sample check",
		"disagrees",
		"tax authority disagrees",
		"sample check disagrees",
		"conflict",
		"file differs",
		"file contradicts itself",
	],
};

/** 可报销 is the axis, and part of 不可报销: as a word of its own it means yes. */
const claimables: Words<Claimable> = {
	yes: ["可以报销", "可报销", "can be claimed", "claimable", "yes"],
	look: ["需要人看", "needs a look", "look first", "look"],
	no: ["不可报销", "不可重复", "do not claim", "no claim", "duplicate", "no"],
	unknown: ["尚不能定", "undecided", "open", "unknown"],
};

const risks: Words<Severity | "none"> = {
	stop: ["不要据此报销", "do not claim on this", "stop"],
	look: ["需要人看", "needs a look", "look"],
	note: ["提示", "note"],
	none: ["无", "没有", "none"],
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

function worded(words: Words<string>): readonly Choice[] {
	return Object.entries(words).map(([value, names]) => ({ value, words: names }));
}
