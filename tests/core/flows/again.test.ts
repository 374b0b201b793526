import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { capture, captureOne, digital, everything, file, makeApp, makeReading } from "./support.ts";

const paper = { code: "9900254130", number: "00000018" };

test("an invoice captured again comes back from the trash", async () => {
	const { app, files } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	const { recordId } = await captureOne(app, file("a"));
	await app.trash([recordId]);

	const again = await captureOne(app, file("a"));

	expect(again).toMatchObject({ recordId, how: "known" });
	expect(again.row.trashedAt).toBeUndefined();
	expect((await app.view(recordId))?.events.map(({ what }) => what)).toEqual(["captured", "trashed", "restored"]);
});

test("an invoice captured again says that it was claimed", async () => {
	const { app, files } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	files.set("b", ok([makeReading(digital(1), "ofd")]));
	const { recordId } = await captureOne(app, file("a"));
	await app.setClaimed([recordId], true);

	const again = await captureOne(app, file("b"));

	expect(again).toMatchObject({ recordId, how: "merged" });
	expect(again.row.claimedAt).toBeDefined();
});

test("what a newer reader reads from the same bytes takes the place of the older reading", async () => {
	const { app, files } = await makeApp();
	files.set("a", ok([makeReading({ number: digital(1).number })]));
	const { recordId } = await captureOne(app, file("a"));
	files.set("a", ok([makeReading(digital(1))]));

	const again = await captureOne(app, file("a"));

	expect(again).toMatchObject({ recordId, how: "known", row: { total: digital(1).total } });
	expect((await app.view(recordId))?.originals).toHaveLength(1);
});

test("an invoice captured in two tabs at once is one record", async () => {
	const { app, files, another } = await makeApp();
	files.set("a", ok([makeReading(digital(1))]));
	files.set("b", ok([makeReading(digital(1), "xml", "xml")]));
	const other = await another();

	await Promise.all([capture(app, [file("a")]), capture(other, [file("b")])]);

	const lists = [await app.list(everything), await other.list(everything)];
	expect(lists.map(({ all }) => all)).toEqual([1, 1]);
	expect(lists[0]?.rows[0]?.forms.toSorted()).toEqual(["pdf", "xml"]);
});

test("a print with both its names joins the records that knew one name each", async () => {
	const { app, files } = await makeApp();
	files.set("digital", ok([makeReading(digital(7))]));
	files.set("paper", ok([makeReading({ ...paper, sellerName: "演示商贸7有限公司" }, "image", "qr")]));
	files.set("both", ok([makeReading({ ...paper, digitalNumber: digital(7).number })]));
	const first = await captureOne(app, file("digital"));
	await captureOne(app, file("paper"));

	const joined = await captureOne(app, file("both"));

	expect(joined).toMatchObject({ how: "merged", recordId: first.recordId });
	expect((await app.list(everything)).all).toBe(1);
});

test("two invoices that claim one paper number stay two", async () => {
	const { app, files } = await makeApp();
	files.set("a", ok([makeReading({ ...paper, digitalNumber: digital(7).number })]));
	files.set("b", ok([makeReading({ ...paper, digitalNumber: digital(8).number })]));

	const { outcomes } = await capture(app, [file("a"), file("b")]);

	expect(outcomes.map((one) => one.ok && one.kept[0]?.how)).toEqual(["new", "new"]);
	expect((await app.list(everything)).all).toBe(2);
});

test("a picture kept twice without a number becomes one record when it is read at last", async () => {
	const { app, files } = await makeApp();
	const unread = makeReading({}, "image", "qr", { notes: [{ code: "needs_person", reason: "no_readable_qr" }] });
	files.set("photo", ok([unread]));
	files.set("pdf", ok([makeReading(digital(1))]));
	await captureOne(app, file("photo"));
	const invoice = await captureOne(app, file("pdf"));
	files.set("photo", ok([makeReading(digital(1), "image", "qr")]));

	const again = await captureOne(app, file("photo"));

	expect(again).toMatchObject({ recordId: invoice.recordId, how: "merged" });
	expect(await app.list(everything)).toMatchObject({ all: 1, needsPerson: 0 });
});
