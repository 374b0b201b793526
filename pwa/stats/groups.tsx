import type { Group } from "#core/stats/group.ts";
import type { Linked, Ranking } from "#core/stats/statistics.ts";
import type { Counted } from "#core/stats/sums.ts";

import { listUrl, type StatsAsked } from "./url.ts";
import { Measured, valueOfMeasure } from "./value.tsx";
import { type Grouping, groupName, share, t } from "./words.ts";

interface Props {
	readonly title: string;
	readonly by: Grouping;
	readonly groups: readonly Linked<Group>[];
	readonly all: Counted;
	readonly asked: StatsAsked;
	readonly scope: string;
	readonly rest?: { readonly counted: Linked<Counted>; readonly groups: number };
}

/** Parts of all, the largest first: a table whose rows have columns of their own length, each a way to its list. */
export function Groups({ title, by, groups, all, asked, scope, rest }: Props) {
	const { measure } = asked;
	const values = groups.map((group) => Math.abs(valueOfMeasure(group, measure)));
	const largest = Math.max(...values, rest ? Math.abs(valueOfMeasure(rest.counted, measure)) : 0, 1);
	const whole = valueOfMeasure(all, measure);
	const row = (key: string, name: string, counted: Linked<Counted>) => {
		const value = valueOfMeasure(counted, measure);
		return (
			<tr key={key}>
				<th scope="row">
					<span class="group-name" title={name}>
						{name}
					</span>
					<span class="group-track" aria-hidden="true">
						<span
							class={value < 0 ? "group-fill minus" : "group-fill"}
							style={{ width: `${(Math.abs(value) / largest) * 100}%` }}
						/>
					</span>
				</th>
				<td class="num">
					{counted.box === undefined ? (
						counted.count
					) : (
						<a class="row-cover" href={listUrl(asked, scope, counted.box)}>
							{counted.count}
							<span class="visually-hidden">{t("stats.toList")}</span>
						</a>
					)}
				</td>
				{measure !== "count" && (
					<td class="num">
						<Measured counted={counted} measure={measure} />
					</td>
				)}
				<td class="num muted group-share">{share(value, whole)}</td>
			</tr>
		);
	};
	return (
		<section class="stats-part">
			<h2>{title}</h2>
			<table class="groups-table">
				<colgroup>
					<col />
					<col class="group-count" />
					{measure !== "count" && <col class="group-sum" />}
					<col class="group-share" />
				</colgroup>
				<thead class="visually-hidden">
					<tr>
						<th scope="col">{title}</th>
						<th scope="col">{t("stats.col.count")}</th>
						{measure !== "count" && <th scope="col">{t(`stats.measure.${measure}`)}</th>}
						<th scope="col">{t("stats.share")}</th>
					</tr>
				</thead>
				<tbody>
					{groups.map((group) => row(group.key, groupName(by, group), group))}
					{rest && row("\n", t("stats.rest", { count: rest.groups }), rest.counted)}
				</tbody>
			</table>
		</section>
	);
}

/** The first of many names, and all the others in one row. */
export function Ranked({ ranking, by, ...props }: Omit<Props, "title" | "groups" | "rest"> & { ranking: Ranking }) {
	const { first, groups, rest } = ranking;
	const what = t(by === "seller" ? "stats.by.seller" : "stats.by.buyer");
	return (
		<Groups
			{...props}
			by={by}
			title={rest ? t("stats.rank", { what, shown: first.length, groups }) : what}
			groups={first}
			{...(rest && { rest: { counted: rest, groups: groups - first.length } })}
		/>
	);
}
