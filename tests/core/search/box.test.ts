import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Day } from "#core/base/day.ts";
import type { Decimal } from "#core/base/decimal.ts";
import { fen } from "#core/base/fen.ts";
import { ask } from "#core/search/ask.ts";
import { parseBox } from "#core/search/box/parse.ts";
import { createEngine } from "#core/search/engine.ts";
import { foldForSearch } from "#core/search/fold.ts";
import { engineOf, idsOf, searchable } from "./support.ts";

const today = "20260914" as Day; // a Monday

describe("the box", () => {
	const seller = { sellerName: "云泽市朗序酒店（有限合伙）", sellerTaxId: "99SELLER0001" };
	const engine = engineOf([
		searchable("room", {
			fields: {
				...seller,
				kind: "digital_special",
				number: "26992000000000000017",
				issuedOn: "20260815" as Day,
				amount: fen(45_900),
				tax: fen(2_754),
				total: fen(48_654),
				buyerName: "望汐市云杉软件有限公司",
				drawer: "钱一二",
			},
			lines: [{ name: "*住宿服务*大床房", rate: "6%", price: "153.000" as Decimal, quantity: "3" as Decimal }],
			state: "normal",
			risk: "look",
			tags: ["待 报销", "重要"],
			category: "差旅",
		}),
		searchable("paper", {
			fields: {
				kind: "special_paper",
				code: "9900261130",
				number: "20260801",
				issuedOn: "20250101" as Day,
				total: fen(-45_900),
				sellerName: "临渊市 墨岭 文具店",
				remark: "2026 年会用",
				payee: "孙三四",
				reviewer: "李五六",
			},
			lines: [{ name: "复印纸", rate: "免税", amount: fen(999) }],
			state: "red_full",
			savedOn: "20260913" as Day,
		}),
		searchable("bare"),
	]);
	const found = (box: string) => idsOf(engine, ask(engine, parseBox(box, today)).hits).join(" ");

	it.each([
		["", "bare paper room"],
		["酒店", "room"],
		["  酒店　大床 ", "room"],
		["酒店 墨岭", ""],
		["（有限合伙）", "room"],
		["-酒店", "bare paper"],
		["-酒店 -墨岭", "bare"],
		['"墨岭 文具"', "paper"],
		['"2026"', "paper"],
		["“2026", "paper"],
		["2026", "room"],
		["2026-08", "room"],
		["上个月", "room"],
		["-上个月", "bare paper"],
		["2025..2026-08", "paper room"],
		["20260801", "paper"],
		["收录:昨天", "paper"],
		["日期:2025", "paper"],
		["=459", "room"],
		["459", "room"],
		["153", "room"],
		["9.99", "paper"],
		["=9.99", "paper"],
		[">400", "room"],
		["<0", "paper"],
		["-500..-400", "paper"],
		["-2025..2026", "bare"],
		['种类:"专票"', "paper"],
		["金额:-500..-400", "paper"],
		["金额：459", "room"],
		["金额:>480", "room"],
		["不含税:>480", ""],
		["合计:486.54", "room"],
		["税额:27.54", "room"],
		["税额:0..", "room"],
		["销方:酒店", "room"],
		["卖方:99seller", "room"],
		["购方:酒店", ""],
		["seller:lxjd", "room"],
		["lxjd", "room"],
		["cl", "room"],
		["yunshan", "room"],
		["qye", "room"],
		["sunsan", "paper"],
		["lwl", "paper"],
		["-lwl", "bare room"],
		["货物:dcf", "room"],
		["dcf", ""],
		["号码:2699", "room"],
		["代码:9900", "paper"],
		["种类:专票", "paper room"],
		["种类:数电专票", "room"],
		["种类:digital_special,special_paper", "paper room"],
		["状态:红冲", "paper"],
		["状态:正常,未知", "bare room"],
		["-状态:正常", "bare paper"],
		["风险:需要人看", "room"],
		["地区:演示", "paper room"],
		["标签:待报销", "room"],
		["标签:重要,没有的", "room"],
		["标签:重", ""],
		["标签:无", "bare paper"],
		["分类:差旅", "room"],
		["分类:无", "bare paper"],
		["税率:6%", "room"],
		["税率:免税,6%", "paper room"],
		["备注:年会", "paper"],
		["税号:seller0001", "room"],
		["不明:酒店", ""],
		["销方:", "bare paper room"],
		["金额:很多", ""],
		["销方:酒店 >400 2026-08 -状态:作废", "room"],
	])("%s", (box, expected) => {
		expect(found(box)).toBe(expected);
	});

	it("tells what it understood, for a chip each", () => {
		const parts = parseBox('-销方:"云泽 酒店" >1000 上个月 状态:红冲 金额:很多 标签: 酒', today);

		expect(parts.map(({ what, field, not, value, quoted }) => ({ what, field, not, value, quoted }))).toEqual([
			{ what: "phrase", field: "seller", not: true, value: "云泽 酒店", quoted: true },
			{ what: "amount", field: undefined, not: false, value: ">1000", quoted: false },
			{ what: "days", field: undefined, not: false, value: "上个月", quoted: false },
			{ what: "choice", field: "state", not: false, value: "红冲", quoted: false },
			{ what: "unclear", field: "amount", not: false, value: "很多", quoted: false },
			{ what: "unfinished", field: "tag", not: false, value: "", quoted: false },
			{ what: "word", field: undefined, not: false, value: "酒", quoted: false },
		]);
		expect(parts[1]?.amounts).toEqual({ from: 100_001 });
		expect(parts[2]?.days).toEqual({ from: "20260801", to: "20260831" });
		expect(parts[3]?.values).toEqual(["red_full", "red_part", "red_unknown"]);
	});

	it("finds a number with one digit wrong, and says that it is near", () => {
		const near = (box: string) => {
			const parts = parseBox(box, today);
			const asked = ask(engine, parts);
			return [idsOf(engine, asked.hits).join(" "), asked.near.map(({ value }) => value)];
		};

		expect(near("26992000000000000018")).toEqual(["room", ["26992000000000000018"]]);
		expect(near("26992000000000000071 酒店")).toEqual(["room", ["26992000000000000071"]]);
		expect(near("号码:20260810")).toEqual(["paper", ["20260810"]]);
		expect(near("26992000000000000017")).toEqual(["room", []]);
		expect(near("26992000000000000099")).toEqual(["", []]);
		expect(near('"26992000000000000018"')).toEqual(["", []]);
	});

	it("has a reading of any text: parts in their order, each where it stands, and all of them can be asked for", () => {
		const piece = fc.oneof(
			fc.string({ unit: "binary", maxLength: 6 }),
			fc.constantFrom(
				"-",
				'"',
				"“",
				"”",
				":",
				"：",
				"..",
				"=",
				">",
				"金额:",
				"日期:",
				"状态:",
				"标签:",
				"税率:",
				"a..b",
				"，",
				" ",
				"　",
			),
			fc.constantFrom("2026", "上个月", "近9天", "万", "1.5", "𠮷", "zhong", "26992000000000000018", "无"),
			fc.constantFrom("¥", "￥", "−", "－", "元", "-1,130.00", "RMB", "1e15", "999999999999999999.00"),
		);
		const empty = createEngine();
		fc.assert(
			fc.property(
				fc.array(piece, { maxLength: 12 }).map((all) => all.join("")),
				(box) => {
					const parts = parseBox(box, today);

					let end = 0;
					for (const { from, to, value } of parts) {
						expect(box.slice(end, from).trim()).toBe("");
						expect(to).toBeGreaterThan(from);
						expect(box.slice(from, to)).toContain(value);
						end = to;
					}
					expect(box.slice(end).trim()).toBe("");
					ask(engine, parts);
					ask(empty, parts);
				},
			),
			{ numRuns: 2_000 },
		);
	});

	it("looks at the beginning of a text nobody types", () => {
		expect(parseBox("a".repeat(100_000), today).map(({ to }) => to)).toEqual([1_000]);
	});

	it("finds plain words as a scan of every text does", () => {
		const words = fc.array(fc.stringMatching(/^[酒店云泽文具市墨岭大床房复印纸（）]{1,3}$/), {
			minLength: 1,
			maxLength: 3,
		});
		const texts = new Map([
			["room", ["云泽市朗序酒店（有限合伙）", "望汐市云杉软件有限公司", "*住宿服务*大床房", "差旅", "待报销", "重要"]],
			["paper", ["临渊市 墨岭 文具店", "复印纸", "2026 年会用", "免税"]],
			["bare", []],
		]);
		fc.assert(
			fc.property(words, (list) => {
				const expected = [...texts]
					.filter(([, all]) =>
						list.every((word) => all.some((one) => foldForSearch(one).includes(foldForSearch(word)))),
					)
					.map(([id]) => id);

				expect(found(list.join(" "))).toBe(expected.toSorted().join(" "));
			}),
		);
	});
});
