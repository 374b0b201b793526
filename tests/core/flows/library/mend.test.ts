import fc from "fast-check";
import { expect, test } from "vitest";

import { mayGiveWay } from "#core/flows/library/mend.ts";
import { isSameInvoice, keysOf, namesOf } from "#core/flows/library/names.ts";

const names = fc
	.record(
		{
			digitalNumber: fc.constantFrom("26990000000000000001", "26990000000000000002"),
			code: fc.constant("099002300111"),
			number: fc.constantFrom("00000001", "00000002", "26990000000000000001"),
		},
		{ requiredKeys: [] },
	)
	.map(namesOf);

test("a row that nobody can read gives way to a record exactly where the two would be one if it could be read", () => {
	fc.assert(
		fc.property(names, names, (closed, sound) => {
			const keys = keysOf(sound);
			const numbers = keysOf(closed).filter((key) => keys.includes(key));
			fc.pre(numbers.length > 0); // else it is not found
			const others = keysOf(closed).length - numbers.length;

			const gives = mayGiveWay({ id: "closed", numbers, others }, { ids: [], keys, names: sound });

			expect(gives).toBe(isSameInvoice(closed, sound));
		}),
	);
});

test("one whose id the record is known to have had gives way whatever its numbers", () => {
	const row = { id: "closed", numbers: [], others: 2 };
	expect(mayGiveWay(row, { ids: ["new", "closed"], keys: [], names: {} })).toBe(true);
});
