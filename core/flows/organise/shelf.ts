import * as z from "zod/mini";

import { ok, type Result } from "#core/base/result.ts";
import type { StorageFull, Undoable } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { inTurn } from "#core/flows/in-turn.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import type { ColumnChoice, SavedView, ShelfApp } from "./app.ts";

/** Kept under this name; every tab sees what another has changed when it looks the next time. */
const KEY = "library";

const MOST_VIEWS = 100;

interface Shelf {
	readonly columns?: readonly ColumnChoice[];
	readonly views: readonly SavedView[];
}

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const column = z.object({ id: text(40), width: z.optional(z.int().check(z.gte(20), z.lte(2_000))) });
const view = z.object({ id: text(80), name: text(60), query: z.string().check(z.maxLength(4_000)) });
const columns = z.array(column).check(z.maxLength(60));

export function shelfFlows(context: Context): ShelfApp {
	return {
		columns: async () => (await loadShelf(context)).columns,
		saveColumns: (chosen) =>
			change(context, ({ columns: _, ...shelf }) => ({
				...shelf,
				...(chosen && { columns: columns.parse(chosen) as readonly ColumnChoice[] }),
			})),
		views: async () => (await loadShelf(context)).views,
		saveView: (given) =>
			putViews(context, (views) => {
				const saved = view.parse(given);
				const at = views.findIndex(({ id }) => id === saved.id);
				return at < 0 ? [...views, saved].slice(-MOST_VIEWS) : views.with(at, saved);
			}),
		removeView: (id) => putViews(context, (views) => views.filter((one) => one.id !== id)),
	};
}

export async function loadShelf({ open }: Pick<Context, "open">): Promise<Shelf> {
	const kept = (await (await open()).vault.setting(KEY)) as Partial<Record<keyof Shelf, unknown>> | undefined; // looked at below
	const read = columns.safeParse(kept?.columns);
	const views = Array.isArray(kept?.views) ? kept.views.map((one) => view.safeParse(one)) : [];
	return {
		...(read.success && { columns: read.data as readonly ColumnChoice[] }), // an absent width is left out
		views: views.flatMap((one) => (one.success ? [one.data] : [])),
	};
}

/** Keeps other views, and says how to have those before again. */
export async function putViews(
	context: Context,
	next: (views: readonly SavedView[]) => readonly SavedView[],
): Promise<Result<Undoable, StorageFull>> {
	let undo: WayBack = [];
	const kept = await change(context, (shelf) => {
		const views = next(shelf.views);
		undo = [{ what: "views", before: shelf.views, after: views }];
		return { ...shelf, views };
	});
	return kept.ok ? ok({ undo }) : kept;
}

async function change(context: Context, next: (shelf: Shelf) => Shelf): Promise<Result<void, StorageFull>> {
	return inTurn(context, KEY, async () =>
		(await context.open()).vault.saveSetting(KEY, next(await loadShelf(context))),
	);
}
