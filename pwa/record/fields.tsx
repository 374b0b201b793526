import { useState } from "preact/hooks";

import type { Evidence } from "#core/model/evidence.ts";
import type { FieldName, FieldValues } from "#core/model/fields.ts";
import type { Contradiction, Invoice } from "#core/model/invoice.ts";
import type { ParticularId } from "#core/model/particulars.ts";
import { t } from "#pwa/i18n/index.ts";
import { diffTexts } from "#ui/diff.ts";
import { Icon } from "#ui/icon.tsx";
import { Digits, Marked, Value, valueText } from "#ui/value.tsx";
import { fieldWord, kindName } from "#ui/words.ts";
import { faceRows } from "./face-rows.ts";
import { highlight, highlightOrigin, highlightPlaces } from "./highlight.ts";

/**
 * The face of the invoice, each value with its source; a field opens to show all sources side by side. What it says
 * beside its fields stands with the party it is about, or below.
 */
export function Fields({ invoice, sample }: { invoice: Invoice; sample: boolean }) {
	const shown = faceRows(invoice);
	if (shown.length === 0) return null;
	// A sample answer must never pass for the word of the tax authority.
	const nameSource: NameSource = (source) =>
		t(sample && source === "authority" ? "source.sampleAuthority" : `source.${source}`);
	return (
		<section class="fields">
			<h3>{t("record.fields")}</h3>
			<ul>
				{shown.map((row) =>
					row.what === "field" ? (
						<Field key={row.id} field={row.id} invoice={invoice} nameSource={nameSource} />
					) : (
						<Particular key={row.id} {...row} />
					),
				)}
			</ul>
		</section>
	);
}

type NameSource = (source: Evidence["source"]) => string;

function Field({ field, invoice, nameSource }: { field: FieldName; invoice: Invoice; nameSource: NameSource }) {
	const [open, setOpen] = useState(false);
	const value = invoice.fields[field];
	const contradiction = invoice.contradictions.find((one) => one.field === field);
	const evidence = invoice.evidence.filter((one) => one.field === field);
	const source = invoice.sources[field];
	if (value === undefined) return null;
	const text = show(field, value);
	return (
		<li
			class={contradiction ? "face-field differs" : "face-field"}
			data-field={field}
			data-value={String(value)}
			onMouseEnter={() => highlightPlaces(evidence)}
			onMouseLeave={() => {
				highlight.value = [];
			}}
		>
			<button
				type="button"
				class="face-button"
				aria-expanded={open}
				title={t("record.sources.open", { field: fieldWord(field) })}
				onClick={() => setOpen(!open)}
				onFocus={() => highlightPlaces(evidence)}
				onBlur={() => {
					highlight.value = [];
				}}
			>
				<span class="face-name">{fieldWord(field)}</span>
				<span class="face-value">
					<Value field={field} text={text} />
				</span>
				<span class="face-source">{source && nameSource(source)}</span>
				<Icon name="chevron" size={14} />
			</button>
			{contradiction && <Against contradiction={contradiction} nameSource={nameSource} />}
			{open && <Sources field={field} chosen={source} evidence={evidence} nameSource={nameSource} />}
		</li>
	);
}

/** Texts without sources: several originals may say them, and nothing is judged by them. */
function Particular({ id, texts }: { id: ParticularId; texts: readonly string[] }) {
	return (
		<li class="face-field face-plain" data-particular={id}>
			<span class="face-name">{t(`particular.${id}`)}</span>
			<ul class="face-value">
				{texts.map((text) => (
					<li key={text}>{/^\d+$/.test(text) ? <Digits text={text} /> : text}</li>
				))}
			</ul>
		</li>
	);
}

/** Both values on one line each, the differing characters marked. */
function Against({
	contradiction: { field, values },
	nameSource,
}: {
	contradiction: Contradiction;
	nameSource: NameSource;
}) {
	const [first, ...others] = values;
	if (!first) return null;
	const ours = show(field, first.value);
	return (
		<div class="against">
			<span class="visually-hidden">{t("record.contradiction")}</span>
			{others.map(({ value, source }) => {
				const { a, b } = diffTexts(ours, show(field, value));
				return (
					<p key={`${source}${String(value)}`}>
						<span>
							{nameSource(first.source)} <Marked parts={a} />
						</span>
						<span>
							{nameSource(source)} <Marked parts={b} />
						</span>
					</p>
				);
			})}
		</div>
	);
}

function Sources({
	field,
	chosen,
	evidence,
	nameSource,
}: {
	field: FieldName;
	chosen: Evidence["source"] | undefined;
	evidence: readonly Evidence[];
	nameSource: NameSource;
}) {
	return (
		<table class="sources">
			<caption class="visually-hidden">{t("record.sources")}</caption>
			<tbody>
				{evidence.map((one, index) => (
					<tr key={index} onMouseEnter={() => highlightOrigin(one)} onMouseLeave={() => highlightPlaces(evidence)}>
						<th scope="row">{nameSource(one.source)}</th>
						<td>
							<Value field={field} text={show(field, one.value)} />
							{one.raw !== undefined && one.raw !== show(field, one.value) && <span class="muted"> “{one.raw}”</span>}
						</td>
						<td class="muted">{one.source === chosen && t("source.chosen")}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function show<F extends FieldName>(field: F, value: FieldValues[F]): string {
	return valueText(field, value, kindName);
}
