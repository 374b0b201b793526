import { describe, expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { ok } from "#core/base/result.ts";
import { formatQr } from "#core/qr/text.ts";
import { captureOne, day, digital, everything, file, makeApp, makeReading, value } from "./support.ts";

const unread = makeReading({}, "image", "qr", { notes: [{ code: "needs_person", reason: "no_readable_qr" }] });

describe("a picture that cannot be read", () => {
	test("is kept and waits for a person", async () => {
		const { app, files } = await makeApp();
		files.set("photo", ok([unread]));

		const kept = await captureOne(app, file("photo", "photo.jpg"));

		expect(kept).toMatchObject({ how: "new", row: { needsPerson: true, authenticity: "unknown" } });
		expect(await app.list({ ...everything, where: "needs_person" })).toMatchObject({ count: 1, needsPerson: 1 });
	});

	test("is known when the same bytes come again, also after a person typed its number", async () => {
		const { app, files } = await makeApp();
		files.set("photo", ok([unread]));
		const first = await captureOne(app, file("photo"));
		const second = await captureOne(app, file("photo"));
		await app.completeTyped(first.recordId, digital(1));

		const third = await captureOne(app, file("photo"));

		expect(second).toMatchObject({ how: "known", recordId: first.recordId });
		expect(third).toMatchObject({ how: "known", recordId: first.recordId, row: { needsPerson: false } });
		expect((await app.list(everything)).all).toBe(1);
	});

	test("becomes the record of its invoice when the typed number is already here", async () => {
		const { app, files } = await makeApp();
		files.set("pdf", ok([makeReading(digital(1))]));
		files.set("photo", ok([unread]));
		const invoice = await captureOne(app, file("pdf"));
		const photo = await captureOne(app, file("photo", "photo.jpg"));

		const completed = value(await app.completeTyped(photo.recordId, { number: digital(1).number }));

		expect(completed).toMatchObject({ how: "merged", recordId: invoice.recordId });
		expect(await app.view(photo.recordId)).toBeUndefined();
		const view = await app.view(invoice.recordId);
		expect(view?.originals.map(({ name }) => name).toSorted()).toEqual(["pdf.pdf", "photo.jpg"]);
		expect((await app.list(everything)).rows.map(({ id }) => id)).toEqual([invoice.recordId]);
	});

	test("takes its place beside the number it gets, and loses a value that is emptied again", async () => {
		const { app, files } = await makeApp();
		files.set("photo", ok([unread]));
		const photo = await captureOne(app, file("photo"));
		await app.completeTyped(photo.recordId, digital(1, { sellerName: "演示错字公司" }));

		await app.completeTyped(photo.recordId, { sellerName: "" });

		const view = await app.view(photo.recordId);
		expect(view?.invoice.fields).toMatchObject({ number: digital(1).number, total: digital(1).total });
		expect(view?.invoice.fields.sellerName).toBeUndefined();
		expect(view?.invoice.sources.number).toBe("typed");
	});

	test("has a field emptied by what a port carries as JSON, and by what a worker is told", async () => {
		const { app, files } = await makeApp();
		files.set("photo", ok([unread]));
		const photo = await captureOne(app, file("photo"));

		for (const emptied of [JSON.parse(JSON.stringify({ sellerName: null })), { sellerName: undefined }]) {
			await app.completeTyped(photo.recordId, digital(1, { sellerName: "演示错字公司" }));
			await app.completeTyped(photo.recordId, emptied);

			expect((await app.view(photo.recordId))?.invoice.fields.sellerName).toBeUndefined();
		}
	});

	test("stays emptied when it becomes part of the record that was typed before", async () => {
		const { app, files } = await makeApp();
		files.set("pdf", ok([makeReading(digital(1))]));
		files.set("photo", ok([unread]));
		const invoice = await captureOne(app, file("pdf"));
		const photo = await captureOne(app, file("photo", "photo.jpg"));
		await app.completeTyped(photo.recordId, { remark: "演示错字" });
		await app.completeTyped(invoice.recordId, { remark: "演示错字" });
		await app.completeTyped(invoice.recordId, { remark: null });

		await app.completeTyped(photo.recordId, { number: digital(1).number });

		const view = await app.view(invoice.recordId);
		expect(view?.invoice.evidence.filter(({ field }) => field === "remark")).toEqual([]);
	});

	test("that is gone cannot be completed", async () => {
		const { app } = await makeApp();

		expect(await app.completeTyped("nowhere", digital(1))).toEqual({ ok: false, error: { code: "no_record" } });
	});
});

describe("a typed form", () => {
	test("is kept as what a person says", async () => {
		const { app } = await makeApp();

		const kept = value(await app.captureTyped(digital(1)));

		expect(kept).toMatchObject({ how: "new", row: { forms: ["typed"], authenticity: "unknown", sample: true } });
		expect((await app.view(kept.recordId))?.invoice.sources.total).toBe("typed");
	});

	test("with boxes left empty does not say that they were emptied", async () => {
		const { app } = await makeApp();

		const kept = value(await app.captureTyped({ number: digital(1).number, sellerName: "", total: undefined }));

		const events = (await app.view(kept.recordId))?.events ?? [];
		expect(events.map(({ facts }) => facts.fields)).toEqual(["number"]);
	});

	test("of a known invoice adds nothing when it says the same", async () => {
		const { app, files } = await makeApp();
		files.set("pdf", ok([makeReading(digital(1))]));
		const invoice = await captureOne(app, file("pdf"));

		const again = value(await app.captureTyped({ number: digital(1).number, total: digital(1).total }));

		expect(again).toMatchObject({ how: "known", recordId: invoice.recordId });
	});

	test("of a known invoice is kept where the sources dispute, and then known", async () => {
		const { app, files } = await makeApp();
		files.set("pdf", ok([makeReading(digital(1))]));
		files.set("photo", ok([makeReading({ ...digital(1), total: digital(1).tax }, "image", "ocr")]));
		await captureOne(app, file("pdf"));
		await captureOne(app, file("photo"));
		const form = { number: digital(1).number, total: digital(1).total };

		const settling = value(await app.captureTyped(form));
		const again = value(await app.captureTyped(form));

		expect([settling.how, again.how]).toEqual(["merged", "known"]);
		const typed = (await app.view(again.recordId))?.invoice.evidence.filter(({ source }) => source === "typed");
		expect(typed?.map(({ field, value }) => [field, value])).toEqual([["total", digital(1).total]]);
	});

	test("of a known invoice adds what the file did not say", async () => {
		const { app, files } = await makeApp();
		files.set("pdf", ok([makeReading({ number: digital(1).number })]));
		const invoice = await captureOne(app, file("pdf"));

		const again = value(await app.captureTyped(digital(1)));

		expect(again).toMatchObject({ how: "merged", recordId: invoice.recordId, row: { total: digital(1).total } });
	});
});

describe("pasted text", () => {
	const qr = formatQr({
		type: "10",
		code: "099002500111",
		number: "00000018",
		amount: fen(10_000),
		issuedOn: day("20250914"),
		checkCode: "12345678901234567890",
	});

	test("of a QR is kept as the QR", async () => {
		const { app } = await makeApp();

		const kept = await app.captureText(qr, "qr");

		expect(kept).toMatchObject({
			ok: true,
			value: [{ how: "new", row: { number: "00000018", forms: ["qr"], sample: true } }],
		});
	});

	test("of the same QR is known, and one typed by a scan gun is taken for a QR", async () => {
		const { app } = await makeApp();
		await app.captureText(qr, "qr");

		const again = await app.captureText(`${qr}\n`, "typed");

		expect(again).toMatchObject({ ok: true, value: [{ how: "known" }] });
	});

	test("with several lines is several invoices", async () => {
		const { app } = await makeApp();
		const lines = [1, 2, 3].map((serial) => `${digital(serial).number} 2026-09-14 ${serial}.50`);

		const kept = await app.captureText(`发票号码 开票日期 价税合计\n${lines.join("\n")}\n`, "typed");

		expect(kept.ok && kept.value.map(({ row }) => [row.number, row.total])).toEqual([
			[digital(1).number, 150],
			[digital(2).number, 250],
			[digital(3).number, 350],
		]);
	});

	test.each([
		["nothing", "  ", "typed", "empty"],
		["a sentence", "请帮我看看这张票", "typed", "not_invoice"],
		["a number without its code", "00000018 2025-09-14", "typed", "not_invoice"],
		["the address of a page", "https://example.com/kp?x=1", "qr", "not_invoice"],
	] as const)("that is %s is refused", async (_, text, form, code) => {
		const { app } = await makeApp();

		expect(await app.captureText(text, form)).toEqual({ ok: false, error: { code } });
	});
});
