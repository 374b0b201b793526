import type { ComponentChildren } from "preact";

import type { StatisticsFound } from "#core/flows/stats/app.ts";
import { sideBoxes } from "#core/stats/sides.ts";

import { listUrl, type StatsAsked } from "./url.ts";
import { Sum } from "./value.tsx";
import { share, t } from "./words.ts";

/** The line of key figures; each opens what it counts. */
export function Figures({ found: { statistics, scope }, asked }: { found: StatisticsFound; asked: StatsAsked }) {
	const { all, authenticities } = statistics;
	const confirmed = authenticities.find(({ key }) => key === "confirmed");
	const href = listUrl(asked, scope);
	return (
		<dl class="figures">
			<Figure name={t("stats.figure.count")} href={href}>
				{t("stats.figure.sheets", { count: all.count })}
			</Figure>
			<Figure name={t("stats.figure.total")} href={href}>
				<Sum value={all.net.total} />
			</Figure>
			<Figure name={t("stats.figure.amount")} href={href}>
				<Sum value={all.net.amount} />
			</Figure>
			<Figure name={t("stats.figure.tax")} href={href}>
				<Sum value={all.net.tax} />
			</Figure>
			<Figure
				name={t("stats.figure.reds")}
				href={listUrl(asked, scope, sideBoxes.red)}
				more={t("stats.figure.redSheets", { count: all.reds })}
			>
				<Sum value={all.red.total} />
			</Figure>
			<Figure
				name={t("stats.figure.confirmed")}
				href={listUrl(asked, scope, confirmed?.box ?? '真伪:"查验一致"')}
				more={t("stats.figure.confirmedOf", { count: confirmed?.count ?? 0 })}
			>
				{share(confirmed?.count ?? 0, all.count)}
			</Figure>
		</dl>
	);
}

function Figure(props: { name: string; href: string; more?: string; children: ComponentChildren }) {
	return (
		<div class="figure">
			<dt>{props.name}</dt>
			<dd>
				<a class="row-cover" href={props.href}>
					{props.children}
				</a>
				{props.more && <span class="muted small">{props.more}</span>}
			</dd>
		</div>
	);
}
