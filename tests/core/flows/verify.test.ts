import { describe, expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { Settings } from "#core/flows/app.ts";
import {
	capture,
	captureOne,
	digital,
	everything,
	type Fake,
	file,
	makeAnswer,
	makeApp,
	makeReading,
	unmarked,
	value,
} from "./support.ts";

const HOUR = 3_600_000;
const quick = { fresh: false };
const fresh = { fresh: true };

async function withInvoice(
	fields = digital(1),
	overrides: Parameters<typeof makeApp>[0] = {},
): Promise<Fake & { id: string }> {
	const fake = await makeApp(overrides);
	fake.files.set("a", ok([makeReading(fields)]));
	const { recordId } = await captureOne(fake.app, file("a"));
	return { ...fake, id: recordId };
}

describe("asking the authority", () => {
	test("keeps the answer and judges the record again", async () => {
		const { app, id, asked } = await withInvoice();

		const verified = await app.verify("v", id, quick);

		expect(verified).toMatchObject({ ok: true, value: { outcome: "match", sample: true } });
		expect(asked).toEqual([
			{ kind: "digital_ordinary", code: "", number: digital(1).number, issuedOn: "20260914", checkValue: "1130.00" },
		]);
		const view = await app.view(id);
		expect(view?.verdict).toMatchObject({ authenticity: "confirmed", state: "normal", sample: true });
		expect(view?.answers).toHaveLength(1);
		expect(view?.events.at(-1)).toMatchObject({
			what: "asked",
			facts: { provider: "fake", outcome: "match", sample: 1 },
		});
		expect(view?.asksLeft).toBe(4);
		expect((await app.list({ ...everything, authenticity: "confirmed" })).count).toBe(1);
	});

	test("gives the kept answer without asking, unless a fresh one is wanted", async () => {
		const { app, id, asked, advance } = await withInvoice();
		await app.verify("v", id, quick);
		advance(HOUR);

		await app.verify("v", id, quick);
		const askedAfterQuick = asked.length;
		await app.verify("v", id, fresh);

		expect([askedAfterQuick, asked.length]).toEqual([1, 2]);
	});

	test("asks again when a typed value changes the question", async () => {
		const fake = await makeApp();
		const { recordId } = value(await fake.app.captureTyped(digital(1)));
		fake.answers.splice(0, 1, (query) => ok(makeAnswer(query, { outcome: "mismatch", state: "unknown" })));
		await fake.app.verify("v", recordId, quick);
		await fake.app.completeTyped(recordId, { total: digital(1).tax });

		await fake.app.verify("v", recordId, quick);

		expect(fake.asked.map(({ checkValue }) => checkValue)).toEqual(["1130.00", "130.00"]);
	});

	test("stops at five a day and goes on the next day in China", async () => {
		const { app, id, asked, advance } = await withInvoice();
		for (let count = 0; count < 5; count++) await app.verify("v", id, fresh);

		const sixth = await app.verify("v", id, fresh);
		const left = (await app.view(id))?.asksLeft;
		advance(14 * HOUR); // 02:00 to 16:00 UTC is midnight in China
		const tomorrow = await app.verify("v", id, fresh);

		expect(sixth).toEqual({ ok: false, error: { code: "daily_limit", used: 5 } });
		expect(left).toBe(0);
		expect(tomorrow.ok).toBe(true);
		expect(asked).toHaveLength(6);
	});

	test("is due until it is answered, and the list says by what the answer was decided", async () => {
		const { app, id, answers } = await withInvoice();
		answers.splice(0, 1, (query) => ok(makeAnswer(query, { outcome: "not_found", state: "unknown" })));
		const before = await app.view(id);

		await app.verify("v", id, quick);

		const after = await app.view(id);
		expect([before?.checkDue, after?.checkDue]).toEqual([true, false]);
		expect([before?.row.why.authenticity, after?.row.why.authenticity]).toEqual(["not_asked", "sample_not_found"]);
		expect((await app.list(everything)).rows[0]?.why).toEqual(after?.row.why);
	});

	test("that fails leaves an event and no answer", async () => {
		const { app, id, answers } = await withInvoice();
		answers.splice(0, 1, () => err({ code: "timeout" }));

		const verified = await app.verify("v", id, quick);

		const view = await app.view(id);
		expect(verified).toEqual({ ok: false, error: { code: "timeout" } });
		expect(view).toMatchObject({ answers: [], verdict: { authenticity: "unknown" } });
		expect(view?.events.at(-1)).toMatchObject({ what: "asked", facts: { provider: "fake", problem: "timeout" } });
	});

	test("is not done for a real invoice by the sample authority", async () => {
		const { app, id, asked } = await withInvoice(unmarked(1));

		expect(await app.verify("v", id, quick)).toEqual({ ok: false, error: { code: "sample_only" } });
		expect(asked).toEqual([]);
	});

	test("marks every answer about an invented invoice as 演示, whoever gave it", async () => {
		const { app, id } = await withInvoice(digital(1), { sampleProvider: false });

		expect(await app.verify("v", id, quick)).toMatchObject({ ok: true, value: { sample: true } });
		expect((await app.view(id))?.verdict.sample).toBe(true);
	});

	test("takes an authority's answer about a real invoice for what it is", async () => {
		const { app, id } = await withInvoice(unmarked(1), { sampleProvider: false });

		expect(await app.verify("v", id, quick)).toMatchObject({ ok: true, value: { sample: false } });
		expect((await app.view(id))?.verdict).toMatchObject({ authenticity: "confirmed", sample: false });
	});

	test("says what is missing or cannot be asked", async () => {
		const { app, id } = await withInvoice(digital(1, { total: undefined, amount: undefined }));
		const fiscal = value(await app.captureTyped({ kind: "fiscal", code: "99000000", number: "0000000018" }));
		const settings: Settings = { ...(await app.settings()), provider: { mode: "none" } };
		const complete = value(await app.captureTyped(digital(2)));
		await app.saveSettings(settings);

		expect(await app.verify("v", id, quick)).toEqual({
			ok: false,
			error: { code: "missing_fields", fields: ["total"] },
		});
		expect((await app.view(id))?.query).toEqual({ ok: false, error: { code: "missing_fields", fields: ["total"] } });
		expect(await app.verify("v", fiscal.recordId, quick)).toEqual({
			ok: false,
			error: { code: "unsupported_kind", kind: "fiscal" },
		});
		expect(await app.verify("v", "nowhere", quick)).toEqual({ ok: false, error: { code: "no_record" } });
		expect(await app.verify("v", complete.recordId, quick)).toEqual({ ok: false, error: { code: "not_set" } });
	});

	test("twice at a time asks once", async () => {
		const { app, id, asked } = await withInvoice();

		const both = await Promise.all([app.verify("v1", id, fresh), app.verify("v2", id, fresh)]);

		expect(both.map(({ ok: good }) => good)).toEqual([true, true]);
		expect(asked).toHaveLength(1);
	});

	test("in two tabs at a time asks once, and both have the answer", async () => {
		const { app, id, another, asked } = await withInvoice();
		const other = await another();

		const both = await Promise.all([app.verify("v", id, fresh), other.verify("v", id, fresh)]);

		expect(both.map(({ ok: good }) => good)).toEqual([true, true]);
		expect(asked).toHaveLength(1);
		expect((await app.view(id))?.answers).toHaveLength(1);
	});

	test("joins two records when the answer says that they are one invoice", async () => {
		const paper = { kind: "digital_paper_special", code: "9900254130", number: "00000018" } as const;
		const fake = await makeApp();
		const { app, files } = fake;
		files.set("digital", ok([makeReading({ digitalNumber: digital(7).number, sellerName: "演示商贸7有限公司" })]));
		files.set("paper", ok([makeReading({ ...digital(7), ...paper })]));
		const first = await captureOne(app, file("digital"));
		const second = await captureOne(app, file("paper"));
		fake.answers.splice(0, 1, (query) => ok(makeAnswer(query, { fields: { digitalNumber: digital(7).number ?? "" } })));

		await app.verify("v", second.recordId, quick);

		expect((await app.list(everything)).rows.map(({ id }) => id)).toEqual([first.recordId]);
		expect((await app.view(first.recordId))?.answers).toHaveLength(1);
	});

	test("stops when its job is cancelled, and notes that it was asked", async () => {
		const asked = Promise.withResolvers<void>();
		const { app, id } = await withInvoice(digital(1), {
			provider: () => ({
				id: "slow",
				name: { zh: "慢", en: "slow" },
				sample: true,
				supports: () => true,
				ask() {
					asked.resolve();
					return new Promise(() => undefined); // never answers, never listens
				},
			}),
		});

		const verifying = app.verify("v", id, quick);
		await asked.promise;
		await app.cancel("v");

		expect(await verifying).toEqual({ ok: false, error: { code: "aborted" } });
		expect((await app.view(id))?.events.at(-1)).toMatchObject({ what: "asked", facts: { problem: "aborted" } });
	});
});

describe("asking by itself after a capture", () => {
	async function withAsking(fake: Fake): Promise<void> {
		await fake.app.saveSettings({ ...(await fake.app.settings()), askOnCapture: true });
		for (const serial of [1, 2, 3]) fake.files.set(`f${serial}`, ok([makeReading(digital(serial))]));
	}
	const three = [file("f1"), file("f2"), file("f3")];

	test("reports each file with its answer", async () => {
		const fake = await makeApp();
		await withAsking(fake);

		const { outcomes } = await capture(fake.app, three);

		expect(outcomes.map((one) => one.ok && one.kept[0]?.row.authenticity)).toEqual([
			"confirmed",
			"confirmed",
			"confirmed",
		]);
	});

	test("does not ask about what is known already", async () => {
		const fake = await makeApp();
		await withAsking(fake);
		await capture(fake.app, three);

		await capture(fake.app, three);

		expect(fake.asked).toHaveLength(3);
	});

	test("keeps every file when nobody can be reached, and asks about each once for now", async () => {
		const fake = await makeApp();
		await withAsking(fake);
		fake.answers.splice(0, 1, () => err({ code: "offline" }));

		const { outcomes } = await capture(fake.app, three);

		expect(outcomes.every((one) => one.ok)).toBe(true);
		expect(fake.asked).toHaveLength(3);
		expect((await fake.app.list(everything)).count).toBe(3);
	});

	test("goes on with the next invoice when one cannot be asked about", async () => {
		const fake = await makeApp();
		await withAsking(fake);
		fake.files.set("f1", ok([makeReading({ ...digital(1), total: undefined })]));

		await capture(fake.app, three);

		expect(fake.asked).toHaveLength(2);
	});
});
