import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { valueIn, withValue } from "#core/search/box/edit.ts";

describe("a value behind a prefix of the box", () => {
	it.each([
		["", "差旅", "分类:差旅"],
		["酒店 >1000", "差旅", "酒店 >1000 分类:差旅"],
		["分类:餐饮 酒店", "差旅", "酒店 分类:差旅"],
		["类别:餐饮 category:办公", "差旅", "分类:差旅"],
		["-分类:餐饮 酒店", "差旅", "-分类:餐饮 酒店 分类:差旅"],
		['"分类:餐饮" 酒店', "2026 年会", '"分类:餐饮" 酒店 分类:"2026 年会"'],
		["酒店 分类:餐饮", undefined, "酒店"],
	])("%s and %s: %s", (box, value, expected) => {
		expect(withValue(box, "category", value)).toBe(expected);
		expect(valueIn(expected, "category")).toBe(value);
	});

	it("comes back as it was put there, and can be taken away again", () => {
		const value = fc
			.stringMatching(/^[\u4e00-\u9fffa-z0-9 ]{1,12}$/)
			.filter((text) => text.trim() === text && text !== "");
		const box = fc.stringMatching(/^[\u4e00-\u9fffa-z0-9 :>"-]{0,20}$/);
		fc.assert(
			fc.property(box, value, (text, tag) => {
				const put = withValue(text.replaceAll('"', ""), "tag", tag);
				expect(valueIn(put, "tag")).toBe(tag);
				expect(valueIn(withValue(put, "tag", undefined), "tag")).toBeUndefined();
			}),
		);
	});
});
