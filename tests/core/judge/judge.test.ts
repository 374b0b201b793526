import { describe, expect, test } from "vitest";

import { judge } from "#core/judge/judge.ts";
import { type ReasonCode, reasonCodes } from "#core/judge/reasons.ts";
import { type Answer, type InvoiceState, invoiceStates, type Outcome, outcomes } from "#core/model/answer.ts";
import type { Source } from "#core/model/evidence.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Contradiction, Invoice } from "#core/model/invoice.ts";
import type { Authenticity, Claimable, Verdict } from "#core/model/verdict.ts";
import { runChecks } from "#core/rules/index.ts";
import { settle } from "#core/settle/settle.ts";
import { digitalFace, makeAnswer, makeReading, says } from "../settle/make.ts";
import { day, yuan } from "../settle/values.ts";

const today = day("20261122");
const plain = settle([makeReading("pdf", says("text", digitalFace))]);

function differ(a: Source, b: Source): Contradiction {
	return {
		field: "total",
		values: [
			{ value: yuan("113.00"), source: a },
			{ value: yuan("1310.00"), source: b },
		],
	};
}

const disagreements = {
	none: [],
	inFile: [differ("qr", "text")],
	withAuthority: [differ("authority", "text")],
	inReading: [differ("qr", "ocr")],
} as const satisfies Record<string, readonly Contradiction[]>;
type Disagreement = keyof typeof disagreements;

const twins = {
	none: [],
	identity: [{ recordId: "record-1", why: "identity", savedOn: day("20261008") }],
	file: [{ recordId: "record-1", why: "file", savedOn: day("20261008") }],
} as const;
type Duplicate = keyof typeof twins;

interface Situation {
	readonly outcome: Outcome | "never asked";
	readonly state: InvoiceState;
	readonly disagreement: Disagreement;
	readonly duplicate: Duplicate;
	readonly sample: boolean;
}

const situations: readonly Situation[] = (["never asked", ...outcomes] as const).flatMap((outcome) =>
	invoiceStates.flatMap((state) =>
		(Object.keys(disagreements) as Disagreement[]).flatMap((disagreement) =>
			(Object.keys(twins) as Duplicate[]).flatMap((duplicate) =>
				[false, true].map((sample) => ({ outcome, state, disagreement, duplicate, sample })),
			),
		),
	),
);

/** The first line that fits decides. */
const authenticityTable: readonly (readonly [Partial<Situation>, Authenticity])[] = [
	[{ disagreement: "withAuthority" }, "contradicted"],
	[{ disagreement: "inFile" }, "contradicted"],
	[{ outcome: "mismatch" }, "contradicted"],
	[{ outcome: "not_found" }, "contradicted"],
	[{ disagreement: "inReading" }, "unknown"],
	[{ outcome: "match" }, "confirmed"],
	[{}, "unknown"],
];

const stateTable: readonly (readonly [Partial<Situation>, InvoiceState])[] = [
	...invoiceStates.map((state) => [{ outcome: "match", state }, state] as const),
	[{}, "unknown"],
];

const claimableTable: readonly (readonly [Partial<Situation & { authenticity: Authenticity }>, Claimable])[] = [
	[{ authenticity: "contradicted" }, "no"],
	[{ duplicate: "identity" }, "no"],
	[{ duplicate: "file" }, "no"],
	[{ outcome: "match", state: "void" }, "no"],
	[{ outcome: "match", state: "red_full" }, "no"],
	[{ outcome: "match", state: "red_part" }, "look"],
	[{ outcome: "match", state: "red_unknown" }, "look"],
	[{ authenticity: "unknown" }, "unknown"],
	[{ outcome: "match", state: "unknown" }, "unknown"],
	[{ outcome: "match", state: "normal" }, "yes"],
];

function lookUp<K extends object, V>(table: readonly (readonly [Partial<K>, V])[], key: K): V {
	const fits = table.find(([when]) => Object.entries(when).every(([name, value]) => key[name as keyof K] === value));
	if (!fits) throw new Error(`the table has no line for ${JSON.stringify(key)}`);
	return fits[1];
}

function judgeSituation({ outcome, state, disagreement, duplicate, sample }: Situation): Verdict {
	const invoice: Invoice = { ...plain, contradictions: disagreements[disagreement] };
	const findings = runChecks(plain, { today, ownCompanies: [], twins: twins[duplicate] });
	const answers = outcome === "never asked" ? [] : [makeAnswer({ outcome, state, sample })];
	return judge({ invoice, findings, answers, today });
}

