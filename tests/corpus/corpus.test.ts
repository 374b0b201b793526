import { existsSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";
import { type Score, scoreCorpus } from "#cli/corpus/score.ts";
import { createReader } from "#cli/reader.ts";
import { makeDay } from "#core/base/day.ts";

/** Real invoices with their truth lie beside the project, never in it. */
const FOLDER = "../shared/corpus";
const present = existsSync(`${FOLDER}/corpus.json`);
if (!present) console.info(`skipped: no corpus of real invoices in ${FOLDER}`);

describe.skipIf(!present)("the corpus of real invoices comes out right", () => {
	let score: Score;
	beforeAll(async () => {
		const today = makeDay(2026, 11, 22);
		if (!today) throw new Error("not a day");
		const reader = createReader();
		score = await scoreCorpus(FOLDER, { reader, today });
		reader.close();
	}, 300_000);

	it.each([
		["xml", 1],
		["ofd", 0.99],
		["pdf", 0.98],
	])("field values of %s: a share of at least %f", (form, least) => {
		expect(share(score.byForm, form), score.mistakes.join("\n")).toBeGreaterThanOrEqual(least);
	});

	it.each(["xml", "ofd", "pdf"])("line items of %s: 95 %% of the documents", (form) => {
		expect(share(score.items, form), score.mistakes.join("\n")).toBeGreaterThanOrEqual(0.95);
	});

	it.each(["image", "pdf", "ofd"])("every known QR of %s is read", (form) => {
		expect(share(score.qr, form), score.mistakes.join("\n")).toBe(1);
	});

	it("takes nothing for an invoice that is none", () => {
		expect(score.negative.right).toBe(score.negative.of);
	});

	it("never shows a wrong number, total or date without a doubt", () => {
		expect(score.silent).toEqual([]);
	});
});

function share(table: Score["items"], form: string): number {
	const cell = table.get(form);
	return cell ? cell.right / cell.of : 0;
}
