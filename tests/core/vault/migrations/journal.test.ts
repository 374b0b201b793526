import { describe, expect, test } from "vitest";
import { journal } from "#core/vault/migrations/0003-journal.ts";
import { plainSteps } from "#core/vault/migrations/plain.ts";
import type { Json } from "#core/vault/migrations/step.ts";
import { newName, openPlain } from "../support.ts";

const query = { kind: "digital_ordinary", code: "", number: "26992000000000000001", checkValue: "1130.00" };
const asked = { provider: "sample", sample: true, query, lines: [], raw: "{}" };

/** A record as version 2 wrote it, frozen with it: asked three times, once without an answer. */
const record: Json = {
	id: "r1",
	sample: true,
	readings: [
		{
			form: "pdf",
			evidence: [
				{ field: "number", value: "26992000000000000001", source: "text" },
				{ field: "sellerName", value: "演示商贸有限公司", source: "text" },
				{ field: "total", value: 113000, source: "text" },
			],
		},
	],
	typed: [{ field: "kind", value: "digital_ordinary", source: "typed" }],
	answers: [
		{ ...asked, askedAt: "2026-11-01T02:00:00.000Z", outcome: "match", state: "normal", fields: { total: 113000 } },
		{ ...asked, askedAt: "2026-11-03T02:00:00.000Z", outcome: "not_found", state: "unknown", fields: {} },
	],
	events: [
		{ at: "2026-10-01T02:00:00.000Z", what: "captured", facts: { name: "a.pdf" } },
		{ at: "2026-11-01T02:00:01.000Z", what: "asked", facts: { provider: "sample", outcome: "match", state: "normal" } },
		{ at: "2026-11-02T02:00:00.000Z", what: "asked", facts: { provider: "fpcy", problem: "http", status: 502 } },
		{ at: "2026-11-03T02:00:01.000Z", what: "asked", facts: { provider: "sample", outcome: "not_found" } },
	],
};

const told = {
	kind: "digital_ordinary",
	code: "",
	number: "26992000000000000001",
	sellerName: "演示商贸有限公司",
	total: 113000,
	sample: true,
	how: "asked",
};
const expected = [
	{ ...told, at: "2026-11-01T02:00:00.000Z", provider: "sample", outcome: "match", state: "normal" },
	{ ...told, at: "2026-11-03T02:00:00.000Z", provider: "sample", outcome: "not_found", state: "unknown" },
	{ ...told, at: "2026-11-02T02:00:00.000Z", provider: "fpcy", problem: "http", status: 502, state: "unknown" },
];

describe("the history of questions", () => {
	test("is made from the answers and the failed tries of a record", () => {
		expect(journal.journal?.(record)).toEqual(expected);
	});

	test.each<[string, Json]>([
		["a record that was never asked about", { id: "r2", answers: [], events: [], readings: [], typed: [] }],
		["what is no record at all", null],
	])("has nothing of %s", (_, body) => {
		expect(journal.journal?.(body)).toEqual([]);
	});

	test("is filled when older data are opened, and the records stay as they were", async () => {
		const name = newName();
		const before = await openPlain(
			name,
			plainSteps.filter(({ version }) => version < 3),
		);
		await before.db
			.table("records")
			.bulkPut([{ id: "r1", rev: 4, keys: ["26992000000000000001"], files: [], body: JSON.stringify(record) }]);
		before.db.close();

		const { vault, db } = await openPlain(name);

		const { entries, count } = await vault.journalSince(-1);
		expect(entries.map(({ entry }) => entry)).toEqual(expected);
		expect([count, entries.every(({ recordId }) => recordId === "r1")]).toEqual([3, true]);
		expect(await db.records.get("r1")).toMatchObject({ rev: 4, body: JSON.stringify(record) });
	});
});
