import * as z from "zod/mini";

import { ok, type Result } from "#core/base/result.ts";
import type { CategoryRule } from "#core/categories/rules.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { inTurn } from "#core/flows/in-turn.ts";
import { MAX_CATEGORY } from "#core/model/labels.ts";

/** What the user made for himself beside his records. */
export interface Book {
	readonly own: readonly string[];
	readonly rules: readonly CategoryRule[];
}

const KEY = "categories";

const text = z.string().check(z.maxLength(500));
const rule = z.object({
	id: text,
	seller: text,
	goods: z.optional(text),
	category: z.string().check(z.minLength(1), z.maxLength(MAX_CATEGORY)),
	learntAt: text,
});

/** The book as kept; what a newer version wrote otherwise is left out, entry by entry. */
export async function loadBook({ open }: Pick<Context, "open">): Promise<Book> {
	const { vault } = await open();
	const kept = (await vault.setting(KEY)) as { own?: unknown; rules?: unknown } | undefined; // looked at below
	return { own: listOf(kept?.own, text), rules: listOf(kept?.rules, rule) as readonly CategoryRule[] }; // absent goods are left out
}

/** Changes the book, one tab after the other. */
export async function changeBook<T>(
	context: Pick<Context, "open" | "deps">,
	change: (book: Book) => { readonly book: Book; readonly value: T },
): Promise<Result<T, StorageFull>> {
	return inTurn(context, KEY, async () => {
		const before = await loadBook(context);
		const { book, value } = change(before);
		if (book === before) return ok(value);
		const kept = await (await context.open()).vault.saveSetting(KEY, book);
		return kept.ok ? ok(value) : kept;
	});
}

function listOf<S extends z.ZodMiniType>(kept: unknown, schema: S): readonly z.output<S>[] {
	if (!Array.isArray(kept)) return [];
	return kept.flatMap((one) => {
		const read = schema.safeParse(one);
		return read.success ? [read.data] : [];
	});
}
