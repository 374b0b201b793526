import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import { countHits } from "#core/search/match.ts";
import { suggest } from "#core/search/suggest.ts";
import { engineOf, searchable } from "./support.ts";

const today = "20260914" as Day;

const engine = engineOf([
	...[1, 2, 3].map((n) =>
		searchable(`hotel-${n}`, {
			fields: { sellerName: "云泽 酒店（甲）", kind: "digital_special", issuedOn: "20260815" as Day },
			tags: ["差旅", "重要"],
		}),
	),
	searchable("other", {
		fields: { sellerName: "临渊酒楼", buyerName: "酒水公司", kind: "digital_ordinary", issuedOn: "20250101" as Day },
		tags: ["酒"],
		state: "void",
	}),
	searchable("paper", { fields: { kind: "special_paper", sellerName: "墨岭" } }),
	searchable("trashed", { fields: { sellerName: "酒庄" }, flags: { trashed: true } }),
]);
const offered = (box: string) =>
	suggest(engine, box, { today, limit: 5, more: [{ what: "flag", flag: "trashed", is: false }] });
const brief = (box: string) => offered(box).map(({ field, label, count }) => `${field} ${label} ${count}`);

describe("suggestions", () => {
	it("name sellers, buyers and tags that hold what is typed, most records first", () => {
		expect(brief("酒")).toEqual(["seller 云泽 酒店（甲） 3", "seller 临渊酒楼 1", "buyer 酒水公司 1", "tag 酒 1"]);
	});

	it("know pinyin", () => {
		expect(brief("yzj")).toEqual(["seller 云泽 酒店（甲） 3"]);
	});

	it("name kinds, states and days", () => {
		expect(brief("数电")).toEqual(["kind 数电专票 3", "kind 数电普票 1"]);
		expect(brief("作废")).toEqual(["state 已作废 1"]);
		expect(brief("2026-")).toEqual(["date 2026-08 3"]);
		expect(brief("上")).toEqual(["date 上个月 3", "date 上年 1"]);
		expect(brief("去")).toEqual(["date 去年 1"]);
	});

	it("name every column of a few words behind its prefix", () => {
		for (const prefix of ["种类", "状态", "真伪", "报销", "风险"])
			expect(offered(`${prefix}:`), prefix).not.toEqual([]);
	});

	it("stay with the field once it is named, and offer all of it", () => {
		expect(brief("标签:")).toEqual(["tag 差旅 3", "tag 重要 3", "tag 酒 1"]);
		expect(brief("购方:")).toEqual(["buyer 酒水公司 1"]);
	});

	it("count what is left of the rest of the box", () => {
		expect(brief("2025 酒")).toEqual(["seller 临渊酒楼 1", "buyer 酒水公司 1", "tag 酒 1"]);
	});

	it("come to as many records as they say once taken", () => {
		for (const typed of [
			"酒",
			"yzj",
			"数电",
			"专票",
			"作废",
			"2026-",
			"上",
			"2025 酒",
			"-重要 酒",
			"标签:",
			"风险:",
			"提示",
		]) {
			for (const { box, count } of offered(typed)) {
				const { hits } = ask(engine, parseBox(box, today), [{ what: "flag", flag: "trashed", is: false }]);
				expect(countHits(hits), box).toBe(count);
			}
		}
	});

	it("are none for nothing, and none behind a finished word", () => {
		expect(brief("")).toEqual([]);
		expect(brief("酒 ")).toEqual([]);
	});
});
