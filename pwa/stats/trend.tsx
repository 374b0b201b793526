import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";

import type { StatisticsFound } from "#core/flows/stats/app.ts";
import type { Group } from "#core/stats/group.ts";
import { boxOfSide, type Side } from "#core/stats/sides.ts";
import type { Linked } from "#core/stats/statistics.ts";

import { Chart, type Series } from "./chart.tsx";
import { monthsBetween } from "./months.ts";
import { exactValue, NumberLink, NumbersBelow, roughValue } from "./numbers.tsx";
import { listUrl, type StatsAsked } from "./url.ts";
import { Sum, valueOfMeasure } from "./value.tsx";
import { monthName, t } from "./words.ts";

/** In the order of the series of the picture. */
const sides = ["blue", "red"] as const;

/** What came in month by month, red invoices below zero. */
export function Trend({ found: { statistics, scope }, asked }: { found: StatisticsFound; asked: StatsAsked }) {
	const { route } = useLocation();
	const { measure, basis } = asked;
	const groups = statistics.months;
	const months = monthsBetween(groups.map(({ key }) => key));
	const byMonth = new Map(groups.map((group) => [group.key, group]));
	const values = (of: (group: Group) => number | undefined) =>
		months.map((month) => {
			const group = byMonth.get(month);
			return group ? (of(group) ?? 0) : 0;
		});
	const exact = exactValue(measure);
	const word = t(`stats.measure.${measure}`);
	const anyRed = statistics.all.reds > 0;
	const series: readonly Series[] = [
		{
			name: t("stats.blue"),
			colour: "--accent",
			values: values(({ count, reds, gross }) => (measure === "count" ? count - reds : gross[measure])),
		},
		...(anyRed
			? [
					{
						name: t("stats.red"),
						colour: "--chart-red",
						values: values(({ reds, red }) => (measure === "count" ? reds : red[measure])),
					} as const,
				]
			: []),
	];
	const number = (group: Linked<Group>, side: Side, shown: ComponentChildren) => {
		const box = boxOfSide(group, side);
		return (
			<td class="num own">
				<NumberLink href={box === undefined ? undefined : listUrl(asked, scope, box)}>{shown}</NumberLink>
			</td>
		);
	};
	const [from = "", to = ""] = [months[0], months.at(-1)];
	return (
		<section class="stats-part wide">
			<h2>{t("stats.trend", { measure: word })}</h2>
			{months.length > 0 && (
				<Chart
					label={t("stats.trend.alt", { measure: word, from: monthName(from, basis), to: monthName(to, basis) })}
					labels={months.map((month) => monthName(month, basis))}
					series={series}
					rough={roughValue(measure)}
					exact={exact}
					more={(index) => {
						const group = byMonth.get(months[index] ?? "");
						return group && group.reds > 0 ? `${t("stats.net")}  ${exact(valueOfMeasure(group, measure))}` : "";
					}}
					onPick={(index, part) => {
						const group = byMonth.get(months[index] ?? "");
						const box = group && boxOfSide(group, sides[part ?? -1] ?? "all");
						if (box !== undefined) route(listUrl(asked, scope, box));
					}}
				/>
			)}
			<NumbersBelow of={t("stats.trend", { measure: word })}>
				<thead>
					<tr>
						<th scope="col">{t("stats.col.month")}</th>
						{(["stats.col.count", "stats.blue", "stats.red", "stats.net"] as const).map((word) => (
							<th key={word} scope="col" class="num">
								{t(word)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{groups.map((group) => (
						<tr key={group.key}>
							<th scope="row">{monthName(group.key, basis)}</th>
							{number(group, "all", group.count)}
							{measure === "count" ? (
								<>
									{number(group, "blue", group.count - group.reds)}
									{number(group, "red", group.reds)}
									{number(group, "all", group.count)}
								</>
							) : (
								<>
									{number(group, "blue", <Sum value={group.gross[measure]} />)}
									{number(group, "red", group.reds > 0 && <Sum value={group.red[measure]} />)}
									{number(group, "all", <Sum value={group.net[measure]} />)}
								</>
							)}
						</tr>
					))}
				</tbody>
			</NumbersBelow>
		</section>
	);
}
