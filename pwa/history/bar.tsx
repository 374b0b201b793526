import { useId, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { formatDay, parseDay } from "#core/base/day.ts";
import type { HistoryFilter, HistoryPage } from "#core/flows/history/app.ts";
import { type InvoiceState, invoiceStates } from "#core/model/answer.ts";
import { journalClasses } from "#core/model/journal.ts";
import { ExportButton } from "#pwa/exchange/export-button.tsx";
import { t } from "#pwa/i18n/index.ts";
import { SearchBox } from "#pwa/search-box.tsx";
import { Mark } from "#ui/mark.tsx";

import { filterFromUrl, historyUrl } from "./url.ts";
import { groupTone, providerName } from "./words.ts";

interface Props {
	readonly filter: HistoryFilter;
	readonly page: HistoryPage | undefined;
}

/** Search, groups, filters and export of the history; every choice goes into the address. */
export function HistoryBar({ filter, page }: Props) {
	const { route } = useLocation();
	const id = useId();
	const { provider, state, from, to, withoutSamples, open } = filter;
	const active = [provider, state, from, to, withoutSamples, open].filter(Boolean).length;
	const [shown, setShown] = useState(active > 0);
	const change = (part: Partial<Record<keyof HistoryFilter, unknown>>) =>
		route(historyUrl({ ...filter, ...part } as HistoryFilter), true); // values come from our own lists
	return (
		<header class="library-head">
			<h1>{t("history.title")}</h1>
			<p class="muted">{t("history.lead")}</p>
			<Groups filter={filter} page={page} />
			<div class="bar library-search">
				<SearchBox
					text={filter.text}
					label={t("history.search")}
					onText={(text) => {
						// The address may have changed meanwhile; only the words are ours.
						const now = filterFromUrl(Object.fromEntries(new URLSearchParams(window.location.search)));
						route(historyUrl({ ...now, text }), true);
					}}
				/>
				<button
					type="button"
					class="button"
					aria-expanded={shown}
					aria-controls={`${id}-filters`}
					onClick={() => setShown(!shown)}
				>
					{t("library.filter")}
					{active > 0 && <span class="count">{active}</span>}
				</button>
				{active > 0 && (
					<a
						class="button quiet"
						href={historyUrl({ text: filter.text, ...(filter.group && { group: filter.group }) })}
					>
						{t("library.clear")}
					</a>
				)}
				{page && page.count > 0 && <ExportButton of={{ what: "history", filter }} providers={page.providers} />}
			</div>
			<div id={`${id}-filters`} class="filters" hidden={!shown}>
				{(["from", "to"] as const).map((name) => (
					<div key={name} class="field">
						<label for={`${id}-${name}`}>{t(name === "from" ? "history.from" : "library.to")}</label>
						<input
							id={`${id}-${name}`}
							class="input"
							type="date"
							value={filter[name] ? formatDay(filter[name]) : ""}
							onChange={(event) => change({ [name]: parseDay(event.currentTarget.value) })}
						/>
					</div>
				))}
				<div class="field">
					<label for={`${id}-provider`}>{t("history.provider")}</label>
					<select
						id={`${id}-provider`}
						class="input"
						value={provider ?? ""}
						onChange={(event) => change({ provider: event.currentTarget.value || undefined })}
					>
						<option value="">{t("library.any")}</option>
						{(page?.providers ?? []).map((one) => (
							<option key={one} value={one}>
								{providerName(one)}
							</option>
						))}
					</select>
				</div>
				<div class="field">
					<label for={`${id}-state`}>{t("history.state")}</label>
					<select
						id={`${id}-state`}
						class="input"
						value={state ?? ""}
						onChange={(event) =>
							change({ state: (event.currentTarget.value || undefined) as InvoiceState | undefined })
						} // one of our options
					>
						<option value="">{t("library.any")}</option>
						{invoiceStates.map((one) => (
							<option key={one} value={one}>
								{t(`state.${one}`)}
							</option>
						))}
					</select>
				</div>
				<label class="check-line">
					<input type="checkbox" checked={open} onChange={() => change({ open: !open })} />
					<span>{t("history.open")}</span>
				</label>
				<label class="check-line">
					<input
						type="checkbox"
						checked={withoutSamples}
						onChange={() => change({ withoutSamples: !withoutSamples })}
					/>
					<span>{t("history.withoutSamples")}</span>
				</label>
			</div>
		</header>
	);
}

/** What came of the questions, in groups with their counts. */
function Groups({ filter, page }: Pick<Props, "filter" | "page">) {
	const groups = page?.groups;
	const all = groups && journalClasses.reduce((sum, group) => sum + groups[group], 0);
	return (
		<nav class="groups" aria-label={t("history.groups")}>
			<a
				class="group"
				href={historyUrl({ ...filter, group: undefined })}
				aria-current={filter.group === undefined ? "true" : undefined}
			>
				{t("history.group.all")} <span class="count">{all}</span>
			</a>
			{journalClasses.map((group) => (
				<a
					key={group}
					class="group"
					href={historyUrl({ ...filter, group })}
					aria-current={filter.group === group ? "true" : undefined}
				>
					<Mark tone={groupTone[group]} />
					{t(`history.group.${group}`)} <span class="count">{groups?.[group]}</span>
				</a>
			))}
		</nav>
	);
}
