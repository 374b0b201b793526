import { canonicalJson } from "#core/base/canonical-json.ts";
import { ok, type Result } from "#core/base/result.ts";
import type { CategoryRule } from "#core/categories/rules.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { loadPresets, putPresets } from "#core/flows/exchange/presets.ts";
import { type Book, changeBook, loadBook } from "#core/flows/organise/book.ts";
import { loadShelf, putViews } from "#core/flows/organise/shelf.ts";
import type { BookStep, RuleStep } from "./app.ts";

/** Whether all of it is still as the actions left it, or as it was before: a step that was taken back already. */
export async function booksStand(context: Context, steps: readonly BookStep[]): Promise<boolean> {
	// Filing thousands teaches hundreds of rules: they are read once.
	const book = steps.some(ofBook) ? await loadBook(context) : undefined;
	for (const step of steps) if (!(await stands(context, step, book))) return false;
	return true;
}

async function stands(context: Context, step: BookStep, book: Book | undefined): Promise<boolean> {
	switch (step.what) {
		case "rule":
			return (
				book !== undefined && (ruleStands(book.rules, step) || ruleStands(book.rules, { ...step, after: step.before }))
			);
		case "own":
			return book !== undefined && isEither(book.own, step);
		case "views":
			return isEither((await loadShelf(context)).views, step);
		case "presets":
			return isEither(await loadPresets((await context.open()).vault, step.of), step);
	}
}

/** Puts it back; what another tab changed in this very moment stays. */
export async function undoBooks(context: Context, steps: readonly BookStep[]): Promise<Result<void, StorageFull>> {
	const inBook = steps.filter(ofBook);
	if (inBook.length > 0) {
		const kept = await changeBook(context, (book) => ({ book: inBook.reduce(undoInBook, book), value: undefined }));
		if (!kept.ok) return kept;
	}
	for (const step of steps) {
		const kept = await undoOther(context, step);
		if (!kept.ok) return kept;
	}
	return ok(undefined);
}

function ofBook(step: BookStep): step is Extract<BookStep, { what: "rule" | "own" }> {
	return step.what === "rule" || step.what === "own";
}

function undoInBook(book: Book, step: Extract<BookStep, { what: "rule" | "own" }>): Book {
	if (step.what === "own") return same(book.own, step.after) ? { ...book, own: step.before } : book;
	return ruleStands(book.rules, step) ? { ...book, rules: undoRule(book.rules, step) } : book;
}

async function undoOther(context: Context, step: BookStep): Promise<Result<void, StorageFull>> {
	if (step.what === "views") {
		return unlessOther(await putViews(context, (views) => (same(views, step.after) ? step.before : views)));
	}
	if (step.what === "presets") {
		return unlessOther(
			await putPresets(context, step.of, (presets) => (same(presets, step.after) ? step.before : presets)),
		);
	}
	return ok(undefined);
}

function unlessOther(kept: Result<unknown, StorageFull>): Result<void, StorageFull> {
	return kept.ok ? ok(undefined) : kept;
}

function ruleStands(rules: readonly CategoryRule[], { id, after }: RuleStep): boolean {
	return rules.find((rule) => rule.id === id)?.learntAt === after?.learntAt;
}

/** Leads back from these rules, also to those that were forgotten since there are too many; the last comes first. */
export function ruleStepsBack(before: readonly CategoryRule[], after: readonly CategoryRule[]): readonly RuleStep[] {
	const [was, is] = [byId(before), byId(after)];
	const fresh = after
		.filter(({ id }) => !was.has(id))
		.map((rule): RuleStep => ({ what: "rule", id: rule.id, after: rule }));
	const others = before.flatMap((rule, index): readonly RuleStep[] => {
		const { id } = rule;
		const [left, next] = [is.get(id), before[index + 1]?.id];
		if (left === rule) return [];
		return [{ what: "rule", id, before: rule, ...(next !== undefined && { next }), ...(left && { after: left }) }];
	});
	return [...fresh, ...others.toReversed()];
}

function byId(rules: readonly CategoryRule[]): ReadonlyMap<string, CategoryRule> {
	return new Map(rules.map((rule) => [rule.id, rule]));
}

/** Rules stand in the order in which they were learnt; those that were learnt at once, as they stood. */
function undoRule(rules: readonly CategoryRule[], { id, before, next }: RuleStep): readonly CategoryRule[] {
	const others = rules.filter((rule) => rule.id !== id);
	if (!before) return others;
	const later = others.findIndex((rule) => rule.id === next || rule.learntAt > before.learntAt);
	return others.toSpliced(later < 0 ? others.length : later, 0, before);
}

function isEither(
	now: readonly unknown[],
	{ before, after }: { readonly before: readonly unknown[]; readonly after: readonly unknown[] },
): boolean {
	return same(now, after) || same(now, before);
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
	return canonicalJson(a) === canonicalJson(b);
}
