import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalJson } from "#core/base/canonical-json.ts";

describe("canonical JSON", () => {
	it("is the same whatever the order of the keys, and is read back as it was", async () => {
		await fc.assert(
			fc.property(
				fc.jsonValue({ noUnicodeString: false }),
				fc.dictionary(fc.string(), fc.jsonValue()),
				(value, more) => {
					const there = { ...more, value };
					const back = Object.fromEntries(Object.entries(there).toReversed());

					expect(canonicalJson(back)).toBe(canonicalJson(there));
					expect(JSON.parse(canonicalJson(there))).toEqual(JSON.parse(JSON.stringify(there)));
				},
			),
		);
	});
});
