import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

import { formatDay } from "#core/base/day.ts";
import type { RecordRow } from "#core/flows/app.ts";
import type { TwinGroup } from "#core/flows/organise/app.ts";
import { type OrganiseKey, t } from "#pwa/i18n/organise.ts";
import { authenticityTone, Mark, stateTone } from "#ui/mark.tsx";
import { Digits, formatInstant, Money } from "#ui/value.tsx";
import { categoryName, kindName, rowName } from "#ui/words.ts";

interface Props {
	readonly group: TwinGroup;
	readonly busy: boolean;
	readonly onKeep: (recordId: string) => void;
	readonly onDiffer: () => void;
}

interface Line {
	readonly word: OrganiseKey;
	/** By what two records are told apart here. */
	readonly of: (row: RecordRow) => unknown;
	readonly show: (row: RecordRow) => ComponentChildren;
}

const plain = (word: OrganiseKey, of: (row: RecordRow) => string | undefined): Line => ({ word, of, show: of });
const money = (of: "amount" | "tax" | "total"): Line => ({
	word: `col.${of}`,
	of: (row) => row[of],
	show: (row) => <Money value={row[of]} />,
});

const lines: readonly Line[] = [
	{
		word: "col.number",
		of: (row) => row.number,
		show: (row) => row.number && <Digits text={row.number} />,
	},
	plain("col.code", (row) => row.code),
	plain("col.kind", (row) => row.kind && kindName(row.kind)),
	plain("col.issuedOn", (row) => row.issuedOn && formatDay(row.issuedOn)),
	plain("col.sellerName", (row) => row.sellerName),
	plain("col.buyerName", (row) => row.buyerName),
	money("amount"),
	money("tax"),
	money("total"),
	{
		word: "col.authenticity",
		of: (row) => row.authenticity,
		show: (row) => (
			<>
				<Mark tone={authenticityTone[row.authenticity]} /> {t(`authenticity.short.${row.authenticity}`)}
			</>
		),
	},
	{
		word: "col.state",
		of: (row) => row.state,
		show: (row) => (
			<>
				<Mark tone={stateTone[row.state]} /> {t(`state.short.${row.state}`)}
			</>
		),
	},
	plain("col.category", (row) => row.category && categoryName(row.category)),
	plain("col.note", (row) => row.note),
	plain("twins.claimed", (row) => row.claimedAt && formatInstant(row.claimedAt)),
	plain("col.createdAt", (row) => formatInstant(row.createdAt)),
];

/** Records alike, a column each; what differs is marked, and what none of them has is left out. */
export function Group({ group, busy, onKeep, onDiffer }: Props) {
	const { rows, count, why } = group;
	const id = useId();
	const shown = lines.filter(({ of }) => rows.some((row) => of(row) !== undefined));
	return (
		<section class="twins" aria-labelledby={id}>
			<header>
				<h2 id={id}>{t(`twins.why.${why}`, { count })}</h2>
				<button type="button" class="button" disabled={busy} onClick={onDiffer}>
					{t("twins.differ")}
				</button>
			</header>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard */}
			<section class="twins-scroll" tabIndex={0} aria-label={t("twins.table")}>
				<table>
					<thead>
						<tr>
							<td />
							{rows.map((row) => (
								<th key={row.id} scope="col">
									<a href={`/library/${encodeURIComponent(row.id)}`}>{t("twins.open")}</a>
									{row.sample && <span class="chip sample">{t("sample.short")}</span>}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{shown.map(({ word, of, show }) => {
							const differs = new Set(rows.map(of)).size > 1;
							return (
								<tr key={word} class={differs ? "differs" : undefined}>
									<th scope="row">
										{t(word)}
										{differs && <span class="chip">{t("twins.differs")}</span>}
									</th>
									{rows.map((row) => (
										<td key={row.id}>{show(row)}</td>
									))}
								</tr>
							);
						})}
						{count === rows.length && (
							<tr>
								<td />
								{rows.map((row) => (
									<td key={row.id}>
										<button
											type="button"
											class="button"
											disabled={busy}
											aria-label={t("twins.keep.this", { name: rowName(row) })}
											onClick={() => onKeep(row.id)}
										>
											{t("twins.keep")}
										</button>
									</td>
								))}
							</tr>
						)}
					</tbody>
				</table>
			</section>
			{count > rows.length && <p class="muted small">{t("twins.more", { count: count - rows.length })}</p>}
		</section>
	);
}