describe("every situation", () => {
	const judged = situations.map((situation) => [situation, judgeSituation(situation)] as const);

	test("there are as many as the product of all that can be", () => {
		expect(situations).toHaveLength(18 * 6 * 4 * 3 * 2);
	});

	test("each axis has the value of the tables", () => {
		const wrong = judged.flatMap(([situation, { authenticity, state, claimable, sample }]) => {
			const expected = {
				authenticity: lookUp(authenticityTable, situation),
				state: lookUp(stateTable, situation),
				claimable: lookUp(claimableTable, { ...situation, authenticity: lookUp(authenticityTable, situation) }),
				sample: situation.sample && situation.outcome !== "never asked",
			};
			const actual = { authenticity, state, claimable, sample };
			return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ situation, expected, actual }];
		});
		expect(wrong.slice(0, 5)).toEqual([]);
	});

	test("nothing but a match confirms, and nothing at all is called signed", () => {
		for (const [situation, { authenticity }] of judged) {
			if (authenticity === "confirmed") expect(situation.outcome).toBe("match");
			expect(authenticity).not.toBe("signed");
		}
	});

	test("a void or fully red invoice is never claimable", () => {
		for (const [, { state, claimable }] of judged)
			if (state === "void" || state === "red_full") expect(claimable).toBe("no");
	});

	test("each axis gives a reason, each reason is known, and the sample authority never speaks as the authority", () => {
		const known: readonly string[] = reasonCodes;
		for (const [, { reasons, sample }] of judged) {
			for (const axis of ["authenticity", "state", "claimable"])
				expect(reasons.filter((reason) => reason.axis === axis).length).toBeGreaterThan(0);
			expect(reasons.map((reason) => reason.code).filter((code) => !known.includes(code))).toEqual([]);
			if (sample) expect(reasons.filter((reason) => reason.code.startsWith("authority_"))).toEqual([]);
		}
	});

	test("an authority that was not asked, or could not be, is among the checks not run", () => {
		for (const [{ outcome }, { notRun }] of judged) {
			const told = outcome === "match" || outcome === "mismatch" || outcome === "not_found";
			const missing = outcome === "never asked" ? "not_asked" : outcome;
			expect(notRun.filter((one) => one.check === "authority")).toEqual(
				told ? [] : [{ check: "authority", missing: [missing] }],
			);
			expect(notRun).toContainEqual({ check: "signature", missing: ["not_available"] });
		}
	});
});

interface Given {
	readonly answers?: readonly Answer[];
	readonly findings?: readonly Finding[];
	readonly invoice?: Invoice;
}

const verdictOf = ({ answers = [], findings = [], invoice = plain }: Given): Verdict =>
	judge({ invoice, findings, answers, today });

const hit = (check: string, severity: "stop" | "look" | "note"): Finding => ({
	check,
	outcome: "found",
	severity,
	fields: [],
	facts: { sentence: "any" },
});

const at = (askedAt: string, more: Partial<Answer> = {}): Answer => makeAnswer({ askedAt, ...more });
const asking = (query: Partial<Answer["query"]>) => ({ ...makeAnswer().query, ...query });
const fiscal: Invoice = { ...plain, fields: { ...plain.fields, kind: "fiscal" } };
const disagreeing = (kind: Disagreement): Invoice => ({ ...plain, contradictions: disagreements[kind] });

