import { describe, expect, it } from "vitest";

import { kindOfCode } from "#core/model/code.ts";
import {
	isKindId,
	type KindId,
	kindById,
	kindByNumber,
	kindIds,
	kindOfTitle,
	kinds,
	narrowerKind,
} from "#core/model/kinds/index.ts";
import { checkValues, type KindNumbers } from "#core/model/kinds/kind.ts";

/** One invented invoice of each kind, region 99. A new kind adds its row. */
const examples: Readonly<Record<KindId, { code: string; number: string; titles: readonly string[] }>> = {
	digital_ordinary: {
		code: "",
		number: "26992000000000000011",
		titles: [
			"电子发票（普通发票）",
			"电子发票(普通发票)",
			"数电发票（普通发票）",
			"数电票（普通发票）",
			"全电发票（普通发票）",
		],
	},
	digital_special: {
		code: "",
		number: "26992000000000000028",
		titles: [
			"电子发票（增值税专用发票）",
			"电子发票(增值税专用发票",
			"数电发票（增值税专用发票）",
			"全电发票（增值税专用发票）",
		],
	},
	ordinary_electronic: {
		code: "099002600111",
		number: "00000001",
		titles: ["演示增值税电子普通发票", "增值税电子普通发票", "演示 增值税电子普通发票（成品油）"],
	},
	special_electronic: { code: "099002600113", number: "00000002", titles: ["演示增值税电子专用发票"] },
	ordinary_paper: {
		code: "099002600104",
		number: "00000003",
		titles: ["演示增值税普通发票", "增值税普通发票（折叠票）"],
	},
	special_paper: { code: "9900261130", number: "00000004", titles: ["演示增值税专用发票", "增值税专用发票"] },
	roll: { code: "099002600107", number: "00000005", titles: ["增值税普通发票（卷票）", "演示增值税普通发票(卷式)"] },
	toll_electronic: {
		code: "099002600112",
		number: "00000006",
		titles: ["通行费 演示增值税电子普通发票", "演示增值税电子普通发票（通行费）", "道路通行费电子普通发票"],
	},
	digital_toll: {
		code: "",
		number: "26992000000000000035",
		titles: ["通行费 电子发票（普通发票）", "电子发票（普通发票）通行费", "数电发票（通行费发票）"],
	},
	rail: { code: "", number: "26999000000000000017", titles: ["电子发票（铁路电子客票）", "数电发票（铁路电子客票）"] },
	air: {
		code: "",
		number: "26998000000000000024",
		titles: ["电子发票（航空运输电子客票行程单）", "航空运输电子客票行程单"],
	},
	motor_paper: { code: "199002622001", number: "00000007", titles: ["机动车销售统一发票"] },
	usedcar_paper: { code: "099002600117", number: "00000008", titles: ["二手车销售统一发票"] },
	digital_motor: {
		code: "",
		number: "26992000000000000042",
		titles: ["电子发票（机动车销售统一发票）", "数电发票（机动车销售统一发票）"],
	},
	digital_usedcar: { code: "", number: "26992000000000000059", titles: ["电子发票（二手车销售统一发票）"] },
	digital_paper_special: { code: "9900261130", number: "00000009", titles: ["数电纸质发票（增值税专用发票）"] },
	digital_paper_ordinary: { code: "099002600105", number: "00000010", titles: ["数电纸质发票（普通发票）"] },
	digital_paper_motor: { code: "199002622001", number: "00000011", titles: ["数电纸质发票（机动车销售统一发票）"] },
	digital_paper_usedcar: { code: "099002600117", number: "00000012", titles: ["数电纸质发票（二手车销售统一发票）"] },
	freight_paper: { code: "9900262730", number: "00000013", titles: ["货物运输业增值税专用发票"] },
	blockchain: { code: "144032600110", number: "00000014", titles: ["深圳电子普通发票", "区块链电子普通发票"] },
	general_electronic: {
		code: "233002600111",
		number: "00000015",
		titles: ["浙江通用（电子）发票", "浙江通用电子发票"],
	},
	fiscal: {
		code: "99000126",
		number: "0000000016",
		titles: [
			"演示医疗门诊收费票据（电子）",
			"演示非税收入统一票据（电子）",
			"公益事业捐赠统一票据（电子）",
			"财政电子票据",
		],
	},
};

