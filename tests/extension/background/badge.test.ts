import { afterEach, describe, expect, it } from "vitest";

import { badgeColors, badgeOf } from "#extension/background/badge.ts";
import { badgeTitle } from "#extension/background/badge-words.ts";
import type { Standing } from "#extension/protocol/standing.ts";
import { kept } from "#tests/extension/kept.ts";
import { language } from "#ui/i18n/index.ts";

const good = kept({ authenticity: "confirmed", state: "normal" });
const unknown: Standing = { what: "new" };

describe("the toolbar button", () => {
	it.each([
		["nothing", [], "", "none"],
		["new ones", [unknown, unknown], "2", "new"],
		["one kept of two", [unknown, kept()], "2", "new"],
		["all kept, not checked", [kept(), kept()], "2", "caution"],
		["all checked and matching", [good, good], "2", "good"],
		["a red-inked one among good ones", [good, kept({ authenticity: "confirmed", state: "red_full" })], "2!", "stop"],
		["a void one", [kept({ authenticity: "confirmed", state: "void" })], "1!", "stop"],
		["one the authority contradicts", [kept({ authenticity: "contradicted" })], "1!", "stop"],
		["a locked library", [{ what: "locked" }, { what: "locked" }], "2", "none"],
		["more than fit", Array.from({ length: 500 }, () => unknown), "99+", "new"],
	] as const)("tells of %s", (_, standings, text, tone) => {
		expect(badgeOf(standings)).toMatchObject({ text, tone });
	});

	it("says of a locked library that nobody can tell, in place of what is kept", () => {
		expect(badgeTitle(badgeOf([{ what: "locked" }]))).toBe("验票：本页 1 张发票，未解锁，无法得知是否已有");
	});

	it("takes no picture for an invoice before it was read, but says that there are some", () => {
		expect(badgeOf([], 2)).toMatchObject({ text: "", tone: "none" });
		expect(badgeTitle(badgeOf([], 2))).toBe("验票：本页没有认出发票，2 张图片可能有二维码");
	});

	it("has white text that can be read on each of its colours", () => {
		for (const color of Object.values(badgeColors)) expect(contrastToWhite(color)).toBeGreaterThanOrEqual(4.5);
	});
});

describe("the button's title", () => {
	afterEach(() => {
		language.value = "zh-CN";
	});

	it("says the same for who cannot see it, in both languages", () => {
		const badge = badgeOf([unknown, kept(), kept({ state: "void", sample: true })]);

		expect(badgeTitle(badge)).toBe("验票：本页 3 张发票，2 张已保存，1 张作废、红冲或与税局不一致（含演示）");
		language.value = "en";
		expect(badgeTitle(badge)).toBe(
			"Yanpiao: invoices on this page: 3, saved: 2, void, red-inked or contradicted: 1 (with 演示 samples)",
		);
		expect(badgeTitle(badgeOf([]))).toBe("Yanpiao: no invoice recognised on this page");
	});
});

function contrastToWhite(color: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
