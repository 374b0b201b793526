import { expect, it } from "vitest";
import type { ChangedRow } from "#core/flows/watch/app.ts";
import { noticeText } from "#extension/background/notices.ts";

const now = "2026-11-20T02:00:00.000Z";

function row(more: Partial<ChangedRow> = {}): ChangedRow {
	return {
		id: "r1",
		number: "26990000000000000017",
		forms: ["page"],
		authenticity: "confirmed",
		state: "red_full",
		claimable: "no",
		why: { authenticity: "", claimable: "" },
		sample: false,
		needsPerson: false,
		alerts: 0,
		createdAt: now,
		changed: { at: now, from: "normal", to: "red_full", claimedOn: "20260912" },
		...more,
	} as ChangedRow; // of a change only what is shown
}

it("names the invoice and what it has become", () => {
	expect(noticeText([row()], now)).toBe("26990000000000000017 · 已报销 9-12，今日变为 全额红冲");
});

it("says of an invented one that it is invented", () => {
	expect(noticeText([row({ sample: true })], now)).toMatch(/演示/);
});

it("is one for many", () => {
	expect(noticeText([row(), row({ id: "r2" })], now)).toBe("共 2 张发票查过以后变了状态");
});
