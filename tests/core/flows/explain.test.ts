import { expect, test } from "vitest";

import { fen } from "#core/base/fen.ts";
import { err, ok } from "#core/base/result.ts";
import type { RecordView } from "#core/flows/app.ts";
import { captureOne, digital, type Fake, file, makeAnswer, makeApp, makeReading, unmarked } from "./support.ts";

async function capturedOne(fake: Fake, fields = digital(1)): Promise<string> {
	fake.files.set("a", ok([makeReading(fields)]));
	return (await captureOne(fake.app, file("a"))).recordId;
}

async function viewed({ app }: Fake, id: string): Promise<RecordView> {
	const view = await app.view(id);
	if (!view) throw new Error("no such record");
	return view;
}

test("before anybody was asked there is nothing to explain", async () => {
	const fake = await makeApp();
	const view = await viewed(fake, await capturedOne(fake));

	expect([view.compared, view.diagnosis]).toEqual([undefined, undefined]);
});

test("an invoice that cannot be asked says what is missing", async () => {
	const fake = await makeApp();
	const view = await viewed(fake, await capturedOne(fake, digital(1, { total: undefined })));

	expect(view.diagnosis?.situation).toBe("missing_fields");
	expect(view.diagnosis?.facts).toEqual({ fields: "total" });
});

test("a match is compared with the file, not with itself", async () => {
	const fake = await makeApp();
	fake.answers[0] = (query) => ok(makeAnswer(query, { fields: { ...digital(1), total: fen(131_000) } }));
	const id = await capturedOne(fake);
	await fake.app.verify("job", id, { fresh: false });

	const { compared, diagnosis, invoice } = await viewed(fake, id);

	expect(invoice.fields.total).toBe(131_000);
	expect(compared?.comparison.fields.find(({ field }) => field === "total")).toMatchObject({
		relation: "differs",
		ours: 113_000,
		theirs: 131_000,
	});
	expect(diagnosis?.situation).toBe("match_differs");
});

test("a failure after a match keeps the comparison and tells the state that is known", async () => {
	const fake = await makeApp();
	fake.answers.unshift((query) => ok(makeAnswer(query, { state: "red_part", fields: digital(1) })));
	fake.answers[1] = () => err({ code: "http", status: 503 });
	const id = await capturedOne(fake);
	await fake.app.verify("job", id, { fresh: false });
	await fake.app.verify("job", id, { fresh: true });

	const { compared, diagnosis } = await viewed(fake, id);

	expect(compared?.comparison.differing).toBe(0);
	expect(diagnosis).toMatchObject({ situation: "http_busy", known: "red_part", facts: { status: 503 } });
});

test("an answer to other values than the invoice has now says so first", async () => {
	const fake = await makeApp({ sampleProvider: false });
	fake.answers[0] = (query) => ok(makeAnswer(query, { outcome: "mismatch", state: "unknown" }));
	const id = await capturedOne(fake, unmarked(1));
	await fake.app.verify("job", id, { fresh: false });
	expect((await viewed(fake, id)).diagnosis?.causes[0]?.code).not.toBe("values_changed");

	await fake.app.completeTyped(id, { total: fen(118_000) });
	fake.files.set("b", ok([makeReading(unmarked(1, { total: fen(118_000) }), "xml", "xml")]));
	await captureOne(fake.app, file("b"));

	const causes = (await viewed(fake, id)).diagnosis?.causes.map(({ code }) => code);
	expect(causes?.[0]).toBe("values_changed");
});