describe.each(kinds.map((kind) => [kind.id, kind] as const))("kind %s", (id, kind) => {
	it("has names in both languages and a short one that fits a table", () => {
		expect(kind.name.zh).toMatch(/\p{Script=Han}/u);
		expect(kind.name.en).toMatch(/^[\x20-\x7e]+$/);
		expect(Array.from(kind.shortName).length).toBeLessThanOrEqual(6);
		expect(kind.checkValueName.zh).toMatch(/\p{Script=Han}/u);
		expect(kind.checkValueName.en).toMatch(/^[\x20-\x7e]+$/);
		expect(checkValues).toContain(kind.checkValue);
		if (kind.checkValue === "none") expect(kind.elsewhere).toBeDefined();
	});

	it("accepts its example's code and number, and no cut ones", () => {
		const { code, number } = examples[id];
		expect(kind.number.pattern.test(number)).toBe(true);
		expect(kind.number.pattern.test(number.slice(1))).toBe(false);
		expect(kind.number.pattern.test(`${number}\n`)).toBe(false);
		if (kind.code === "none") expect(code).toBe("");
		else {
			expect(kind.code.pattern.test(code)).toBe(true);
			expect(kind.code.pattern.test(code.slice(1))).toBe(false);
		}
	});

	it("is the kind, or refines the kind, that its code's structure names", () => {
		const { code, number } = examples[id];
		if (code !== "") expect([id, kind.refines]).toContain(kindOfCode(code, number));
	});

	it.each(examples[id].titles)("alone is named by the title %s", (title) => {
		expect(kindOfTitle(title)).toBe(id);
	});

	it("has no title pattern with a memory between uses", () => {
		for (const pattern of kind.titles) expect(pattern.flags).not.toMatch(/[gy]/);
	});

	it("refines an existing kind, one level deep", () => {
		if (kind.refines === undefined) return;
		expect(isKindId(kind.refines) && kindById(kind.refines).refines).toBeUndefined();
	});
});

describe("the registry", () => {
	it("has each id and each name once", () => {
		expect(new Set(kindIds).size).toBe(kinds.length);
		expect(new Set(kinds.map((kind) => kind.name.zh)).size).toBe(kinds.length);
		expect(new Set(kinds.map((kind) => kind.shortName)).size).toBe(kinds.length);
	});

	it("knows ids from other text", () => {
		expect(isKindId("rail")).toBe(true);
		expect(isKindId("toString")).toBe(false);
	});

	/** domain §1.6: numbers that a source gives to two kinds. */
	const known = ["qr 51", "tencent 08", "tencent 10"];

	it("has no number twice in one source, but for those that clash in the source itself", () => {
		const seen = new Map<string, number>();
		for (const kind of kinds)
			for (const [source, numbers] of Object.entries(kind.numbers))
				for (const number of numbers) {
					const key = `${source} ${number}`;
					seen.set(key, (seen.get(key) ?? 0) + 1);
				}
		const clashes = [...seen].filter(([, count]) => count > 1).map(([key]) => key);
		expect(clashes.sort()).toEqual(known);
	});

	it("never lets a digital electronic invoice be voided", () => {
		expect(kinds.filter((kind) => kind.digital && kind.medium === "electronic" && kind.voidable)).toEqual([]);
	});
});

describe("kindOfTitle", () => {
	it.each(["", "电子发票", "发票", "演示通用定额发票", "销货清单", "银行承兑汇票票据"])("leaves %j open", (title) => {
		expect(kindOfTitle(title)).toBeUndefined();
	});

	it("sees through broken spacing, full width and radical code points", () => {
		expect(kindOfTitle("电 ⼦ 发 票 （ 普 通 发 票 ）")).toBe("digital_ordinary");
		expect(kindOfTitle("机动⻋销售统⼀发票")).toBe("motor_paper");
		expect(kindOfTitle("电子发票〈普通发票〉")).toBe("digital_ordinary"); // as text recognition reads the brackets
	});
});

describe("kindByNumber", () => {
	const rows: readonly [keyof KindNumbers, string, string | undefined, KindId | undefined][] = [
		["qr", "01", undefined, "special_paper"],
		["qr", "31", undefined, "digital_special"],
		["qr", "32", undefined, "digital_ordinary"],
		["qr", "51", "26999000000000000017", "rail"],
		["qr", "51", "00000001", "ordinary_electronic"],
		["qr", "51", undefined, undefined],
		["qr", "20", "00000001", "special_electronic"],
		["qr", "20", "26992000000000000011", undefined],
		["qr", "77", undefined, undefined],
		["xiangyun", "83", undefined, "digital_ordinary"],
		["leqi", "83", undefined, "digital_motor"],
		["tencent", "08", "26992000000000000011", "digital_special"],
		["tencent", "08", "00000001", "special_electronic"],
		["api", "90", undefined, "digital_ordinary"],
	];
	it.each(rows)("%s %s on number %s is %s", (source, type, number, expected) => {
		expect(kindByNumber(source, type, number)).toBe(expected);
	});
});

describe("narrowerKind", () => {
	it("prefers the kind that tells more, in either order", () => {
		expect(narrowerKind("ordinary_electronic", "toll_electronic")).toBe("toll_electronic");
		expect(narrowerKind("digital_toll", "digital_ordinary")).toBe("digital_toll");
		expect(narrowerKind("rail", "rail")).toBe("rail");
	});

	it("has no answer for kinds that exclude each other", () => {
		expect(narrowerKind("digital_special", "digital_ordinary")).toBeUndefined();
		expect(narrowerKind("roll", "digital_paper_ordinary")).toBeUndefined();
	});
});
