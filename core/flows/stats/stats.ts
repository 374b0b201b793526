import { chinaDay } from "#core/flows/china-day.ts";
import type { Context } from "#core/flows/context.ts";
import { createDueOnce } from "#core/flows/library/list.ts";
import type { StatsApp, StatsQuery } from "./app.ts";

type Counting = typeof import("./counting.ts");

/** Statistics and reports. What counts is loaded when somebody asks: a worker is there at once for what needs none. */
export function statsFlows(context: Context): StatsApp {
	const dueIn = createDueOnce();

	async function over<T>(query: StatsQuery, work: (counting: Counting, scoped: ReturnType<Counting["scopeOf"]>) => T) {
		const counting = await import("./counting.ts");
		const settings = await context.settings();
		const { library, stale } = await context.judgeSome();
		const now = context.deps.now();
		const seen = { today: chinaDay(now), due: dueIn(library, settings, now.getTime()) };
		const found = library.over(query.filter, seen, (engine, hits) => {
			const scoped = counting.scopeOf(engine, hits, seen.today, query);
			return { scope: scoped.scope, samples: scoped.samples, ...work(counting, scoped) };
		});
		return { ...found, judging: stale, records: library.size };
	}

	return {
		statistics: (query) =>
			over(query, ({ statisticsOf }, { engine, hits }) => ({ statistics: statisticsOf(engine, hits, query) })),
		async report(query) {
			const { ownCompanies } = await context.settings();
			const settings = { ownCompanies: ownCompanies.length > 0 };
			return over(query, ({ reportOf }, scoped) => ({
				report: reportOf(scoped, query, settings),
				madeOn: scoped.today,
			}));
		},
	};
}
