import { expect, test } from "vitest";

import { ok } from "#core/base/result.ts";
import { capture, digital, everything, file, makeApp, makeReading } from "./support.ts";

const member = (serial: number) => makeReading(digital(serial), "pdf", "text", { member: `${serial}.pdf` });

test("keeps every invoice of a container with its member, and lists the members that failed", async () => {
	const { app, files } = await makeApp();
	const same = makeReading(digital(2), "xml", "xml", { member: "2.xml" });
	const failed = [{ member: "x.doc", problem: { code: "unknown_format" as const } }];
	files.set("zip", { ok: true, value: [member(1), member(2), member(3), same], failed });

	const { outcomes, summary } = await capture(app, [file("zip", "all.zip")]);

	expect(outcomes).toMatchObject([{ ok: true, failed, kept: [{ how: "new" }, { how: "new" }, { how: "new" }] }]);
	expect(summary).toEqual({ files: 1, invoices: 3, failed: 1, cancelled: false });
	const second = (await app.list({ ...everything, text: digital(2).number ?? "" })).rows[0];
	expect((await app.view(second?.id ?? ""))?.originals.map(({ name, member: of }) => [name, of])).toEqual([
		["all.zip", "2.pdf"],
		["all.zip", "2.xml"],
	]);
	expect(await app.storage()).toMatchObject({ records: 3, originals: 1 });
});

test("knows a container again as a whole; a loose copy of a member is one more original", async () => {
	const { app, files } = await makeApp();
	files.set("zip", ok([member(1), member(2)]));
	files.set("loose", ok([makeReading(digital(1))]));
	await capture(app, [file("zip")]);

	const { outcomes } = await capture(app, [file("zip"), file("loose")]);

	expect(outcomes.flatMap((one) => (one.ok ? one.kept.map(({ how }) => how) : []))).toEqual([
		"known",
		"known",
		"merged",
	]);
});

test("does not take invoices for twins because they share a file", async () => {
	const { app, files } = await makeApp();
	const pages = [1, 2].map((serial) => makeReading(digital(serial), "pdf", "text", { pages: [serial] }));
	files.set("two pages", ok(pages));

	const { outcomes } = await capture(app, [file("two pages")]);

	const ids = outcomes.flatMap((one) => (one.ok ? one.kept.map(({ recordId }) => recordId) : []));
	const views = await Promise.all(ids.map((id) => app.view(id)));
	expect(views.map((view) => view?.findings.find(({ check }) => check === "duplicate")?.outcome)).toEqual([
		"clear",
		"clear",
	]);
});

test("keeps nothing of a container whose only member failed, and says which", async () => {
	const { app, files } = await makeApp();
	const failed = [{ member: "x.pdf", problem: { code: "encrypted" as const } }];
	files.set("zip", { ok: true, value: [], failed });

	const { outcomes, summary } = await capture(app, [file("zip")]);

	expect(outcomes).toEqual([{ ok: true, kept: [], failed }]);
	expect(summary.failed).toBe(1);
	expect(await app.storage()).toMatchObject({ originals: 0 });
});

test("keeps several pictures without a number of one container apart", async () => {
	const { app, files } = await makeApp();
	const unread = (name: string) =>
		makeReading({}, "image", "qr", { member: name, notes: [{ code: "needs_person", reason: "no_readable_qr" }] });
	files.set("zip", ok([unread("a.jpg"), unread("b.jpg")]));

	await capture(app, [file("zip")]);
	const { outcomes } = await capture(app, [file("zip")]);

	expect(outcomes).toMatchObject([{ kept: [{ how: "known" }, { how: "known" }] }]);
	expect((await app.list(everything)).needsPerson).toBe(2);
});