describe("reasons", () => {
	const first: readonly (readonly [ReasonCode, Given])[] = [
		["authority_match", { answers: [makeAnswer()] }],
		["authority_mismatch", { answers: [makeAnswer({ outcome: "mismatch" })] }],
		["authority_not_found", { answers: [makeAnswer({ outcome: "not_found" })] }],
		["authority_differs", { answers: [makeAnswer()], invoice: disagreeing("withAuthority") }],
		["sample_match", { answers: [makeAnswer({ sample: true })] }],
		["sample_mismatch", { answers: [makeAnswer({ sample: true, outcome: "mismatch" })] }],
		["sample_not_found", { answers: [makeAnswer({ sample: true, outcome: "not_found" })] }],
		["sample_differs", { answers: [makeAnswer({ sample: true })], invoice: disagreeing("withAuthority") }],
		["sources_differ", { answers: [makeAnswer()], invoice: disagreeing("inFile") }],
		["reading_differs", { answers: [makeAnswer()], invoice: disagreeing("inReading") }],
		["not_asked", {}],
		["not_askable", { invoice: fiscal }],
		["could_not_ask", { answers: [makeAnswer({ outcome: "limit" })] }],
		["sample_could_not_ask", { answers: [makeAnswer({ outcome: "upstream", sample: true })] }],
		["asked_other_values", { answers: [makeAnswer({ query: asking({ number: "26992000000000000099" }) })] }],
	];
	test.each(first)("%s comes first on the axis of authenticity", (code, given) => {
		expect(verdictOf(given).reasons[0]).toMatchObject({ axis: "authenticity", code });
	});

	const others: readonly (readonly [ReasonCode, Given])[] = [
		[
			"could_not_ask_again",
			{ answers: [at("2026-11-20T00:00:00Z"), at("2026-11-21T00:00:00Z", { outcome: "limit" })] },
		],
		["state_normal", { answers: [makeAnswer()] }],
		["state_void", { answers: [makeAnswer({ state: "void" })] }],
		["state_red_full", { answers: [makeAnswer({ state: "red_full" })] }],
		["state_red_part", { answers: [makeAnswer({ state: "red_part" })] }],
		["state_red_unknown", { answers: [makeAnswer({ state: "red_unknown" })] }],
		["state_not_said", { answers: [makeAnswer({ state: "unknown" })] }],
		["state_outdated", { answers: [at("2026-11-20T00:00:00Z"), at("2026-11-21T00:00:00Z", { outcome: "not_found" })] }],
		["state_not_asked", {}],
		["claim_contradicted", { answers: [makeAnswer({ outcome: "mismatch" })] }],
		["claim_void", { answers: [makeAnswer({ state: "void" })] }],
		["claim_red_full", { answers: [makeAnswer({ state: "red_full" })] }],
		["claim_duplicate", { findings: [hit("duplicate", "stop")] }],
		["claim_stopped_by_check", { findings: [hit("total_words", "stop")] }],
		["claim_red_part", { answers: [makeAnswer({ state: "red_part" })] }],
		["claim_red_unknown", { answers: [makeAnswer({ state: "red_unknown" })] }],
		["claim_red_invoice", { invoice: { ...plain, fields: { ...plain.fields, total: yuan("-113.00") } } }],
		["claim_check_needs_look", { findings: [hit("issue_day", "look")] }],
		["claim_authenticity_unknown", {}],
		["claim_not_askable", { invoice: fiscal }],
		["claim_state_unknown", { answers: [makeAnswer({ state: "unknown" })] }],
		["claim_nothing_against", { answers: [makeAnswer()] }],
	];
	test.each(others)("%s is given", (code, given) => {
		expect(verdictOf(given).reasons.map((reason) => reason.code)).toContain(code);
	});

	test("every reason a verdict can give is among these", () => {
		expect([...first, ...others].map(([code]) => code).sort()).toEqual([...reasonCodes].sort());
	});

	test("an answer tells who gave it, when, how old it is, and what the authority counted", () => {
		const answers = [at("2026-11-12T17:00:00Z", { authorityTime: "2026-11-13 01:00:02", authorityCount: 2 })];
		expect(verdictOf({ answers }).reasons[0]?.facts).toEqual({
			provider: "fpcy",
			askedAt: "2026-11-12T17:00:00Z",
			ageDays: 9, // already the 13th in China
			authorityTime: "2026-11-13 01:00:02",
			authorityCount: 2,
		});
	});

	test("an instant nobody can read leaves out the age and nothing else", () => {
		const verdict = verdictOf({ answers: [at("some day")] });
		expect(verdict.authenticity).toBe("confirmed");
		expect(verdict.reasons[0]?.facts).toEqual({ provider: "fpcy", askedAt: "some day" });
	});

	test("a kind that cannot be asked about names itself, and the check not run says why", () => {
		const verdict = verdictOf({ invoice: fiscal });
		expect(verdict.reasons.find(({ code }) => code === "not_askable")?.facts).toEqual({ kind: "fiscal" });
		expect(verdict.notRun).toContainEqual({ check: "authority", missing: ["not_askable"] });
	});

	test("fields that differ are named and counted", () => {
		expect(verdictOf({ invoice: disagreeing("inFile") }).reasons[0]?.facts).toEqual({ fields: "total", count: 1 });
	});

	test("a finding keeps its facts and says which check it is of", () => {
		const reasons = verdictOf({ findings: [hit("total_words", "stop")] }).reasons;
		expect(reasons.find((reason) => reason.code === "claim_stopped_by_check")?.facts).toEqual({
			sentence: "any",
			check: "total_words",
		});
	});
});

