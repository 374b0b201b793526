import { describe, expect, test } from "vitest";

import type { ExportPreset } from "#core/flows/exchange/app.ts";
import { makeApp, value } from "./support.ts";

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
