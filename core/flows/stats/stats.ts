import { chinaDay } from "#core/flows/china-day.ts";
import type { Context } from "#core/flows/context.ts";
import type { StatsApp, StatsQuery } from "./app.ts";
import type { Scoped, scopeOf } from "./counting.ts";

/** Statistics and reports. What counts is loaded when somebody asks: a worker is there at once for what needs none. */
export function statsFlows(context: Context): StatsApp {
	async function over<T>(query: StatsQuery, scope: typeof scopeOf, work: (scoped: Scoped) => T) {
		const settings = await context.settings();
		const { library, stale } = await context.judgeFew();
		const now = context.deps.now();
		const seen = { today: chinaDay(now), due: library.due(settings, now.getTime()).ids };
		const found = library.over(query.filter, seen, (engine, hits) => {
			const scoped = scope(engine, hits, seen.today, query);
			return { scope: scoped.scope, samples: scoped.samples, ...work(scoped) };
		});
		return { ...found, judging: stale, records: library.size };
	}

	return {
		async statistics(query) {
			const { scopeOf, statisticsIn } = await import("./counting.ts");
			return over(query, scopeOf, (scoped) => ({ statistics: statisticsIn(scoped, query) }));
		},
		async report(query) {
			const { scopeOf, reportIn } = await import("./counting.ts");
			const { ownCompanies } = await context.settings();
			const settings = { ownCompanies: ownCompanies.length > 0 };
			return over(query, scopeOf, (scoped) => ({ report: reportIn(scoped, query, settings), madeOn: scoped.today }));
		},
	};
}
