import type { App } from "./app.ts";
import { chinaDay } from "./china-day.ts";
import type { Context } from "./context.ts";
import { dueRecords } from "./due.ts";

export function listFlow(context: Context): Pick<App, "list" | "judgeSome"> {
	return {
		async list(query) {
			const { library, stale } = await context.judgeSome();
			const now = context.deps.now();
			const records = dueRecords(library.all(), await context.settings(), now.getTime());
			const due = new Set(records.map(({ row }) => row.id));
			const { ids, ...found } = library.find(query, { today: chinaDay(now), due });
			return {
				...found,
				rows: ids.flatMap((id) => library.get(id)?.row ?? []),
				due: due.size,
				judging: stale,
				all: library.size,
			};
		},
		judgeSome: async () => (await context.judgeSome()).stale,
	};
}
