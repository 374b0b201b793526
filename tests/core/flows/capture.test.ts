import { describe, expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { capture, captureOne, digital, everything, file, makeApp, makeReading } from "./support.ts";

describe("capturing files", () => {
	test("keeps one record with the very bytes that came", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));

		const { summary, reports, outcomes } = await capture(app, [file("a")]);

		expect(reports.map(({ what }) => what)).toEqual(["started", "done"]);
		expect(summary).toEqual({ files: 1, invoices: 1, failed: 0, cancelled: false });
		const kept = outcomes[0]?.ok ? outcomes[0].kept : [];
		expect(kept).toMatchObject([{ how: "new", row: { number: digital(1).number, sample: true, needsPerson: false } }]);
		const view = await app.view(kept[0]?.recordId ?? "");
		expect(view?.originals).toMatchObject([{ name: "a.pdf", mediaType: "application/pdf", bytes: 1, form: "pdf" }]);
		const original = await app.original(view?.originals[0]?.sha256 ?? "");
		expect(new TextDecoder().decode(original?.bytes)).toBe("a");
		expect((await app.list(everything)).rows.map(({ id }) => id)).toEqual([kept[0]?.recordId]);
	});

	test("makes one record of three originals of one invoice", async () => {
		const { app, files } = await makeApp();
		files.set("pdf", ok([makeReading(digital(1))]));
		files.set("ofd", ok([makeReading(digital(1), "ofd", "tag")]));
		files.set("xml", ok([makeReading(digital(1), "xml", "xml")]));

		const { outcomes } = await capture(app, [file("pdf"), file("ofd", "a.ofd"), file("xml", "a.xml")]);

		expect(outcomes.map((one) => one.ok && one.kept[0]?.how)).toEqual(["new", "merged", "merged"]);
		const { rows, all } = await app.list(everything);
		expect(all).toBe(1);
		expect(rows[0]?.forms.toSorted()).toEqual(["ofd", "pdf", "xml"]);
		expect((await app.view(rows[0]?.id ?? ""))?.originals.map(({ mediaType }) => mediaType)).toEqual([
			"application/pdf",
			"application/ofd",
			"text/xml",
		]);
	});

	test("knows the same bytes again, whatever their name", async () => {
		const { app, files } = await makeApp();
		files.set("a", ok([makeReading(digital(1))]));
		const first = await captureOne(app, file("a"));

		const again = await captureOne(app, file("a", "copy of a.pdf"));

		expect(again).toMatchObject({ how: "known", recordId: first.recordId });
		expect((await app.view(first.recordId))?.events.map(({ what }) => what)).toEqual(["captured"]);
		expect(await app.storage()).toMatchObject({ records: 1, originals: 1, bytes: 1 });
	});

	test("reports a bad file and goes on", async () => {
		const { app, files } = await makeApp();
		files.set("bad", err({ code: "broken" }));
		files.set("good", ok([makeReading(digital(1))]));

		const { summary, outcomes } = await capture(app, [file("bad"), file("good")]);

		expect(outcomes[0]).toEqual({ ok: false, problem: { code: "broken" } });
		expect(summary).toEqual({ files: 2, invoices: 1, failed: 1, cancelled: false });
		expect(await app.storage()).toMatchObject({ records: 1, originals: 1 });
	});
});
