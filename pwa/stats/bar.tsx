import { useId } from "preact/hooks";
import { useLocation } from "preact-iso";

import { formatDay } from "#core/base/day.ts";
import type { ListFilter } from "#core/flows/app.ts";
import type { StatsFound } from "#core/flows/stats/app.ts";
import { SearchBox } from "#pwa/search-box.tsx";
import { Icon } from "#ui/icon.tsx";
import { kindShortName } from "#ui/words.ts";

import { bases, listUrl, measures, periods, type StatsAsked, splits, statsFromUrl, statsUrl, views } from "./url.ts";
import { t } from "./words.ts";

/** Which view, and of what; every choice goes into the address. */
export function StatsBar({ asked, found }: { asked: StatsAsked; found: StatsFound | undefined }) {
	const { route } = useLocation();
	const change = (part: Partial<StatsAsked>) => route(statsUrl({ ...asked, ...part }), true);
	const monthly = asked.period !== undefined && !(periods as readonly string[]).includes(asked.period);
	const chosen = chips(asked.filter);
	const samples = found?.samples.count ?? 0;
	const judging = found?.judging ?? 0;
	return (
		<header class="library-head stats-head">
			<h1>{t("stats.title")}</h1>
			<nav class="tabs" aria-label={t("stats.title")}>
				{views.map((view) => (
					<a key={view} href={statsUrl({ ...asked, view })} aria-current={asked.view === view ? "page" : undefined}>
						{t(`stats.view.${view}`)}
					</a>
				))}
			</nav>
			<div class="stats-choices">
				<div class="field stats-search">
					<span class="label" aria-hidden="true">
						{t("stats.only")}
					</span>
					<SearchBox
						text={asked.filter.text}
						label={t("stats.search")}
						onText={(text) => {
							// The address may have changed meanwhile; only the words are ours.
							const now = statsFromUrl(Object.fromEntries(new URLSearchParams(window.location.search)), asked.view);
							route(statsUrl({ ...now, filter: { ...now.filter, text } }), true);
						}}
					/>
				</div>
				<Choice
					label={t("stats.period")}
					value={asked.period ?? ""}
					options={["", ...periods, ...(monthly ? [asked.period ?? ""] : [])]}
					name={(value) =>
						value === ""
							? t("stats.period.all")
							: (periods as readonly string[]).includes(value)
								? t(`stats.period.${value as (typeof periods)[number]}`) // just looked up
								: value
					}
					onChange={(value) => change({ period: value || undefined } as Partial<StatsAsked>)}
				/>
				<Choice
					label={t("stats.basis")}
					value={asked.basis}
					options={bases}
					name={(value) => t(`stats.basis.${value}`)}
					onChange={(basis) => change({ basis })}
				/>
				{asked.view === "overview" && (
					<Choice
						label={t("stats.measure")}
						value={asked.measure}
						options={measures}
						name={(value) => t(`stats.measure.${value}`)}
						onChange={(measure) => change({ measure })}
					/>
				)}
				{asked.view === "accounting" && (
					<Choice
						label={t("stats.by")}
						value={asked.by}
						options={splits}
						name={(value) => t(`stats.by.${value}`)}
						onChange={(by) => change({ by })}
					/>
				)}
			</div>
			{(chosen.length > 0 || samples > 0 || judging > 0) && (
				<p class="bar small">
					{chosen.map(({ name, word }) => (
						<a
							key={name}
							class="chip stats-chip"
							href={statsUrl({ ...asked, filter: without(asked.filter, name) })}
							aria-label={t("stats.without", { what: word })}
						>
							{word}
							<Icon name="close" size={12} />
						</a>
					))}
					{found && samples > 0 && (
						<a class="muted" href={listUrl(asked, found.samples.box)}>
							{t("stats.samples", { count: samples })}
						</a>
					)}
					{judging > 0 && <span class="muted">{t("stats.judging", { count: judging })}</span>}
				</p>
			)}
		</header>
	);
}

interface ChoiceProps<T extends string> {
	readonly label: string;
	readonly value: T;
	readonly options: readonly T[];
	readonly name: (value: T) => string;
	readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, name, onChange }: ChoiceProps<T>) {
	const id = useId();
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<select
				id={id}
				class="input"
				value={value}
				onChange={(event) => {
					const chosen = options.find((one) => one === event.currentTarget.value);
					if (chosen !== undefined) onChange(chosen);
				}}
			>
				{options.map((one) => (
					<option key={one} value={one}>
						{name(one)}
					</option>
				))}
			</select>
		</div>
	);
}

/** What the library's own filter asks for beside the search box, in words. */
export function chips({ where, authenticity, state, claimable, kind, from, to }: ListFilter) {
	const all: readonly (readonly [keyof ListFilter, string | undefined])[] = [
		["where", where === "library" ? undefined : t(`stats.where.${where}`)],
		["authenticity", authenticity && t(`authenticity.${authenticity}`)],
		["state", state && t(`state.${state}`)],
		["claimable", claimable && t(`claimable.${claimable}`)],
		["kind", kind && kindShortName(kind)],
		["from", from && `${t("stats.from")} ${formatDay(from)}`],
		["to", to && `${t("stats.to")} ${formatDay(to)}`],
	];
	return all.flatMap(([name, word]) => (word ? { name, word } : []));
}

function without(filter: ListFilter, name: keyof ListFilter): ListFilter {
	const { [name]: _, ...rest } = filter;
	return { where: "library", text: "", ...rest };
}
