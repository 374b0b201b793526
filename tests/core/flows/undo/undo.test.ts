import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { MOST_RULES } from "#core/categories/rules.ts";
import type { App } from "#core/flows/app.ts";
import type { ExportPreset } from "#core/flows/exchange/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import { capture, captureOne, digital, everything, file, makeAnswer, makeApp, makeReading, value } from "../support.ts";

const since = err({ code: "changed_since" });

async function libraryOf(count: number) {
	const fake = await makeApp();
	const readings = Array.from({ length: count }, (_, n) =>
		makeReading(digital(n + 1, { sellerName: "演示酒店有限公司" })),
	);
	fake.files.set("many", ok(readings));
	const { outcomes } = await capture(fake.app, [file("many")]);
	return { ...fake, ids: outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : [])) };
}

/** What the library and the trash show. */
async function shown(app: App) {
	const [here, trash] = await Promise.all([app.list(everything), app.list({ ...everything, where: "trash" })]);
	return [...here.rows, ...trash.rows];
}

describe("taking back", () => {
	test("a claim, its end, a deletion and a restoring leaves what lists showed, with the days they had", async () => {
		const { app, ids, advance } = await libraryOf(2);
		const actions: readonly (() => Promise<{ undo: WayBack }>)[] = [
			async () => value(await app.setClaimed(ids, true)),
			async () => value(await app.setClaimed(ids, false)),
			async () => value(await app.trash(ids)),
			async () => value(await app.restore(ids)),
		];
		const before: unknown[] = [];
		const ways: WayBack[] = [];
		for (const act of actions) {
			advance(60_000);
			before.push(await shown(app));
			ways.push((await act()).undo);
		}
		for (const way of ways.toReversed()) {
			advance(60_000);
			value(await app.undo(way));
			expect(await shown(app)).toEqual(before.pop());
		}
	});

	test("adds to the history of the record and leaves what stood there", async () => {
		const { app, ids } = await libraryOf(1);
		const [id = ""] = ids;
		const { undo } = value(await app.setClaimed(ids, true));
		const before = (await app.view(id))?.events ?? [];

		value(await app.undo(undo));

		const after = (await app.view(id))?.events ?? [];
		expect(after.slice(0, before.length)).toEqual(before);
		expect(after.slice(before.length).map(({ what }) => what)).toEqual(["unclaimed"]);
		expect((await app.checkHealth("h", () => undefined))?.damaged).toEqual([]);
	});

	test("changes nothing of many where another tab changed one of them, or it was erased", async () => {
		const { app, another, ids } = await libraryOf(3);
		const { undo } = value(await app.setClaimed(ids, true));
		const other = await another();
		value(await other.setClaimed(ids.slice(0, 1), false));

		expect([await app.canUndo(undo), await app.undo(undo)]).toEqual([false, since]);
		expect((await app.list(everything)).rows.filter(({ claimedAt }) => claimedAt)).toHaveLength(2);

		const deleted = value(await app.trash(ids));
		value(await other.erase(ids.slice(1, 2)));
		expect([await app.canUndo(deleted.undo), await app.undo(deleted.undo)]).toEqual([false, since]);
		expect((await app.list({ ...everything, where: "trash" })).count).toBe(2);
	});

	test("of labels by any way through them goes back step by step", async () => {
		const name = fc.constantFrom("甲", "乙", "丙");
		const change = fc.record(
			{
				category: fc.constantFrom("", "差旅", "餐饮"),
				addTags: fc.uniqueArray(name, { maxLength: 2 }),
				removeTags: fc.uniqueArray(name, { maxLength: 2 }),
				note: fc.constantFrom("", "一", "二"),
			},
			{ requiredKeys: [] },
		);
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
				const { app, ids } = await libraryOf(1);
				const look = async () => {
					const rows = (await shown(app)).map(({ category, tags, note }) => ({
						category,
						tags: tags?.toSorted(),
						note,
					}));
					return { rows, rules: (await app.categoryRules()).map(({ category }) => category) };
				};
				const steps = [];
				for (const one of changes) {
					const before = await look();
					steps.push({ before, ...value(await app.label(ids, one)) });
				}
				for (const { before, undo } of steps.toReversed()) {
					value(await app.undo(undo));
					expect(await look()).toEqual(before);
				}
			}),
			{ numRuns: 15 },
		);
	});

	test("is not offered for a form by which two records became one, whichever was here first", async () => {
		const { app, files } = await makeApp();
		files.set("photo", ok([makeReading({}, "image")]));
		files.set("a", ok([makeReading(digital(1))]));
		const photo = await captureOne(app, file("photo"));
		await captureOne(app, file("a"));

		const { recordId, undo } = value(await app.completeTyped(photo.recordId, { number: digital(1).number }));

		expect([recordId, undo]).toEqual([photo.recordId, []]);
		expect((await app.list(everything)).all).toBe(1);
	});

	test("of what was typed puts the earlier values back, and empties what was empty", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading({ ...digital(1), buyerName: undefined })]));
		const { recordId } = await captureOne(app, file("a"));
		value(await app.completeTyped(recordId, { buyerName: "甲公司" }));
		const before = await app.view(recordId);
		const { undo } = value(await app.completeTyped(recordId, { buyerName: null, checkCode: "12345678901234567890" }));

		value(await app.undo(undo));

		const after = await app.view(recordId);
		expect(after?.invoice).toEqual(before?.invoice);
		expect(after?.events.at(-1)).toMatchObject({ what: "typed" });
		expect(await app.undo(undo)).toEqual(since);
	});

	test("of an acknowledged change opens it again, in the list, the record and the history", async () => {
		const { app, files, answers, advance } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(app, file("a"));
		await app.verify("v", recordId, { fresh: true });
		answers.splice(0, 1, (query) => ok(makeAnswer(query, { state: "red_full" })));
		advance(86_400_000);
		await app.verify("v", recordId, { fresh: true });
		const open = { text: "", withoutSamples: false, open: true, offset: 0, limit: 10 };
		await vi.waitFor(async () => expect((await app.watchNews()).changed).toBe(1));
		const before = [(await app.list({ ...everything, where: "changed" })).rows, (await app.history(open)).rows];
		const { undo } = value(await app.acknowledgeChanges([recordId]));
		expect((await app.watchNews()).changed).toBe(0);

		value(await app.undo(undo));

		expect((await app.watchNews()).changed).toBe(1);
		expect([(await app.list({ ...everything, where: "changed" })).rows, (await app.history(open)).rows]).toEqual(
			before,
		);
		expect((await app.view(recordId))?.events.at(-1)).toMatchObject({ what: "reopened" });
		value(await app.acknowledgeChanges([recordId]));
		expect((await app.watchNews()).changed).toBe(0);
	});

	test("of marks on a question puts mark and note back", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		const { recordId } = await captureOne(app, file("a"));
		await app.verify("v", recordId, { fresh: true });
		const all = { text: "", withoutSamples: false, open: false, offset: 0, limit: 10 };
		const [row] = (await app.history(all)).rows;
		const first = value(await app.markHistory([row?.id ?? ""], { note: "问过客户" }));
		const noted = (await app.history(all)).rows;
		const second = value(await app.markHistory([row?.id ?? ""], { done: true, note: "" }));

		value(await app.undo(second.undo));
		expect((await app.history(all)).rows).toEqual(noted);
		value(await app.undo(first.undo));
		expect((await app.history(all)).rows).toEqual([row]);
	});

	test("of a view, a category, a rule and a preset puts each in its place", async () => {
		const { app, ids, advance } = await libraryOf(1);
		const view = (id: string) => ({ id, name: id, query: `text=${id}` });
		const preset = (id: string): ExportPreset => ({
			...{ id, name: id, usual: false, format: "csv", columns: ["number"], lines: false, samples: "left_out" },
		});
		for (const id of ["a", "b"]) value(await app.saveView(view(id)));
		for (const name of ["甲", "乙"]) value(await app.keepCategory(name, { offered: true }));
		const presets = [preset("a"), preset("b")];
		value(await app.saveExportPresets("invoices", presets, []));
		value(await app.label(ids, { category: "差旅" }));
		advance(1_000);
		const look = async () => [
			await app.views(),
			(await app.labelsInUse()).own,
			await app.categoryRules(),
			await app.exportPresets("invoices"),
		];
		const before = await look();
		const [rule] = await app.categoryRules();
		const ways = [
			value(await app.saveView({ ...view("a"), name: "新名" })),
			value(await app.removeView("a")),
			value(await app.saveView(view("c"))),
			value(await app.keepCategory("甲", { offered: false })),
			value(await app.forgetRule(rule?.id ?? "")),
			value(await app.saveExportPresets("invoices", [preset("b")], presets)),
		];
		expect(await look()).not.toEqual(before);

		for (const { undo } of ways.toReversed()) value(await app.undo(undo));

		expect(await look()).toEqual(before);
	});

	test("of what was learnt brings back the rules that were forgotten for it, each in its place", async () => {
		const { app, vault, files } = await makeApp();
		const readings = [1, 2].map((n) => makeReading(digital(n, { sellerName: `演示商贸${n}有限公司` })));
		files.set("two", ok(readings));
		const { outcomes } = await capture(app, [file("two")]);
		const ids = outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : []));
		const rules = Array.from({ length: MOST_RULES }, (_, n) => ({
			...{ id: `旧${n}|`, seller: `旧${n}`, category: "办公" },
			learntAt: `2026-01-0${1 + Math.floor(n / 100)}T00:00:00.000Z`,
		}));
		value(await vault.saveSetting("categories", { own: [], rules }));

		const { undo } = value(await app.label(ids, { category: "差旅" }));
		expect((await app.categoryRules()).map(({ id }) => id).slice(0, 1)).toEqual(["旧2|"]);
		value(await app.undo(undo));

		expect(await app.categoryRules()).toEqual(rules);
	});

	test("of a rule that was learnt anew puts it back among those learnt with it", async () => {
		const { app, files } = await makeApp();
		const readings = [1, 2, 3].map((n) => makeReading(digital(n, { sellerName: `演示商贸${n}有限公司` })));
		files.set("three", ok(readings));
		const { outcomes } = await capture(app, [file("three")]);
		const ids = outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : []));
		value(await app.label(ids, { category: "差旅" }));
		const before = await app.categoryRules();

		const { undo } = value(await app.label(ids.slice(1, 2), { category: "餐饮" }));
		value(await app.undo(undo));

		expect(before).toHaveLength(3);
		expect(await app.categoryRules()).toEqual(before);
	});

	test("of a view that another tab changed since leaves the views alone", async () => {
		const { app, another } = await makeApp();
		const { undo } = value(await app.saveView({ id: "a", name: "甲", query: "" }));
		value(await (await another()).saveView({ id: "a", name: "乙", query: "" }));

		expect(await app.undo(undo)).toEqual(since);
		expect((await app.views()).map(({ name }) => name)).toEqual(["乙"]);
	});
});