describe("which answer counts", () => {
	test("the newest that is evidence, whatever failed after it", () => {
		const verdict = verdictOf({
			answers: [
				at("2026-11-20T00:00:00Z", { outcome: "not_found" }),
				at("2026-11-21T00:00:00Z"),
				at("2026-11-22T00:00:00Z", { outcome: "upstream" }),
			],
		});
		expect(verdict).toMatchObject({ authenticity: "confirmed", state: "normal", claimable: "yes" });
	});

	test("a newer mismatch undoes an older match", () => {
		const verdict = verdictOf({
			answers: [at("2026-11-21T00:00:00Z", { outcome: "mismatch" }), at("2026-11-20T00:00:00Z")],
		});
		expect(verdict).toMatchObject({ authenticity: "contradicted", state: "unknown", claimable: "no" });
	});

	test.each(["void", "red_full", "red_part"] as const)(
		"%s stays known when a newer answer no longer matches",
		(state) => {
			const answers = [at("2026-11-20T00:00:00Z", { state }), at("2026-11-21T00:00:00Z", { outcome: "not_found" })];
			expect(verdictOf({ answers }).state).toBe(state);
		},
	);

	test.each([
		["mismatch", "contradicted"],
		["not_found", "contradicted"],
		["match", "confirmed"],
	] as const)("an authority's %s outranks a newer answer of the sample authority", (outcome, authenticity) => {
		for (const other of ["match", "mismatch", "limit"] as const) {
			const verdict = verdictOf({
				answers: [
					at("2026-11-20T00:00:00Z", { outcome }),
					at("2026-11-22T00:00:00Z", { outcome: other, sample: true }),
				],
			});
			expect(verdict).toMatchObject({ authenticity, sample: false });
		}
	});

	test("a sample answer is never counted as an authority's, even beside a failed attempt at one", () => {
		const verdict = verdictOf({
			answers: [at("2026-11-20T00:00:00Z", { sample: true }), at("2026-11-22T00:00:00Z", { outcome: "limit" })],
		});
		expect(verdict.sample).toBe(true);
		expect(verdict.reasons[0]?.code).toBe("sample_match");
	});

	const others: readonly (readonly [string, Partial<Answer>])[] = [
		["a match for another number", { query: asking({ number: "26992000000000000099" }) }],
		["a mismatch for another number", { outcome: "mismatch", query: asking({ number: "26992000000000000099" }) }],
		["a mismatch with another day", { outcome: "mismatch", query: asking({ issuedOn: day("20260915") }) }],
		["not found with another amount", { outcome: "not_found", query: asking({ checkValue: "118.00" }) }],
		["a match of other values that repeats no amount", { fields: {}, query: asking({ checkValue: "118.00" }) }],
	];
	test.each(others)("%s says nothing about this invoice", (_label, more) => {
		const verdict = verdictOf({ answers: [makeAnswer(more)] });
		expect(verdict).toMatchObject({ authenticity: "unknown", state: "unknown", claimable: "unknown" });
		expect(verdict.reasons[0]?.code).toBe("asked_other_values");
	});

	test("asked by code, number and check code, the answer is about the invoice with these", () => {
		const fields = {
			kind: "ordinary_electronic",
			code: "099002600111",
			number: "00000017",
			issuedOn: day("20260914"),
			checkCode: "12345678901234567890",
		} as const;
		const invoice = settle([makeReading("qr", says("qr", fields))]);
		const query = { kind: fields.kind, code: fields.code, number: fields.number, issuedOn: fields.issuedOn };
		const verdict = (code: string, checkValue: string) =>
			verdictOf({
				invoice,
				answers: [makeAnswer({ outcome: "mismatch", query: { ...query, code, checkValue } })],
			}).authenticity;
		expect(verdict(fields.code, "567890")).toBe("contradicted");
		expect(verdict(fields.code, "567891")).toBe("unknown");
		expect(verdict("099002600211", "567890")).toBe("unknown");
	});
});

describe("findings", () => {
	const answers = [makeAnswer()];
	test.each([
		["stop", "no"],
		["look", "look"],
		["note", "yes"],
	] as const)("a hit of weight %s makes a confirmed invoice %s", (severity, claimable) => {
		expect(verdictOf({ answers, findings: [hit("issue_day", severity)] }).claimable).toBe(claimable);
	});

	test("no hit of ours ever touches authenticity or state", () => {
		const findings = [hit("duplicate", "stop"), hit("total_words", "stop")];
		expect(verdictOf({ answers, findings })).toMatchObject({ authenticity: "confirmed", state: "normal" });
	});

	test("an unknown invoice with something to look at asks for a look", () => {
		expect(verdictOf({ findings: [hit("issue_day", "look")] }).claimable).toBe("look");
	});

	test("checks that were not run are listed with what was missing", () => {
		const findings: Finding[] = [{ check: "line_sum", outcome: "notRun", missing: ["lines"] }];
		expect(verdictOf({ answers, findings }).notRun).toEqual([
			{ check: "line_sum", missing: ["lines"] },
			{ check: "signature", missing: ["not_available"] },
		]);
	});
});

test("an altered file with an authority's match for its number is contradicted, through settling and checks", () => {
	const reading = makeReading("pdf", says("text", { ...digitalFace, total: yuan("1310.00") }));
	const answers = [makeAnswer({ query: asking({ checkValue: "1310.00" }) })];
	const invoice = settle([reading], { answers });
	const findings = runChecks(invoice, { today, ownCompanies: [], twins: [] });

	const verdict = judge({ invoice, findings, answers, today });

	expect(verdict).toMatchObject({ authenticity: "contradicted", state: "normal", claimable: "no" });
	expect(verdict.reasons[0]).toMatchObject({ code: "authority_differs", facts: { fields: "total", count: 1 } });
});
