import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { mergeReadings, mergeRecords } from "#core/flows/library/merge.ts";
import { withoutRow } from "#core/flows/undo/row.ts";
import { evidence } from "#core/model/evidence.ts";
import type { InvoiceRecord, StoredReading } from "#core/model/record.ts";
import { mergeFacts } from "#core/sync/merge.ts";
import { born, hashOf } from "#tests/core/sync/make.ts";

const at = (minute: number) => `2026-11-20T02:0${minute}:00.000Z`;

/** A row of a ledger, read or taken back in this minute. */
function row(seller: string, minute: number, gone = false): StoredReading {
	return {
		...{ form: "ledger", lines: [], qr: [], notes: [], part: 0, readAt: at(minute), ...(gone && { gone }) },
		evidence: [evidence("sellerName", seller, "ledger")],
	};
}

const holding = (...readings: readonly StoredReading[]): InvoiceRecord => ({ ...born("r"), readings });
const rowsOf = ({ readings }: InvoiceRecord) =>
	readings.map(({ evidence: [said], readAt, gone }) => `${said?.value} ${readAt.slice(14, 16)}${gone ? " gone" : ""}`);
/** As a vault that hears its own record again makes it. */
const joined = (record: InvoiceRecord) => mergeFacts(record, record, hashOf);

const rows = fc
	.uniqueArray(fc.tuple(fc.constantFrom("甲", "乙", "丙"), fc.nat(5), fc.boolean()), { selector: ([said]) => said })
	.map((all) => holding(...all.map(([said, minute, gone]) => row(said, minute, gone))));

describe("rows that were taken back", () => {
	test("stand once in a record, however two became one, as vaults that are joined have them", () => {
		fc.assert(
			fc.property(rows, rows, (a, b) => {
				const merged = mergeRecords(a, b);
				expect(rowsOf(merged).toSorted()).toEqual(rowsOf(joined(merged)).toSorted());
			}),
		);
	});

	test.each([
		["taken back later there", row("甲", 1), row("甲", 2, true), ["甲 02 gone"]],
		["taken back here, kept anew there", row("甲", 2, true), row("甲", 3), ["甲 03"]],
		["kept before it was taken back here", row("甲", 2, true), row("甲", 1), ["甲 02 gone"]],
		["taken back there before it was kept anew here", row("甲", 3), row("甲", 2, true), ["甲 03"]],
		["another one", row("甲", 1), row("乙", 2, true), ["甲 01", "乙 02 gone"]],
	])("hold as they were left last: %s", (_, here, there, expected) => {
		expect(rowsOf(mergeRecords(holding(here), holding(there)))).toEqual(expected);
	});

	test("are there again once they are kept anew, in the place of what is there now", () => {
		const { record, added } = mergeReadings(holding(row("甲", 2, true)), [row("甲", 3)]);
		expect([rowsOf(record), added]).toEqual([["甲 03"], 1]);

		const instead = mergeReadings(holding(row("甲", 2, true), row("乙", 3)), [row("甲", 4)]);
		expect(rowsOf(instead.record)).toEqual(["甲 04"]);
	});

	test.each([
		["is not there", [], ["乙 05 gone", "甲 01"]],
		["came back from another vault", [row("甲", 1)], ["甲 01", "乙 05 gone"]],
		[
			"was taken back since: a word too many is better than one that is lost",
			[row("甲", 4, true)],
			["乙 05 gone", "甲 04"],
		],
		["was taken back before it was kept", [row("甲", 0, true)], ["乙 05 gone", "甲 01"]],
	])("bring back the one before where it %s", (_, held, expected) => {
		const step = { what: "row", recordId: "r", readAt: at(3), before: row("甲", 1) } as const;

		const back = withoutRow(holding(...held, row("乙", 3)), step, at(5));

		expect(rowsOf(back)).toEqual(expected);
		expect(rowsOf(joined(back)).toSorted()).toEqual(expected.toSorted());
	});
});
