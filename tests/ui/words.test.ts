import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerRowStates } from "#core/flows/ledger-app.ts";
import { reasonCodes } from "#core/judge/reasons.ts";
import { invoiceStates, outcomes } from "#core/model/answer.ts";
import { sources } from "#core/model/evidence.ts";
import { fieldNames } from "#core/model/fields.ts";
import { queueSources, queueStates, unaskedReasons } from "#core/model/queue.ts";
import { forms, readProblemCodes } from "#core/model/reading.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { askProblemCodes } from "#core/providers/provider.ts";
import { rowNoteCodes } from "#core/readers/ledger/rows.ts";
import { defaultBudget } from "#core/readers/reader.ts";
import { checks } from "#core/rules/index.ts";
import { missingThings } from "#core/rules/support/outcome.ts";
import { en } from "#ui/i18n/en.ts";
import { fill, language, t, tMaybe } from "#ui/i18n/index.ts";
import { zh } from "#ui/i18n/zh-CN.ts";

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("both languages say the same things", () => {
	it("has the same keys", () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
	});

	it.each(Object.entries(zh))("%s takes the same facts in both", (key, text) => {
		expect(holes(en[key as keyof typeof zh])).toEqual(holes(text));
	});

	it("has no empty word, no exclamation mark and no half-width comma between Chinese characters", () => {
		const bad = Object.entries(zh).filter(
			([, text]) => text.length === 0 || /[!！]|[\u4e00-\u9fff],[\u4e00-\u9fff]/.test(text),
		);
		expect(bad).toEqual([]);
	});

	it("leaves no Chinese in English but the names of the trade", () => {
		const bad = Object.entries(en).filter(([, text]) => /[\u4e00-\u9fff]/.test(text.replaceAll("演示", "")));
		expect(bad).toEqual([]);
	});
});

describe("every code a person may meet has a sentence", () => {
	it.each([
		["read", [...readProblemCodes, "storage_full"]],
		[
			"ask",
			[
				...askProblemCodes,
				"no_record",
				"missing_fields",
				"unsupported_kind",
				"daily_limit",
				"sample_only",
				"storage_full",
			],
		],
		["outcome", outcomes],
		["outcome.short", outcomes],
		["reason", reasonCodes],
		["authenticity", authenticities],
		["authenticity.short", authenticities],
		["state", invoiceStates],
		["claimable", claimables],
		["state.short", invoiceStates],
		["claimable.short", claimables],
		["source", sources],
		["field", fieldNames],
		["form", forms],
		["missing", [...missingThings, "not_available", "not_asked", "not_askable"]],
		["budget", Object.keys(defaultBudget)],
		[
			"event",
			["captured", "merged", "typed", "asked", "fetched", "claimed", "unclaimed", "trashed", "restored", "noted"],
		],
		["severity", ["stop", "look", "note"]],
		["queue.state", queueStates],
		["queue.source", queueSources],
		["queue.reason", [...unaskedReasons, "interrupted", "skipped", "trashed"]],
		["ledger.note", rowNoteCodes],
		["ledger.state", ledgerRowStates],
		["note", ["qr_not_found", "qr_not_searched", "labels_unreadable", "accounting_data", "part_unreadable"]],
		["note.needs_person", ["no_readable_qr", "no_text"]],
	] as const)("%s", (prefix, codes) => {
		const silent = codes.filter((code) => tMaybe(`${prefix}.${code}`) === undefined);
		expect(silent).toEqual([]);
	});

	it("names every check in both languages", () => {
		expect(checks.filter(({ name }) => name.zh === "" || name.en === "")).toEqual([]);
	});
});

describe("no word lies unused", () => {
	it("finds each key in the source, whole or as the start of a built one", () => {
		const source = ["ui", "pwa", "extension"].flatMap(sourcesIn).join("\n");
		const built = [...source.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map((match) => match[1] ?? "");
		const unused = Object.keys(zh).filter(
			(key) => !source.includes(`"${key}"`) && !built.some((start) => key.startsWith(start)),
		);
		expect(unused).toEqual([]);
	});
});

describe("filling", () => {
	it("fills facts and leaves nothing behind for absent ones", () => {
		expect(fill("已查 {used} 次{why}", { used: 2 })).toBe("已查 2 次");
	});

	it("follows the language on screen", () => {
		language.value = "en";
		expect(t("nav.library")).toBe("Library");
		language.value = "zh-CN";
		expect(t("nav.library")).toBe("发票库");
	});
});

function sourcesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((name) => /\.tsx?$/.test(name) && !name.startsWith("i18n/"))
		.map((name) => readFileSync(join(folder, name), "utf8"));
}
