import { describe, expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import type { ExportPreset } from "#core/flows/exchange/app.ts";
import { MAX_NOTE } from "#core/model/labels.ts";
import { captureOne, digital, file, makeApp, makeReading, value } from "./support.ts";

const first = { name: "演示甲有限公司", taxId: "" };
const second = { name: "演示乙有限公司", taxId: "" };

describe("settings of two tabs", () => {
	test("what one tab changed survives a change of another thing in a tab that had not heard of it", async () => {
		const { app, another } = await makeApp();
		const other = await another();
		const seen = await other.settings();

		value(await app.saveSettings({ ...seen, ownCompanies: [first] }, seen));
		value(await other.saveSettings({ ...seen, theme: "dark" }, seen));

		expect(await app.settings()).toMatchObject({ ownCompanies: [first], theme: "dark" });
	});

	test("both companies are kept when each tab adds one, and only the one taken away goes", async () => {
		const { app, another } = await makeApp();
		const other = await another();
		const seen = await app.settings();

		value(await app.saveSettings({ ...seen, ownCompanies: [first] }, seen));
		value(await other.saveSettings({ ...seen, ownCompanies: [second] }, seen));
		expect((await app.settings()).ownCompanies).toEqual([first, second]);

		const both = await app.settings();
		value(await app.saveSettings({ ...both, ownCompanies: [second] }, both));
		value(await other.saveSettings({ ...both, claimWithinDays: 90 }, both));
		expect(await other.settings()).toMatchObject({ ownCompanies: [second], claimWithinDays: 90 });
	});

	test("numbers of one section changed in two tabs are both kept; a supplier is taken as a whole", async () => {
		const { app, another } = await makeApp();
		const other = await another();
		const seen = await app.settings();
		const fpcy = { mode: "fpcy", url: "http://127.0.0.1:9/fpcy", sqm: "invented" } as const;

		value(await app.saveSettings({ ...seen, watch: { ...seen.watch, everyDays: 30 }, provider: fpcy }, seen));
		const gateway = { mode: "gateway", key: "yp_invented" } as const;
		value(await other.saveSettings({ ...seen, watch: { ...seen.watch, mostADay: 7 }, provider: gateway }, seen));

		const now = await app.settings();
		expect(now.watch).toMatchObject({ everyDays: 30, mostADay: 7 });
		expect(now.provider).toEqual(gateway);
	});

	test("what was taken back to nothing is gone, and no sooner", async () => {
		const { app } = await makeApp();
		const seen = await app.settings();
		value(await app.saveSettings({ ...seen, claimWithinDays: 90 }, seen));
		const set = await app.settings();

		const { claimWithinDays: _, ...unset } = set;
		value(await app.saveSettings(unset, set));

		expect(await app.settings()).toEqual(seen);
	});

	test("changes at the same moment are all kept", async () => {
		const { app, another } = await makeApp();
		const other = await another();
		const seen = await app.settings();

		await Promise.all([
			app.saveSettings({ ...seen, language: "en" }, seen),
			other.saveSettings({ ...seen, theme: "dark" }, seen),
			app.saveSettings({ ...seen, askOnCapture: true }, seen),
			other.saveSettings({ ...seen, ownCompanies: [first] }, seen),
		]);

		expect(await app.settings()).toEqual({
			...seen,
			language: "en",
			theme: "dark",
			askOnCapture: true,
			ownCompanies: [first],
		});
	});
});

test("export presets of two tabs are all kept, and one renamed here and chosen there is both", async () => {
	const { app, another } = await makeApp();
	const other = await another();
	const preset = (id: string): ExportPreset => ({
		id,
		name: id,
		usual: false,
		format: "xlsx",
		columns: ["number"],
		lines: false,
		samples: "left_out",
	});
	const seen = [preset("a"), preset("b")];
	value(await app.saveExportPresets("invoices", seen, []));

	value(await app.saveExportPresets("invoices", [{ ...preset("a"), name: "甲" }, preset("b"), preset("c")], seen));
	value(await other.saveExportPresets("invoices", [{ ...preset("a"), usual: true }, preset("d")], seen));

	expect(await app.exportPresets("invoices")).toEqual([
		{ ...preset("a"), name: "甲", usual: true },
		preset("c"),
		preset("d"),
	]);
});

describe("a note written in two tabs", () => {
	async function noted(note: string) {
		const { app, another, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(app, file("a"));
		value(await app.label([recordId], { note }));
		const other = await another();
		const shown = async () => (await app.view(recordId))?.row.note;
		return { app, other, recordId, shown };
	}

	test("is kept twice where neither had seen the other's words, and the tab is told", async () => {
		const { app, other, recordId, shown } = await noted("旧");
		value(await other.label([recordId], { note: "旧，已寄出", noteFrom: "旧" }));

		const done = value(await app.label([recordId], { note: "旧，待签字", noteFrom: "旧" }));

		expect(done.otherNote).toBe("joined");
		expect(await shown()).toBe("旧，已寄出\n旧，待签字");
		value(await app.undo(done.undo));
		expect(await shown()).toBe("旧，已寄出");
	});

	test("is not joined with what it began from, nor with the same words", async () => {
		const { app, other, recordId, shown } = await noted("旧");

		expect(value(await app.label([recordId], { note: "新", noteFrom: "旧" })).otherNote).toBeUndefined();
		expect(value(await other.label([recordId], { note: "新", noteFrom: "旧" }))).toMatchObject({ changed: 0 });
		expect(await shown()).toBe("新");
	});

	test("is not emptied by a tab that did not know what stands there now", async () => {
		const { app, other, recordId, shown } = await noted("旧");
		value(await other.label([recordId], { note: "已寄出", noteFrom: "旧" }));

		expect(value(await app.label([recordId], { note: "", noteFrom: "旧" }))).toMatchObject({ otherNote: "stays" });
		expect(await shown()).toBe("已寄出");
	});

	test("is the last one where there is no room for both, and the other stays in the history", async () => {
		const { app, other, recordId, shown } = await noted("旧");
		const [long, longer] = ["甲".repeat(MAX_NOTE - 10), "乙".repeat(MAX_NOTE)];
		value(await other.label([recordId], { note: long, noteFrom: "旧" }));

		expect(value(await app.label([recordId], { note: longer, noteFrom: "旧" })).otherNote).toBe("replaced");
		expect(await shown()).toBe(longer);
		expect((await app.view(recordId))?.events.map(({ facts }) => facts.text)).toContain(long);
	});
});

describe("other tabs are told", () => {
	test("of what is kept of an invoice and of what the user set, and of nothing that was only looked at or judged", async () => {
		const { app, files, told, another } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(app, file("a"));
		const steps: [string, () => Promise<unknown>][] = [
			["filed", () => app.label([recordId], { category: "差旅" })],
			["set", async () => app.saveSettings({ ...(await app.settings()), claimWithinDays: 90 })],
			["looked at", () => app.view(recordId)],
			["judged", () => app.judgeSome()],
			["judged in another tab", async () => (await another({ build: "newer" })).judgeSome()],
			["visited", () => app.history({ text: "", withoutSamples: false, open: false, offset: 0, limit: 10 })],
		];
		const rang: string[] = [];
		for (const [what, work] of steps) {
			const before = told();
			await work();
			if (told() > before) rang.push(what);
		}

		expect(rang).toEqual(["filed", "set"]);
	});
});
