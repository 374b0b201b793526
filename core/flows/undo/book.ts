import { canonicalJson } from "#core/base/canonical-json.ts";
import { ok, type Result } from "#core/base/result.ts";
import type { CategoryRule } from "#core/categories/rules.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { loadPresets, putPresets } from "#core/flows/exchange/presets.ts";
import { changeBook, loadBook } from "#core/flows/organise/book.ts";
import { loadShelf, putViews } from "#core/flows/organise/shelf.ts";
import type { BookStep, RuleStep } from "./app.ts";

/** Whether it is still as the action left it. */
export async function bookStands(context: Context, step: BookStep): Promise<boolean> {
	switch (step.what) {
		case "rule":
			return ruleStands((await loadBook(context)).rules, step);
		case "own":
			return same((await loadBook(context)).own, step.after);
		case "views":
			return same((await loadShelf(context)).views, step.after);
		case "presets":
			return same(await loadPresets((await context.open()).vault, step.of), step.after);
	}
}

/** Puts it back; what another tab changed in this very moment stays. */
export async function undoBook(context: Context, step: BookStep): Promise<Result<void, StorageFull>> {
	switch (step.what) {
		case "rule":
			return changeBook(context, (book) => ({
				book: ruleStands(book.rules, step) ? { ...book, rules: undoRule(book.rules, step) } : book,
				value: undefined,
			}));
		case "own":
			return changeBook(context, (book) => ({
				book: same(book.own, step.after) ? { ...book, own: step.before } : book,
				value: undefined,
			}));
		case "views":
			return unlessOther(await putViews(context, (views) => (same(views, step.after) ? step.before : views)));
		case "presets":
			return unlessOther(
				await putPresets(context, step.of, (presets) => (same(presets, step.after) ? step.before : presets)),
			);
	}
}

function unlessOther(kept: Result<unknown, StorageFull>): Result<void, StorageFull> {
	return kept.ok ? ok(undefined) : kept;
}

function ruleStands(rules: readonly CategoryRule[], { id, after }: RuleStep): boolean {
	return rules.find((rule) => rule.id === id)?.learntAt === after?.learntAt;
}

/** Rules stand in the order in which they were learnt. */
function undoRule(rules: readonly CategoryRule[], { id, before }: RuleStep): readonly CategoryRule[] {
	const others = rules.filter((rule) => rule.id !== id);
	if (!before) return others;
	const later = others.findIndex(({ learntAt }) => learntAt > before.learntAt);
	return others.toSpliced(later < 0 ? others.length : later, 0, before);
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
	return canonicalJson(a) === canonicalJson(b);
}
