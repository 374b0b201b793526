import type { StatisticsFound } from "#core/flows/stats/app.ts";

import { Checks } from "./checks.tsx";
import { Figures } from "./figures.tsx";
import { Groups, Ranked } from "./groups.tsx";
import { Rates } from "./rates.tsx";
import { Trend } from "./trend.tsx";
import type { StatsAsked } from "./url.ts";
import { t } from "./words.ts";

/** Everything there is to see of what was found, the most asked for first. */
export function Overview({ found, asked }: { found: StatisticsFound; asked: StatsAsked }) {
	const { statistics, scope } = found;
	const props = { all: statistics.all, asked, scope };
	// Before the first category is given, that there is none is no news.
	const categorised = statistics.categories.some(({ key }) => key !== "");
	return (
		<>
			<Figures found={found} asked={asked} />
			<div class="stats-parts">
				<Trend found={found} asked={asked} />
				<div class="stats-stack">
					{categorised && (
						<Groups {...props} by="category" title={t("stats.by.category")} groups={statistics.categories} />
					)}
					<Groups {...props} by="kind" title={t("stats.by.kind")} groups={statistics.kinds} />
					<Ranked {...props} by="buyer" ranking={statistics.buyers} />
				</div>
				<Ranked {...props} by="seller" ranking={statistics.sellers} />
				<Rates found={found} asked={asked} />
				<Checks found={found} asked={asked} />
				<div class="stats-stack">
					<Groups {...props} by="risk" title={t("stats.by.risk")} groups={statistics.risks} />
					<Groups {...props} by="state" title={t("stats.by.state")} groups={statistics.states} />
				</div>
				<Groups {...props} by="region" title={t("stats.by.region")} groups={statistics.regions} />
			</div>
		</>
	);
}
