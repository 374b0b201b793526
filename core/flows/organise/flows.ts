import { ok, type Result } from "#core/base/result.ts";
import { defaultCategories } from "#core/categories/defaults.ts";
import { type CategoryRule, filingFacts, learn, ruleId, suggestCategory } from "#core/categories/rules.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import type { LabelStep, RuleStep, UndoApp } from "#core/flows/undo/app.ts";
import { ruleStepsBack } from "#core/flows/undo/book.ts";
import { undoFlows } from "#core/flows/undo/undo.ts";
import { MAX_CATEGORY } from "#core/model/labels.ts";
import type { Clause } from "#core/search/clause.ts";
import { foldForSearch } from "#core/search/fold.ts";
import type { Labelled, OrganiseApp, ShelfApp, TwinsApp } from "./app.ts";
import { changeBook, loadBook } from "./book.ts";
import { fileByRule, isFiled, labelOne, tidyChange } from "./label.ts";
import { shelfFlows } from "./shelf.ts";
import { twinsFlows } from "./twins.ts";

/** Records filed by rules at a time; the next call goes on. */
const BATCH = 100;

/** Filed at once, more kinds of seller and goods than these say what the user was about, not what belongs together. */
const MOST_LESSONS = 20;

const MOST_OWN = 100;

const nothing: Labelled = { changed: 0, undo: [], unread: [] };

export function flows(context: Context): OrganiseApp & ShelfApp & TwinsApp & UndoApp {
	/** The state of library and rules in which there was nothing left to file. */
	let filedUpTo = "";

	return {
		...shelfFlows(context),
		...twinsFlows(context),
		...undoFlows(context),

		async label(recordIds, wanted) {
			const change = tidyChange(wanted);
			const done = await context.transact(async (workspace) => {
				const now = context.deps.now().toISOString();
				const all = [];
				for (const id of recordIds) all.push((await labelOne(workspace, id, change, now)) ?? []);
				return { all: all.flat(), unread: [...workspace.unread] };
			});
			if (!done.ok) return done;
			const lessons = new Map(
				done.value.all.flatMap(({ filed }) => (filed ? [[ruleId(filed.facts), filed] as const] : [])),
			);
			const rules = lessons.size <= MOST_LESSONS ? await teach(context, [...lessons.values()]) : ok([]);
			if (!rules.ok) return rules;
			const { all, unread } = done.value;
			const records = all
				.map(({ undo }) => undo)
				.filter(({ change, filing }) => filing !== undefined || Object.keys(change).length > 0);
			const other = all.find((one) => one.other)?.other;
			const undo = [...records, ...rules.value];
			return ok({ changed: records.length, ...(other && { otherNote: other }), undo, unread });
		},

		async fileByRules() {
			const { library } = await context.open();
			await library.catchUp();
			const { rules } = await loadBook(context);
			const state = JSON.stringify([library.revision, rules]);
			if (rules.length === 0 || state === filedUpTo) return ok(nothing);
			const ids = library.ids(unfiled(rules));
			const records: LabelStep[] = [];
			for (let start = 0; start < ids.length; start += BATCH) {
				const done = await context.transact((workspace) => fileSome(workspace, ids.slice(start, start + BATCH), rules));
				if (!done.ok) return done;
				records.push(...done.value);
			}
			filedUpTo = JSON.stringify([library.revision, rules]);
			return ok({ changed: records.length, undo: records, unread: [] });
		},

		async suggestCategory(recordId) {
			const { vault } = await context.open();
			const record = (await vault.record(recordId))?.record;
			if (!record || record.category?.by === "user") return undefined;
			const facts = filingFacts(settleRecord(record));
			return facts && suggestCategory((await loadBook(context)).rules, facts);
		},

		async labelsInUse() {
			const { library } = await context.open();
			await library.catchUp();
			return { categories: library.used("category"), tags: library.used("tag"), own: (await loadBook(context)).own };
		},

		categoryRules: async () => (await loadBook(context)).rules,
		forgetRule: (id) =>
			changeBook(context, (book) => {
				const rules = book.rules.filter((rule) => rule.id !== id);
				return { book: { ...book, rules }, value: { undo: ruleStepsBack(book.rules, rules) } };
			}),
		async keepCategory(name, { offered }) {
			const { category = "" } = tidyChange({ category: name.slice(0, MAX_CATEGORY) });
			return changeBook(context, (book) => {
				const others = book.own.filter((one) => one !== category);
				const usual = category === "" || defaultCategories.some(({ zh }) => zh === category);
				const own = offered && !usual ? [...others, category].slice(-MOST_OWN) : others;
				return { book: { ...book, own }, value: { undo: [{ what: "own", before: book.own, after: own }] } };
			});
		},
	};

	async function fileSome(
		workspace: Parameters<Parameters<Context["transact"]>[0]>[0],
		ids: readonly string[],
		rules: readonly CategoryRule[],
	) {
		const done: LabelStep[] = [];
		for (const id of ids) {
			const record = await workspace.get(id);
			if (!record || isFiled(record) || record.trashedAt) continue;
			const facts = filingFacts(settleRecord(record));
			const found = facts && suggestCategory(rules, facts);
			if (facts && found?.why === "same")
				done.push(await fileByRule(context, workspace, record, found.category, facts));
		}
		return done;
	}
}

/** What a rule may be sure of: by its seller, and without a category. */
function unfiled(rules: readonly CategoryRule[]): readonly Clause[] {
	const sellers = new Set(rules.map(({ seller }) => foldForSearch(seller)));
	const ofSeller = [...sellers].map((text): Clause => ({ what: "exact", text, places: ["sellerName", "sellerTaxId"] }));
	return [
		{ what: "flag", flag: "trashed", is: false },
		{ what: "exact", text: "", places: ["category"] },
		{ what: "any", clauses: ofSeller },
	];
}

type Lesson = { readonly facts: Parameters<typeof learn>[1]; readonly category: string };

/** Keeps what was learnt, and says how to unlearn it. */
async function teach(context: Context, lessons: readonly Lesson[]): Promise<Result<readonly RuleStep[], StorageFull>> {
	if (lessons.length === 0) return ok([]);
	const learntAt = context.deps.now().toISOString();
	return changeBook(context, (book) => {
		const rules = lessons.reduce((all, { facts, category }) => learn(all, facts, category, learntAt), book.rules);
		if (rules === book.rules) return { book, value: [] };
		return { book: { ...book, rules }, value: ruleStepsBack(book.rules, rules) };
	});
}
