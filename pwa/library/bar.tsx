import { useId, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import { formatDay, parseDay } from "#core/base/day.ts";
import type { App, ListPage } from "#core/flows/app.ts";
import { invoiceStates } from "#core/model/answer.ts";
import { kinds } from "#core/model/kinds/index.ts";
import { authenticities, claimables } from "#core/model/verdict.ts";
import { valueIn, withValue } from "#core/search/box/edit.ts";
import { t } from "#pwa/i18n/organise.ts";
import { useLabels } from "#pwa/labels/use-labels.ts";
import { pick } from "#ui/i18n/index.ts";
import { categoryName } from "#ui/words.ts";

import { columns } from "./column-list.ts";
import { ColumnsDialog } from "./columns-dialog.tsx";
import { SuggestBox } from "./suggest-box.tsx";
import { type LibraryQuery, libraryUrl, queryFromUrl } from "./url.ts";
import { useTwinCount } from "./use-twin-count.ts";
import { Views } from "./views.tsx";

const sorted = columns.filter((column) => "sort" in column);

const tabs = ["library", "needs_person", "due", "changed", "trash"] as const;

/** Search, filters and the three views of the library; every choice goes into the address. */
export function LibraryBar({ app, asked, page }: { app: App; asked: LibraryQuery; page: ListPage | undefined }) {
	const { route } = useLocation();
	const id = useId();
	const active = [asked.authenticity, asked.state, asked.claimable, asked.kind, asked.from, asked.to].filter(
		Boolean,
	).length;
	const [shown, setShown] = useState(active > 0);
	const [choosing, setChoosing] = useState(false);
	const change = (part: Partial<Record<keyof LibraryQuery, string | undefined>>) =>
		route(libraryUrl({ ...asked, ...part } as LibraryQuery), true); // values come from our own lists
	const counts = {
		library: undefined,
		needs_person: page?.needsPerson,
		due: page?.due,
		changed: page?.changed,
		trash: page?.trashed,
	};
	// Most libraries never have a changed one: its tab comes with it.
	const shownTabs = tabs.filter((where) => where !== "changed" || counts.changed || asked.where === "changed");
	const choice = (
		name: "authenticity" | "state" | "claimable",
		options: readonly { value: string; word: string }[],
	) => (
		<div class="field">
			<label for={`${id}-${name}`}>{t(`col.${name}`)}</label>
			<select
				id={`${id}-${name}`}
				class="input"
				value={asked[name] ?? ""}
				onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
			>
				<option value="">{t("library.any")}</option>
				{options.map(({ value, word }) => (
					<option key={value} value={value}>
						{word}
					</option>
				))}
			</select>
		</div>
	);
	const twins = useTwinCount(app);
	const known = useLabels(app);
	// Categories and tags are asked for in the box: what is picked here stands there, and may be changed there.
	const inBox = (field: "category" | "tag", names: readonly string[], word: (name: string) => string) => {
		const value = valueIn(asked.text, field) ?? "";
		const options = value === "" || names.includes(value) ? names : [value, ...names];
		return (
			<div class="field">
				<label for={`${id}-${field}`}>{t(field === "category" ? "labels.category" : "labels.tags")}</label>
				<select
					id={`${id}-${field}`}
					class="input"
					value={value}
					onChange={(event) => change({ text: withValue(asked.text, field, event.currentTarget.value || undefined) })}
				>
					<option value="">{t("library.any")}</option>
					{options.map((name) => (
						<option key={name} value={name}>
							{word(name)}
						</option>
					))}
				</select>
			</div>
		);
	};
	const day = (name: "from" | "to") => (
		<div class="field">
			<label for={`${id}-${name}`}>{t(`library.${name}`)}</label>
			<input
				id={`${id}-${name}`}
				class="input"
				type="date"
				value={asked[name] ? formatDay(asked[name]) : ""}
				onChange={(event) => change({ [name]: parseDay(event.currentTarget.value) })}
			/>
		</div>
	);
	return (
		<header class="library-head">
			<h1>{t("library.title")}</h1>
			<nav class="tabs" aria-label={t("library.title")}>
				{shownTabs.map((where) => (
					<a key={where} href={libraryUrl({ where })} aria-current={asked.where === where ? "page" : undefined}>
						{t(`library.tab.${where}`)}
						{counts[where] ? <span class="count">{counts[where]}</span> : null}
					</a>
				))}
				{twins > 0 && (
					<a href="/duplicates">
						{t("library.tab.twins")}
						<span class="count">{twins}</span>
					</a>
				)}
			</nav>
			<div class="bar library-search">
				<SuggestBox
					app={app}
					asked={asked}
					label={t("library.search")}
					onText={(text) => {
						// The address may have changed meanwhile; only the words are ours.
						const now = queryFromUrl(Object.fromEntries(new URLSearchParams(window.location.search)));
						route(libraryUrl({ ...now, text }), true);
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
				<button type="button" class="button only-wide" onClick={() => setChoosing(true)}>
					{t("columns.button")}
				</button>
				{active > 0 && (
					<a class="button quiet" href={libraryUrl({ where: asked.where, text: asked.text })}>
						{t("library.clear")}
					</a>
				)}
			</div>
			<Views app={app} asked={asked} />
			{choosing && <ColumnsDialog app={app} onClose={() => setChoosing(false)} />}
			<div id={`${id}-filters`} class="filters" hidden={!shown}>
				{choice(
					"authenticity",
					authenticities.map((value) => ({ value, word: t(`authenticity.${value}`) })),
				)}
				{choice(
					"state",
					invoiceStates.map((value) => ({ value, word: t(`state.${value}`) })),
				)}
				{choice(
					"claimable",
					claimables.map((value) => ({ value, word: t(`claimable.${value}`) })),
				)}
				<div class="field">
					<label for={`${id}-kind`}>{t("col.kind")}</label>
					<select
						id={`${id}-kind`}
						class="input"
						value={asked.kind ?? ""}
						onChange={(event) => change({ kind: event.currentTarget.value || undefined })}
					>
						<option value="">{t("library.any")}</option>
						{kinds.map((kind) => (
							<option key={kind.id} value={kind.id}>
								{pick(kind.name)}
							</option>
						))}
					</select>
				</div>
				{inBox("category", ["无", ...known.categories], (name) =>
					name === "无" ? t("labels.category.none") : categoryName(name),
				)}
				{known.tags.length > 0 && inBox("tag", known.tags, (name) => name)}
				<div class="field only-narrow">
					<label for={`${id}-sort`}>{t("sort.label")}</label>
					<select
						id={`${id}-sort`}
						class="input"
						value={`${asked.sort} ${asked.direction}`}
						onChange={(event) => {
							const [sort, direction] = event.currentTarget.value.split(" ");
							change({ sort, direction });
						}}
					>
						{sorted.flatMap(({ id: sort }) =>
							(["down", "up"] as const).map((direction) => (
								<option key={`${sort} ${direction}`} value={`${sort} ${direction}`}>
									{t(`col.${sort}`)} · {t(direction === "up" ? "library.sortedUp" : "library.sortedDown")}
								</option>
							)),
						)}
					</select>
				</div>
				{day("from")}
				{day("to")}
			</div>
		</header>
	);
}
