import { describe, expect, test } from "vitest";
import { fieldNames } from "#core/model/fields.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Check } from "#core/rules/check.ts";
import { checkById, checks, runChecks } from "#core/rules/index.ts";
import { sentenceOf } from "#core/rules/sentence.ts";
import { missingThings } from "#core/rules/support/outcome.ts";
import { settle } from "#core/settle/settle.ts";
import { arithmetic } from "./cases/arithmetic.ts";
import { type Case, context, face, line, ownCompany } from "./cases/case.ts";
import { claims } from "./cases/claims.ts";
import { red } from "./cases/red.ts";
import { structure } from "./cases/structure.ts";

const cases: readonly Case[] = [...arithmetic, ...red, ...structure, ...claims];

function run({ check, invoice, context: more }: Case): Finding {
	const found = checkById(check);
	if (!found) throw new Error(`no check ${check}`);
	return found.run(invoice, { ...context, ...more });
}

describe("every case", () => {
	test.each(cases.map((one) => [one.check, one.label, one] as const))("%s: %s", (_check, _label, one) => {
		const finding = run(one);

		if (one.gives === "clear") expect(finding).toEqual({ check: one.check, outcome: "clear" });
		else if ("without" in one.gives)
			expect(finding).toEqual({ check: one.check, outcome: "notRun", missing: one.gives.without });
		else
			expect(finding).toMatchObject({
				check: one.check,
				outcome: "found",
				severity: one.gives[0],
				facts: { sentence: one.gives[1] },
			});
	});
});

describe("every check", () => {
	test("has an id of its own, a name in both languages and the source of its rule", () => {
		expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
		for (const { id, name, basis } of checks) {
			expect(id).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
			expect(name.zh).toMatch(/\p{Script=Han}/u);
			expect(name.en).toMatch(/^[A-Z][a-zA-Z, ]+$/);
			expect(basis, id).toMatch(/domain §|GB |财会|公告/);
		}
	});

	test.each(checks.map((check) => [check.id, check] as const))("%s fires, stays silent and can fail to tell", (id) => {
		const outcomes = cases.filter((one) => one.check === id).map((one) => run(one).outcome);
		expect(new Set(outcomes)).toEqual(new Set(["found", "clear", "notRun"]));
	});

	test.each(checks.map((check) => [check.id, check] as const))("%s fills each of its sentences", (id, check) => {
		const hits = cases
			.filter((one) => one.check === id)
			.map(run)
			.filter((finding) => finding.outcome === "found");

		expect(new Set(hits.map((hit) => hit.facts.sentence))).toEqual(new Set(Object.keys(check.sentences)));
		for (const hit of hits) {
			const { zh, en } = sentenceOf(check, hit);
			expect(`${zh}${en}`).not.toMatch(/[{}]|undefined|NaN/);
			expect(zh, "Chinese ends as a sentence, without exclamation").toMatch(/^[^!！]+。$/);
			expect(en, "English is written in English").toMatch(/^[^!]+\.$/);
		}
	});

	test("the sample authority is never called the tax authority's answer", () => {
		const hit = cases
			.filter((one) => one.invoice.sampleAuthority)
			.map(run)
			.filter((finding) => finding.outcome === "found");
		const told = hit.map((one) => sentenceOf(checkById(one.check) as Check, one)); // it ran, so it exists
		expect(told.length).toBeGreaterThan(1);
		for (const { zh, en } of told) {
			expect(zh).toContain("演示");
			expect(zh).not.toMatch(/税务机关的答复是/);
			expect(en).toContain("sample");
		}
	});

	test("keeps its sentence short, however long a name in the file is", () => {
		const long = "*酒*".padEnd(5_000, "示");
		for (const hit of runChecks(face({ buyerName: long }, { lines: [line(long)] }), {
			...context,
			ownCompanies: [ownCompany],
		})) {
			if (hit.outcome !== "found") continue;
			expect(sentenceOf(checkById(hit.check) as Check, hit).zh.length, hit.check).toBeLessThan(400); // it ran, so it exists
		}
	});

	test("names what is missing from one vocabulary", () => {
		const known: readonly string[] = [...fieldNames, ...missingThings];
		const named = cases.map(run).flatMap((finding) => (finding.outcome === "notRun" ? finding.missing : []));
		expect(named.filter((one) => !known.includes(one))).toEqual([]);
	});

	test("names every missing thing of that vocabulary at least once", () => {
		const named = new Set<string>(
			cases.map(run).flatMap((finding) => (finding.outcome === "notRun" ? finding.missing : [])),
		);
		expect(missingThings.filter((thing) => !named.has(thing))).toEqual([]);
	});

	test("says nothing against an empty invoice, and does not throw", () => {
		const findings = runChecks(settle([]), { ...context, ownCompanies: [ownCompany], twins: [], claimWithinDays: 30 });
		expect(findings.map((finding) => finding.check)).toEqual(checks.map((check) => check.id));
		expect(findings.filter((finding) => finding.outcome === "found")).toEqual([]);
	});

	test("does not throw on faces with one field or one line", () => {
		for (const one of cases) {
			for (const field of fieldNames) {
				const value = one.invoice.fields[field];
				if (value !== undefined) runChecks(face({ [field]: value }), context);
			}
		}
		expect(runChecks(face({}, { lines: [line("")] }), context)).toHaveLength(checks.length);
	});
});

test("a finding whose sentence the check does not have is a bug and says so", () => {
	const check = checks[0] as Check; // the list is not empty
	const finding = {
		check: check.id,
		outcome: "found",
		severity: "look",
		fields: [],
		facts: { sentence: "none" },
	} as const;
	expect(() => sentenceOf(check, finding)).toThrow("no sentence none");
});
