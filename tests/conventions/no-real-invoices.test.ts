import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

/** The corpus of real invoices lies beside the project where it is measured, never in it. */
const CORPUS = "../shared/corpus/corpus.json";

/** Long enough that an invented value cannot be the same by chance. */
const TELLING = /^(?:\d{10,20}|[0-9A-Z]{15,20}|\p{Script=Han}.{6,})$/u;

/** What names a real invoice: its numbers and its parties. */
const NAMING = ["number", "code", "checkCode", "buyerName", "buyerTaxId", "sellerName", "sellerTaxId"];

describe.skipIf(!existsSync(CORPUS))("no real invoice stands in the repository", () => {
	it("finds no number, tax id or party of the corpus in a tracked file", () => {
		const entries = JSON.parse(readFileSync(CORPUS, "utf8")) as {
			synthetic: boolean;
			truth: Record<string, unknown>;
		}[];
		const values = entries
			.filter((entry) => !entry.synthetic)
			.flatMap(({ truth }) => NAMING.map((name) => truth[name]))
			.filter((value): value is string => typeof value === "string" && TELLING.test(value));
		// Public tax ids of well-known firms are test vectors for the check digit.
		const vectors = existsSync("tests/core/model/tax-ids.json")
			? readFileSync("tests/core/model/tax-ids.json", "utf8")
			: "";
		const telling = [...new Set(values)].filter((value) => !vectors.includes(value));

		const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
		const found = tracked.flatMap((path) => {
			const text = existsSync(path) ? readFileSync(path, "utf8") : "";
			return telling.filter((value) => text.includes(value)).map((value) => `${path}: ${value}`);
		});

		expect(telling.length).toBeGreaterThan(100);
		expect(found).toEqual([]);
	});
});
