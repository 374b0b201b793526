import * as z from "zod/mini";

import type { Result } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import { inTurn } from "#core/flows/in-turn.ts";
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
	async function load(): Promise<Shelf> {
		const kept = (await (await context.open()).vault.setting(KEY)) as Partial<Record<keyof Shelf, unknown>> | undefined; // looked at below
		const read = columns.safeParse(kept?.columns);
		const views = Array.isArray(kept?.views) ? kept.views.map((one) => view.safeParse(one)) : [];
		return {
			...(read.success && { columns: read.data as readonly ColumnChoice[] }), // an absent width is left out
			views: views.flatMap((one) => (one.success ? [one.data] : [])),
		};
	}

	async function change(next: (shelf: Shelf) => Shelf): Promise<Result<void, StorageFull>> {
		return inTurn(context, KEY, async () => (await context.open()).vault.saveSetting(KEY, next(await load())));
	}

	return {
		columns: async () => (await load()).columns,
		saveColumns: (chosen) =>
			change(({ columns: _, ...shelf }) => ({
				...shelf,
				...(chosen && { columns: columns.parse(chosen) as readonly ColumnChoice[] }),
			})),
		views: async () => (await load()).views,
		saveView: (given) =>
			change((shelf) => {
				const saved = view.parse(given);
				const at = shelf.views.findIndex(({ id }) => id === saved.id);
				const views = at < 0 ? [...shelf.views, saved].slice(-MOST_VIEWS) : shelf.views.with(at, saved);
				return { ...shelf, views };
			}),
		removeView: (id) => change((shelf) => ({ ...shelf, views: shelf.views.filter((one) => one.id !== id) })),
	};
}
