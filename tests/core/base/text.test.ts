import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { foldText, tidyText, unifyRadicals } from "#core/base/text.ts";

describe("foldText", () => {
	it.each([
		["full width", "ＡＢＣ（１２３）", "ABC(123)"],
		["brackets of other shapes", "演示〔甲〕【乙】「丙」[丁]", "演示(甲)(乙)(丙)(丁)"],
		["white space of every width", " 演 示\u3000公\u00a0司\t", "演示公司"],
		["zero-width characters", "演\u200b示\ufeff公\u00ad司", "演示公司"],
		["variation selectors", "演\ufe00示", "演示"],
		["dashes", "A–B—C−D‐E‑F－G", "A-B-C-D-E-F-G"],
		["middle dots", "甲•乙・丙‧丁", "甲·乙·丙·丁"],
		["lower case", "abc", "ABC"],
		["康熙部首 as PDF fonts carry them", "⻓⻢⻋⽤⼾⾦⻰⻔⼤⼩", "长马车用户金龙门大小"],
	])("folds %s", (_label, text, expected) => {
		expect(foldText(text)).toBe(expected);
	});

	it("keeps apart what differs", () => {
		expect(foldText("演示科技有限公司")).not.toBe(foldText("演示科技有限责任公司"));
		expect(foldText("演示0")).not.toBe(foldText("演示O"));
	});

	it("changes nothing when done twice", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				expect(foldText(foldText(text))).toBe(foldText(text));
			}),
		);
	});
});

describe("unifyRadicals", () => {
	it("touches radicals only", () => {
		expect(unifyRadicals("（ＡＢ①㎡）⾓⻆")).toBe("（ＡＢ①㎡）角角");
	});
});

describe("tidyText", () => {
	it("drops control and zero-width characters and joins space, but keeps the print as it is", () => {
		expect(tidyText("  演示\u0000科技\u200b（北京）\n\t有限\u3000公司 ")).toBe("演示科技（北京） 有限 公司");
	});

	it("shows the character where a font put a radical", () => {
		expect(tidyText("⻓沙演示")).toBe("长沙演示");
	});

	it("changes nothing when done twice", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				expect(tidyText(tidyText(text))).toBe(tidyText(text));
			}),
		);
	});
});
