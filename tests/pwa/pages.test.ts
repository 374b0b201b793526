import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CapturedInvoice } from "#core/flows/app.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { emptyWords } from "#pwa/library/empty.ts";
import { libraryUrl, queryFromUrl } from "#pwa/library/url.ts";
import { parseDays } from "#pwa/settings/claim.tsx";
import type { FileLine } from "#pwa/state/capture.ts";
import { rowsOf } from "#pwa/state/list-rows.ts";
import { progressText } from "#pwa/summary.tsx";
import { isUsableAddress } from "#ui/address.ts";

const paramsOf = (url: string) => Object.fromEntries(new URL(url, "http://localhost").searchParams);

describe("the address of a list", () => {
	it("comes back as the query it was made from", () => {
		const queries = fc.record({
			text: fc.string(),
			where: fc.constantFrom("library" as const, "trash" as const, "needs_person" as const),
			sort: fc.constantFrom("createdAt" as const, "issuedOn" as const, "total" as const),
			direction: fc.constantFrom("up" as const, "down" as const),
			authenticity: fc.constantFrom(...authenticities),
			state: fc.constantFrom(...invoiceStates),
			claimable: fc.constantFrom(...claimables),
		});
		fc.assert(
			fc.property(queries, (query) => {
				expect(queryFromUrl(paramsOf(libraryUrl(query)))).toMatchObject(query);
			}),
		);
	});

	it("holds nothing that is the default", () => {
		expect(libraryUrl(queryFromUrl({}))).toBe("/library");
		expect(libraryUrl(queryFromUrl({}), "a/b")).toBe("/library/a%2Fb");
	});

	it("is as if empty where it is not understood", () => {
		expect(queryFromUrl({ where: "x", sort: "y", authenticity: "z", from: "2026-02-30", kind: "?" })).toEqual(
			queryFromUrl({}),
		);
	});
});

describe("an empty list says what is the next step", () => {
	it.each([
		["library", { all: 0, filtered: false }, "add"],
		["library", { all: 9, filtered: true }, "clear"],
		["trash", { all: 9, filtered: false }, undefined],
		["needs_person", { all: 9, filtered: false }, undefined],
	] as const)("%s %o", (where, facts, action) => {
		expect(emptyWords(where, facts).action).toBe(action);
	});
});

describe("the rows of a session", () => {
	const captured = (id: string) => ({ recordId: id, how: "new", row: { id } }) as CapturedInvoice; // only the id matters here
	const line = (outcome?: FileLine["outcome"]): FileLine => ({
		id: 1,
		name: "a.zip",
		status: outcome ? "done" : "waiting",
		...(outcome && { outcome }),
	});
	const types = (outcome?: FileLine["outcome"]) => rowsOf([line(outcome)]).map(({ type }) => type);

	it.each([
		["a file that waits", undefined, ["file"]],
		["a file with one invoice", { ok: true, kept: [captured("1")], failed: [] }, ["invoice"]],
		[
			"a container with two",
			{ ok: true, kept: [captured("1"), captured("2")], failed: [] },
			["file", "invoice", "invoice"],
		],
		[
			"a container with a bad member",
			{ ok: true, kept: [captured("1")], failed: [{ member: "b", problem: { code: "broken" } }] },
			["file", "invoice", "problem"],
		],
		["a file that could not be read", { ok: false, problem: { code: "broken" } }, ["problem"]],
	] as const)("%s", (_, outcome, expected) => {
		expect(types(outcome as FileLine["outcome"])).toEqual(expected);
	});

	it("gives every row a key of its own", () => {
		const rows = rowsOf([
			line({ ok: true, kept: [captured("1"), captured("1")], failed: [{ member: "b", problem: { code: "broken" } }] }),
		]);
		expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
	});
});

describe("how far the reading is", () => {
	it.each([
		["too early to tell a rate", { done: 2, total: 10, startedAt: 0 }, 500, "已读 2 / 10 个文件"],
		["seconds", { done: 100, total: 200, startedAt: 0 }, 5_000, "已读 100 / 200 个文件 · 每秒 20 个 · 约剩 5 秒"],
		["minutes", { done: 10, total: 1_000, startedAt: 0 }, 10_000, "已读 10 / 1000 个文件 · 每秒 1.0 个 · 约剩 17 分钟"],
	])("%s", (_, run, now, text) => {
		expect(progressText(run, now)).toBe(text);
	});
});

describe("settings take only what can work", () => {
	it.each([
		["https://gateway.example.com/fpcy", true],
		["http://localhost:8787/fpcy", true],
		["http://gateway.example.com/fpcy", false],
		["gateway", false],
		["javascript:alert(1)", false],
		["", false],
	])("address %s: %s", (text, usable) => {
		expect(isUsableAddress(text)).toBe(usable);
	});

	it.each([
		["", undefined],
		["180", 180],
		["１８０", 180],
		["0", "wrong"],
		["3651", "wrong"],
		["1.5", "wrong"],
	])("claim period %s: %s", (text, days) => {
		expect(parseDays(text)).toBe(days);
	});
});
