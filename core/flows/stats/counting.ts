import type { Day } from "#core/base/day.ts";
import { accountingReport } from "#core/reports/accounting.ts";
import { inputTaxReport } from "#core/reports/input-tax.ts";
import type { Report } from "#core/reports/report.ts";
import { parseDays } from "#core/search/box/days.ts";
import type { Engine } from "#core/search/engine.ts";
import { countHits, type Hits } from "#core/search/match.ts";
import { boxOfDays } from "#core/stats/box-of-group.ts";
import { type Statistics, statisticsOf, within } from "#core/stats/statistics.ts";
import type { ReportQuery, StatisticsQuery, StatsFound, StatsQuery } from "./app.ts";

const SAMPLES = "演示:是";
const NO_SAMPLES = "演示:否";

export interface Scoped extends Pick<StatsFound, "scope" | "samples"> {
	readonly engine: Engine;
	/** Of the period, and without 演示 records. */
	readonly hits: Hits;
	readonly today: Day;
}

/** What of the hits is counted. The words that leave 演示 out are written only where there are such records. */
export function scopeOf(engine: Engine, found: Hits, today: Day, { basis, period }: StatsQuery): Scoped {
	const days = period && parseDays(period, today) ? boxOfDays(basis, period) : "";
	const ofPeriod = days ? within(engine, found, days, today) : found;
	const count = countHits(within(engine, ofPeriod, SAMPLES, today));
	return {
		engine,
		hits: count > 0 ? within(engine, ofPeriod, NO_SAMPLES, today) : ofPeriod,
		today,
		scope: count > 0 ? `${days} ${NO_SAMPLES}`.trim() : days,
		samples: { count, box: `${days} ${SAMPLES}`.trim() },
	};
}

export function statisticsIn({ engine, hits }: Scoped, query: StatisticsQuery): Statistics {
	return statisticsOf(engine, hits, query);
}

export function reportIn(
	{ engine, hits, today }: Scoped,
	{ id, basis, by }: ReportQuery,
	{ ownCompanies }: { readonly ownCompanies: boolean },
): Report {
	return id === "accounting"
		? accountingReport(engine, hits, { basis, by, today })
		: inputTaxReport(engine, hits, { basis, today, ownCompanies });
}
