import { useLocation } from "preact-iso";

import type { StatisticsFound } from "#core/flows/stats/app.ts";
import { authenticities } from "#core/model/verdict.ts";

import { Chart } from "./chart.tsx";
import { monthsBetween } from "./months.ts";
import { NumberLink, NumbersBelow } from "./numbers.tsx";
import { listUrl, type StatsAsked } from "./url.ts";
import { groupName, monthName, share, t } from "./words.ts";

const colours = {
	confirmed: "--good",
	signed: "--accent",
	unknown: "--chart-soft",
	contradicted: "--stop",
} as const;

/** What the authority said, month by month (查验通过率). */
export function Checks({ found: { statistics, scope }, asked }: { found: StatisticsFound; asked: StatsAsked }) {
	const { route } = useLocation();
	const { checksByMonth, months } = statistics;
	const { basis } = asked;
	const cells = new Map(checksByMonth.map((group) => [`${group.month} ${group.key}`, group]));
	const shown = authenticities.filter((one) => checksByMonth.some(({ key }) => key === one));
	const labels = monthsBetween(months.map(({ key }) => key));
	const name = (key: string) => groupName("authenticity", { key, label: key });
	const toList = (box: string | undefined) => (box === undefined ? undefined : listUrl(asked, scope, box));
	return (
		<section class="stats-part wide">
			<h2>{t("stats.checks")}</h2>
			<p class="muted small">{t("stats.checks.lead")}</p>
			{labels.length > 0 && (
				<Chart
					label={t("stats.checks.alt")}
					labels={labels.map((month) => monthName(month, basis))}
					series={shown.map((key) => ({
						name: name(key),
						colour: colours[key],
						values: labels.map((month) => cells.get(`${month} ${key}`)?.count ?? 0),
					}))}
					rough={(value) => (Number.isInteger(value) ? String(value) : "")}
					exact={String}
					onPick={(index, part) => {
						const month = months.find(({ key }) => key === labels[index]);
						const cell = cells.get(`${month?.key} ${shown[part ?? -1]}`);
						const href = toList((cell ?? month)?.box);
						if (href !== undefined) route(href);
					}}
				/>
			)}
			<NumbersBelow of={t("stats.checks")}>
				<thead>
					<tr>
						<th scope="col">{t("stats.col.month")}</th>
						{shown.map((key) => (
							<th key={key} scope="col" class="num">
								{name(key)}
							</th>
						))}
						<th scope="col" class="num">
							{t("stats.col.all")}
						</th>
						<th scope="col" class="num">
							{t("stats.checks.rate")}
						</th>
					</tr>
				</thead>
				<tbody>
					{months.map((month) => (
						<tr key={month.key}>
							<th scope="row">{monthName(month.key, basis)}</th>
							{shown.map((key) => {
								const cell = cells.get(`${month.key} ${key}`);
								return (
									<td key={key} class="num own">
										{cell && <NumberLink href={toList(cell.box)}>{cell.count}</NumberLink>}
									</td>
								);
							})}
							<td class="num own">
								<NumberLink href={toList(month.box)}>{month.count}</NumberLink>
							</td>
							<td class="num own">
								<NumberLink href={toList(cells.get(`${month.key} confirmed`)?.box)}>
									{share(cells.get(`${month.key} confirmed`)?.count ?? 0, month.count)}
								</NumberLink>
							</td>
						</tr>
					))}
				</tbody>
			</NumbersBelow>
		</section>
	);
}
