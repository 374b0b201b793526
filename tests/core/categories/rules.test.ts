import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { defaultCategories, keptCategory } from "#core/categories/defaults.ts";
import { type CategoryRule, filingFacts, learn, MOST_RULES, suggestCategory } from "#core/categories/rules.ts";
import { MAX_CATEGORY } from "#core/model/labels.ts";

const AT = "2026-11-20T02:00:00.000Z";
const taught = (...lessons: readonly (readonly [seller: string, goods: string | undefined, category: string])[]) =>
	lessons.reduce<readonly CategoryRule[]>(
		(rules, [seller, goods, category]) => learn(rules, { seller, ...(goods && { goods }) }, category, AT),
		[],
	);
const says = (rules: readonly CategoryRule[], seller: string, goods?: string) => {
	const found = suggestCategory(rules, { seller, ...(goods && { goods }) });
	return found && `${found.category} (${found.why})`;
};

describe("what is learnt from filing", () => {
	const rules = taught(
		["演示酒店", "住宿服务", "差旅"],
		["演示酒店", "餐饮服务", "业务招待"],
		["示例饭店", "餐饮服务", "餐饮"],
	);

	test.each([
		["the same seller and goods", "演示酒店", "住宿服务", "差旅 (same)"],
		["however they are written", "演示 酒店", "住宿服务", "差旅 (same)"],
		["other goods of a seller whose goods went to two places", "演示酒店", "会议服务", undefined],
		["other goods of a seller who had one place", "示例饭店", "会议服务", "餐饮 (seller)"],
		["an invoice without lines of such a seller", "示例饭店", undefined, "餐饮 (seller)"],
		["the same goods of a stranger, where all agree", "陌生客栈", "住宿服务", "差旅 (goods)"],
		["the same goods of a stranger, where they do not", "陌生饭店", "餐饮服务", undefined],
		["a stranger", "陌生人", "文具", undefined],
	])("%s", (_, seller, goods, expected) => {
		expect(says(rules, seller, goods)).toBe(expected);
	});

	test("a correction takes the place of what was learnt before", () => {
		const corrected = learn(rules, { seller: "演示酒店", goods: "住宿服务" }, "福利", AT);

		expect(corrected).toHaveLength(rules.length);
		expect(says(corrected, "演示酒店", "住宿服务")).toBe("福利 (same)");
	});

	test("a category taken away unlearns, and what is known already changes nothing", () => {
		expect(says(learn(rules, { seller: "演示酒店", goods: "住宿服务" }, "", AT), "演示酒店", "住宿服务")).toBe(
			"业务招待 (seller)",
		);
		expect(learn(rules, { seller: "演示酒店", goods: "住宿服务" }, "差旅", AT)).toBe(rules);
		expect(learn(rules, { seller: "陌生人" }, "", AT)).toBe(rules);
	});

	test("the last word about a seller and goods always holds, and rules are never without end", () => {
		const lesson = fc.record({
			seller: fc.constantFrom("甲", "乙"),
			goods: fc.constantFrom("一", "二"),
			category: fc.constantFrom("", "差旅", "餐饮"),
		});
		fc.assert(
			fc.property(fc.array(lesson, { minLength: 1, maxLength: 20 }), (lessons) => {
				let learnt: readonly CategoryRule[] = [];
				for (const { category, ...facts } of lessons) learnt = learn(learnt, facts, category, AT);
				const { category, ...facts } = lessons.at(-1) ?? { seller: "", goods: "", category: "" };
				const same = suggestCategory(learnt, facts);

				expect(same?.why === "same" ? same.category : "").toBe(category);
				expect(new Set(learnt.map(({ id }) => id)).size).toBe(learnt.length);
			}),
		);
		const many = taught(...Array.from({ length: MOST_RULES + 3 }, (_, n) => [`演示${n}`, "文具", "办公"] as const));
		expect(many).toHaveLength(MOST_RULES);
		expect(says(many, `演示${MOST_RULES + 2}`, "文具")).toBe("办公 (same)");
	});
});

test("an invoice is filed by its seller and by the goods that cost most", () => {
	const line = (name: string, amount: number) => ({ name, amount: fen(amount) });
	const facts = (lines: ReturnType<typeof line>[], fields = { sellerName: "演示酒店" }) =>
		filingFacts({ fields, lines });

	expect(facts([line("*餐饮服务*早餐", 30), line("*住宿服务*大床房", 400), line("*住宿服务*折扣", -100)])).toEqual({
		seller: "演示酒店",
		goods: "住宿服务",
	});
	expect(facts([line("复印纸", 30)])).toEqual({ seller: "演示酒店", goods: "复印纸" });
	expect(facts([])).toEqual({ seller: "演示酒店" });
	expect(filingFacts({ fields: { sellerTaxId: "99SELLER" }, lines: [] })).toEqual({ seller: "99SELLER" });
	expect(filingFacts({ fields: {}, lines: [line("复印纸", 30)] })).toBeUndefined();
});

test("usual categories have one name each in both languages, and English is kept as Chinese", () => {
	for (const language of ["zh", "en"] as const) {
		const names = defaultCategories.map((one) => one[language]);
		expect(new Set(names).size).toBe(names.length);
		expect(names.filter((name) => name.length === 0 || name.length > MAX_CATEGORY)).toEqual([]);
	}
	expect(keptCategory("travel")).toBe("差旅");
	expect(keptCategory("项目甲")).toBe("项目甲");
});
