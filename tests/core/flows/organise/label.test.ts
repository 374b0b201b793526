import { describe, expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { err, ok, type Problem, type Result } from "#core/base/result.ts";
import type { Reading } from "#core/model/reading.ts";
import { capture, digital, everything, type Fake, file, makeApp, makeReading } from "../support.ts";

/** Invoices 1…count, each second one of the same hotel with a room on it. */
async function libraryOf(count: number): Promise<Fake & { readonly ids: readonly string[] }> {
	const fake = await makeApp();
	fake.files.set("many", ok(Array.from({ length: count }, (_, n) => reading(n + 1))));
	const { outcomes } = await capture(fake.app, [file("many")]);
	return { ...fake, ids: outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : [])) };
}

function reading(serial: number): Reading {
	const hotel = serial % 2 === 0;
	const fields = digital(serial, { sellerName: hotel ? "演示酒店有限公司" : `演示商贸${serial}有限公司` });
	const items = [{ name: hotel ? "*住宿服务*大床房" : "*文具*复印纸", amount: fen(serial * 100) }];
	return makeReading(fields, "pdf", "text", { lines: [{ source: "text", items }] });
}

function value<T>(result: Result<T, Problem>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

describe("what the user says of invoices", () => {
	test("shows in lists, is found, stands in the chain, and is there after a restart", async () => {
		const { app, ids, another } = await libraryOf(4);
		const [first = "", second = ""] = ids;

		await app.label([first, second, "nowhere"], {
			category: " 差旅 ",
			addTags: ["重要", "待 报销", "重要"],
			note: "年会\n两间",
		});
		const found = async (text: string) => (await app.list({ ...everything, text })).count;

		expect(await found("分类:差旅")).toBe(2);
		expect(await found("标签:重要")).toBe(2);
		expect(await found("备注:年会")).toBe(2);
		expect(await found("两间")).toBe(2);
		expect(await found("分类:无")).toBe(2);
		const { row, events } = (await (await another()).view(first)) ?? {};
		expect(row).toMatchObject({ category: "差旅", tags: ["待 报销", "重要"], note: "年会\n两间" });
		expect(events?.slice(-3).map(({ what, facts }) => ({ what, ...facts }))).toEqual([
			{ what: "filed", from: "", to: "差旅", by: "user" },
			{ what: "tagged", added: "重要、待 报销", removed: "" },
			{ what: "annotated", text: "年会\n两间" },
		]);
	});

	test("is said once: what holds already changes nothing", async () => {
		const { app, ids } = await libraryOf(2);
		await app.label(ids, { category: "办公", addTags: ["甲"], note: "同" });

		expect(
			value(await app.label(ids, { category: "办公", addTags: ["甲"], removeTags: ["没有"], note: "同" })).changed,
		).toBe(0);
	});

	test("can be taken back, each record as it was, and none where one was changed since", async () => {
		const { app, ids } = await libraryOf(3);
		const [first = "", second = "", third = ""] = ids;
		await app.label([first], { category: "餐饮", addTags: ["旧"], note: "旧" });

		const { undo } = value(await app.label(ids, { category: "差旅", addTags: ["新"], removeTags: ["旧"], note: "新" }));
		const later = value(await app.label([third], { category: "办公" }));
		const refused = await app.undo(undo);
		const kept = (await app.view(first))?.row.category;
		value(await app.undo(later.undo));
		value(await app.undo(undo));
		const again = await app.undo(undo);

		const rows = await Promise.all(ids.map(async (id) => (await app.view(id))?.row));
		expect([refused, again]).toEqual([err({ code: "changed_since" }), err({ code: "changed_since" })]);
		expect(kept).toBe("差旅");
		expect(rows[0]).toMatchObject({ category: "餐饮", tags: ["旧"], note: "旧" });
		expect([rows[1]?.category, rows[1]?.tags, rows[1]?.note]).toEqual([undefined, undefined, undefined]);
		expect([rows[2]?.category, rows[2]?.tags]).toEqual([undefined, undefined]);
		expect(second).not.toBe("");
	});

	test("is offered again: what is in use, with its number, and the user's own", async () => {
		const { app, ids } = await libraryOf(3);
		await app.label(ids, { addTags: ["重要"] });
		await app.label(ids.slice(0, 1), { category: "项目甲", addTags: ["甲"] });
		await app.keepCategory(" 项目乙 ", { offered: true });
		await app.keepCategory("差旅", { offered: true });
		await app.keepCategory("Travel", { offered: true });

		expect(await app.labelsInUse()).toEqual({
			categories: [{ name: "项目甲", count: 1 }],
			tags: [
				{ name: "重要", count: 3 },
				{ name: "甲", count: 1 },
			],
			own: ["项目乙"],
		});
		await app.keepCategory("项目乙", { offered: false });
		expect((await app.labelsInUse()).own).toEqual([]);
	});

	test("holds for the one that is left when two records turn out to be one invoice", async () => {
		const { app, files } = await makeApp();
		const photo = makeReading({ ...digital(1), number: undefined }, "image", "ocr");
		files.set("photo", ok([photo]));
		files.set("pdf", ok([makeReading(digital(1))]));
		const one = await capture(app, [file("photo"), file("pdf")]);
		const [nameless = "", named = ""] = one.outcomes.flatMap((o) =>
			o.ok ? o.kept.map(({ recordId }) => recordId) : [],
		);
		await app.label([nameless], { category: "差旅", addTags: ["甲"] });
		await app.label([named], { category: "餐饮", addTags: ["乙"] });

		const done = value(await app.completeTyped(nameless, { number: digital(1).number ?? "" }));

		expect(done.row).toMatchObject({ category: "餐饮", tags: ["甲", "乙"] });
	});
});

describe("a rule learnt from filing", () => {
	test("files the rest of its kind, says why, and leaves alone what the user took out", async () => {
		const { app, ids } = await libraryOf(8);
		const [, room = "", , other = "", , third = ""] = ids;
		await app.label([third], { category: "福利" });
		await app.label([third], { category: "" });
		await app.label([room], { category: "差旅" });

		expect(await app.suggestCategory(other)).toMatchObject({
			category: "差旅",
			why: "same",
			rule: { goods: "住宿服务" },
		});
		const { changed, undo } = value(await app.fileByRules());

		expect(changed).toBe(2);
		expect((await app.list({ ...everything, text: "分类:差旅" })).count).toBe(3);
		const view = await app.view(other);
		expect(view?.row).toMatchObject({ category: "差旅", filedByRule: true });
		expect(view?.events.at(-1)).toMatchObject({
			what: "filed",
			facts: { to: "差旅", by: "rule", seller: "演示酒店有限公司", goods: "住宿服务" },
		});
		expect((await app.view(third))?.row.category).toBeUndefined();

		await app.undo(undo);
		expect(value(await app.fileByRules()).changed).toBe(0);
		expect((await app.list({ ...everything, text: "分类:差旅" })).count).toBe(1);
	});

	test("waits for what comes later, and is forgotten when told", async () => {
		const { app, ids, files, another } = await libraryOf(2);
		await app.label([ids[1] ?? ""], { category: "差旅" });
		const [rule] = await app.categoryRules();
		files.set("next", ok([reading(4)]));
		await capture(app, [file("next")]);

		expect(value(await (await another()).fileByRules()).changed).toBe(1);
		await app.forgetRule(rule?.id ?? "");
		expect(await app.categoryRules()).toEqual([]);
		files.set("later", ok([reading(6)]));
		await capture(app, [file("later")]);
		expect(value(await app.fileByRules()).changed).toBe(0);
	});

	test("is unlearnt with the filing that taught it", async () => {
		const { app, ids } = await libraryOf(4);
		await app.label([ids[1] ?? ""], { category: "差旅" });

		const { undo } = value(await app.label([ids[3] ?? ""], { category: "福利" }));
		expect((await app.categoryRules()).map(({ category }) => category)).toEqual(["福利"]);
		await app.undo(undo);

		expect((await app.categoryRules()).map(({ category }) => category)).toEqual(["差旅"]);
	});

	test("files again what was filed by hand once that is taken back, and what it had filed is its own again", async () => {
		const { app, ids } = await libraryOf(6);
		const [, room = "", , bare = "", , ruled = ""] = ids;
		const early = value(await app.label([bare], { category: "福利" }));
		value(await app.undo(early.undo));
		expect((await app.view(bare))?.row.category).toBeUndefined();
		await app.label([room], { category: "差旅" });
		expect(value(await app.fileByRules()).changed).toBe(2);
		const before = (await app.view(ruled))?.row;

		for (const category of ["福利", ""]) {
			const { undo } = value(await app.label([ruled], { category }));
			expect((await app.view(ruled))?.row.filedByRule).toBeUndefined();
			value(await app.undo(undo));
			expect((await app.view(ruled))?.row).toMatchObject({ category: "差旅", filedByRule: true });
			expect(before).toMatchObject({ category: "差旅", filedByRule: true });
		}
		expect((await app.view(bare))?.row).toMatchObject({ category: "差旅", filedByRule: true });
		expect((await app.view(bare))?.events.map(({ facts }) => facts.to).filter((to) => to !== undefined)).toEqual([
			"福利",
			"",
			"差旅",
		]);
	});

	test("leaves alone what the user had taken out himself before a filing that is taken back", async () => {
		const { app, ids } = await libraryOf(4);
		const [, room = "", , other = ""] = ids;
		await app.label([other], { category: "福利" });
		await app.label([other], { category: "" });
		const { undo } = value(await app.label([other], { category: "餐饮" }));
		value(await app.undo(undo));
		await app.label([room], { category: "差旅" });

		expect(value(await app.fileByRules()).changed).toBe(0);
	});

	test("is not made of a mixed heap filed in one go", async () => {
		const { app, ids } = await libraryOf(60);

		await app.label(ids, { category: "2026 审计" });

		expect(await app.categoryRules()).toEqual([]);
	});
});
