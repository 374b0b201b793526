import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerRowStates } from "#core/flows/ledger/app.ts";
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
import { extensionWords, tMaybe as tMaybeOfExtension } from "#extension/i18n/index.ts";
import { backupWords } from "#pwa/i18n/backup.ts";
import { damagedWords } from "#pwa/i18n/damaged.ts";
import { exchangeWords } from "#pwa/i18n/exchange.ts";
import { folderWords } from "#pwa/i18n/folder.ts";
import { appWords, t, tMaybe } from "#pwa/i18n/index.ts";
import { keepingWords } from "#pwa/i18n/keeping.ts";
import { organiseWords } from "#pwa/i18n/organise.ts";
import { reconcileWords } from "#pwa/i18n/reconcile.ts";
import { fill, language, sharedWords } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

const lateWords = {
	...backupWords,
	...damagedWords,
	...exchangeWords,
	...folderWords,
	...keepingWords,
	...organiseWords,
	...reconcileWords,
};
const words: Readonly<Record<string, Text>> = { ...appWords, ...lateWords, ...extensionWords };

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe("both languages say the same things", () => {
	it.each(Object.entries(words))("%s takes the same facts in both", (_, { zh, en }) => {
		expect(holes(en)).toEqual(holes(zh));
	});

	it("has no empty word, no exclamation mark and no half-width comma between Chinese characters", () => {
		const bad = Object.entries(words).filter(
			([, { zh, en }]) => zh === "" || en === "" || /[!！]|[\u4e00-\u9fff],[\u4e00-\u9fff]/.test(zh + en),
		);
		expect(bad).toEqual([]);
	});

	it("leaves no Chinese in English but the names of the trade", () => {
		const bad = Object.entries(words).filter(([, { en }]) => /[\u4e00-\u9fff]/.test(en.replaceAll("演示", "")));
		expect(bad).toEqual([]);
	});
});

/** Only the app of the page has these. */
const onlyApp = ["authenticity.short", "form", "queue.source", "ledger.note", "ledger.state"];

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
		for (const find of onlyApp.includes(prefix) ? [tMaybe] : [tMaybe, tMaybeOfExtension]) {
			expect(codes.filter((code) => find(`${prefix}.${code}`) === undefined)).toEqual([]);
		}
	});

	it("names every check in both languages", () => {
		expect(checks.filter(({ name }) => name.zh === "" || name.en === "")).toEqual([]);
	});
});

/** Who shows a word: its key stands in the source whole, or a built key begins as it does. */
const shows = Object.fromEntries(
	(["ui", "pwa", "extension"] as const).map((folder) => {
		const source = sourcesIn(folder).join("\n");
		const built = [...source.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map((match) => match[1] ?? "");
		return [folder, (key: string) => source.includes(`"${key}"`) || built.some((start) => key.startsWith(start))];
	}),
);

describe("no word lies unused, and none is loaded by who does not show it", () => {
	const keysOf = (table: object) => Object.keys(table).filter((key) => !Object.hasOwn(sharedWords, key));

	it.each([
		["pwa", keysOf({ ...appWords, ...lateWords })],
		["extension", keysOf(extensionWords)],
	])("what stands in %s/i18n is shown there", (folder, keys) => {
		expect(keys.filter((key) => !shows[folder]?.(key))).toEqual([]);
	});

	it("what stands in ui/i18n is shown by ui, or by both frontends", () => {
		const lonely = Object.keys(sharedWords).filter(
			(key) => !shows.ui?.(key) && !(shows.pwa?.(key) && shows.extension?.(key)),
		);
		expect(lonely).toEqual([]);
	});

	it.each(["ui", "pwa", "extension"])("no key of %s/i18n is given twice, where one would hide the other", (folder) => {
		const keys = readdirSync(join(folder, "i18n"), { encoding: "utf8" })
			.filter((name) => name.endsWith(".ts") && name !== "index.ts")
			.flatMap((name) => readFileSync(join(folder, "i18n", name), "utf8").match(/^\t"?[\w.]+"?(?=: \{)/gm) ?? []);
		const shared = folder === "ui" ? [] : Object.keys(sharedWords).map((key) => `\t"${key}"`);
		expect(keys.length).toBeGreaterThan(20);
		expect([...keys, ...shared].filter((key, at, all) => all.indexOf(key) !== at)).toEqual([]);
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
