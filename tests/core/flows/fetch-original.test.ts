import { expect, test } from "vitest";

import { err, ok } from "#core/base/result.ts";
import { captureOne, digital, file, makeAnswer, makeApp, makeReading } from "./support.ts";

const address = "https://files.example.com/dzfp/1.pdf";

/** An app with one checked invoice, whose answer names a PDF; what is fetched is the text `fetched`. */
async function checked(fetched = "fetched", overrides: Parameters<typeof makeApp>[0] = {}) {
	const asked: string[] = [];
	const fake = await makeApp({
		fetchOriginal: async (url) => {
			asked.push(url);
			return ok(new TextEncoder().encode(fetched));
		},
		...overrides,
	});
	fake.answers[0] = (query) => ok(makeAnswer(query, { fields: digital(1), pdfUrl: address }));
	fake.files.set("a", ok([makeReading(digital(1), "xml", "xml")]));
	fake.files.set("fetched", ok([makeReading(digital(1))]));
	fake.files.set("other", ok([makeReading(digital(2))]));
	const { recordId } = await captureOne(fake.app, file("a"));
	await fake.app.verify("job", recordId, { fresh: false });
	return { ...fake, recordId, asked };
}

test("what was fetched is one more original of the invoice, and the timeline says so", async () => {
	const { app, recordId, asked } = await checked();

	const result = await app.fetchOriginal("job", recordId, "pdf");

	expect(asked).toEqual([address]);
	expect(result.ok && result.value.how).toBe("added");
	const view = await app.view(recordId);
	expect(view?.originals.map(({ form }) => form).sort()).toEqual(["pdf", "xml"]);
	expect(view?.originals.find(({ form }) => form === "pdf")?.name).toMatch(/^dzfp_2699\d{16}\.pdf$/);
	expect(view?.events.findLast(({ what }) => what === "fetched")?.facts).toEqual({
		form: "pdf",
		how: "added",
		host: "files.example.com",
	});
});

test("fetched again it is known, and kept once", async () => {
	const { app, recordId } = await checked();
	await app.fetchOriginal("job", recordId, "pdf");

	const again = await app.fetchOriginal("job", recordId, "pdf");

	expect(again.ok && again.value.how).toBe("known");
	expect((await app.view(recordId))?.originals).toHaveLength(2);
});

test("a file of another invoice is kept apart and not taken for this one's original", async () => {
	const { app, recordId } = await checked("other");

	const result = await app.fetchOriginal("job", recordId, "pdf");

	expect(result.ok && result.value.how).toBe("other");
	expect(result.ok && result.value.kept[0]?.recordId).not.toBe(recordId);
	expect((await app.view(recordId))?.originals).toHaveLength(1);
});

test.each([
	["no address for this form", "ofd", {}, "no_address"],
	["nobody who can fetch", "pdf", { fetchOriginal: undefined }, "not_available"],
	[
		"an address inside a private network",
		"pdf",
		{ fetchOriginal: async () => err({ code: "private_address" as const }) },
		"private_address",
	],
] as const)("%s is told", async (_, form, overrides, code) => {
	const { app, recordId } = await checked("fetched", overrides);

	const result = await app.fetchOriginal("job", recordId, form);

	expect(!result.ok && result.error.code).toBe(code);
});

test("what cannot be read is not kept, and the timeline has the reason", async () => {
	const { app, recordId } = await checked("rubbish");

	const result = await app.fetchOriginal("job", recordId, "pdf");

	expect(!result.ok && result.error.code).toBe("unknown_format");
	const view = await app.view(recordId);
	expect(view?.originals).toHaveLength(1);
	expect(view?.events.at(-1)?.facts).toEqual({ form: "pdf", problem: "unknown_format" });
});

test("a record that is gone is told", async () => {
	const { app } = await checked();

	const result = await app.fetchOriginal("job", "nobody", "pdf");

	expect(!result.ok && result.error.code).toBe("no_record");
});
