import type { StatisticsFound } from "#core/flows/stats/app.ts";
import type { Group } from "#core/stats/group.ts";
import type { Linked } from "#core/stats/statistics.ts";

import { NumberLink, Scrolled } from "./numbers.tsx";
import { listUrl, type StatsAsked } from "./url.ts";
import { Sum } from "./value.tsx";
import { groupName, monthName, t } from "./words.ts";

/** Amount and tax of the lines by rate and month. */
export function Rates({ found: { statistics, scope }, asked }: { found: StatisticsFound; asked: StatsAsked }) {
	const rates = statistics.rates.toSorted(byRate);
	const months = statistics.months.filter(({ key }) => statistics.ratesByMonth.some(({ month }) => month === key));
	const cells = new Map(statistics.ratesByMonth.map((group) => [`${group.month} ${group.key}`, group]));
	const cell = (group: Linked<Group> | undefined) =>
		group && (
			<>
				<NumberLink href={group.box && listUrl(asked, scope, group.box)}>
					<Sum value={group.net.amount} />
				</NumberLink>
				<span class="muted">
					<Sum value={group.net.tax} />
				</span>
			</>
		);
	return (
		<section class="stats-part wide">
			<h2>{t("stats.rates")}</h2>
			<p class="muted small">{t(rates.length > 0 ? "stats.rates.lead" : "stats.rates.none")}</p>
			{rates.length > 0 && (
				<Scrolled label={t("stats.rates")}>
					<table class="plain-table two-lines">
						<thead>
							<tr>
								<th scope="col">{t("stats.col.month")}</th>
								{rates.map((rate) => (
									<th key={rate.key} scope="col" class="num">
										{groupName("rate", rate)}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{months.map((month) => (
								<tr key={month.key}>
									<th scope="row">{monthName(month.key, asked.basis)}</th>
									{rates.map((rate) => (
										<td key={rate.key} class="num own">
											{cell(cells.get(`${month.key} ${rate.key}`))}
										</td>
									))}
								</tr>
							))}
						</tbody>
						<tfoot>
							<tr>
								<th scope="row">{t("stats.col.all")}</th>
								{rates.map((rate) => (
									<td key={rate.key} class="num own">
										{cell(rate)}
									</td>
								))}
							</tr>
						</tfoot>
					</table>
				</Scrolled>
			)}
		</section>
	);
}

/** Percentages from high to low, then words, those without any last. */
function byRate(a: Group, b: Group): number {
	const rank = ({ key }: Group) => (key === "" ? -2 : /^[\d.]+%$/.test(key) ? Number.parseFloat(key) : -1);
	return rank(b) - rank(a) || (a.key < b.key ? -1 : 1);
}
