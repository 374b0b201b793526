import { afterEach, expect, test } from "vitest";

import type { Day } from "#core/base/day.ts";
import { suggest } from "#core/search/suggest.ts";
import { tMaybe } from "#pwa/i18n/organise.ts";
import { suggestionWord } from "#pwa/library/suggestion-word.ts";
import { engineOf, searchable } from "#tests/core/search/support.ts";
import { language } from "#ui/i18n/index.ts";

afterEach(() => {
	language.value = "zh-CN";
});

const engine = engineOf([
	searchable("hotel", {
		fields: {
			number: "26332000000000000001",
			sellerName: "云泽",
			buyerName: "墨岭",
			kind: "digital_special",
			issuedOn: "20260815" as Day,
		},
		tags: ["差旅"],
		category: "住宿",
		risk: "look",
	}),
]);
const prefixes = ["销方", "购方", "种类", "状态", "真伪", "报销", "标签", "分类", "风险", "地区", "日期"];

test.each(prefixes)("what is offered behind %s: says in both languages what it is", (prefix) => {
	const [offered] = suggest(engine, `${prefix}:`, { today: "20260914" as Day, limit: 1 });
	expect(offered).toBeDefined();
	for (const shown of ["zh-CN", "en"] as const) {
		language.value = shown;
		expect(tMaybe(`find.field.${offered?.field}`)).toMatch(shown === "en" ? /^[A-Z]/ : /\p{Script=Han}/u);
	}
});

test.each([
	["种类:", "数电专票", "Digital special invoice"],
	["风险:", "需要人看", "Needs a look"],
	["地区:", "浙江", "Zhejiang"],
])("%s offers %s, on an English screen %s", (box, zh, en) => {
	const [offered] = suggest(engine, box, { today: "20260914" as Day, limit: 1 });
	if (!offered) throw new Error("nothing offered");
	expect(suggestionWord(offered)).toBe(zh);
	language.value = "en";
	expect(suggestionWord(offered)).toBe(en);
});
