import type { App } from "#core/flows/app.ts";
import { chinaDay } from "#core/flows/china-day.ts";
import type { Context } from "#core/flows/context.ts";
import type { Library } from "./library.ts";

export function listFlow(context: Context): Pick<App, "list" | "suggest" | "judgeSome"> {
	async function seenFrom(library: Library) {
		const now = context.deps.now();
		return { today: chinaDay(now), due: library.due(await context.settings(), now.getTime()).ids };
	}

	return {
		async list(query) {
			const { library, stale } = await context.judgeFew();
			const seen = await seenFrom(library);
			const { ids, ...found } = library.find(query, seen);
			const rows = ids.flatMap((id) => library.get(id)?.row ?? []);
			return {
				...found,
				rows: await library.withCells(await context.open(), rows, query.cells),
				due: seen.due.size,
				judging: stale,
				all: library.size,
			};
		},
		async suggest(query) {
			const { library } = await context.open();
			return library.suggest(query, await seenFrom(library));
		},
		async judgeSome() {
			await context.quiet();
			return (await context.judgeSome()).stale;
		},
	};
}
