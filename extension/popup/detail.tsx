import { useEffect, useState } from "preact/hooks";

import { formatDay } from "#core/base/day.ts";
import type { RecordRow, RecordView } from "#core/flows/app.ts";
import { fieldNames } from "#core/model/fields.ts";
import { t } from "#extension/i18n/index.ts";
import { diagnosisText } from "#ui/diagnosis-text.ts";
import { Findings } from "#ui/findings.tsx";
import { diagnoseWords } from "#ui/i18n/diagnose/words.ts";
import { pick } from "#ui/i18n/index.ts";
import { noteFailure } from "#ui/note-failure.ts";
import { notRunText, whyOf } from "#ui/reasons.ts";
import { Digits, formatInstant, Money, Value, valueText } from "#ui/value.tsx";
import { VerdictBlock } from "#ui/verdict.tsx";
import { fieldList, fieldWord, kindName } from "#ui/words.ts";
import { EntryLine } from "./entry-line.tsx";
import type { Popup } from "./popup.ts";
import { Skeleton } from "./skeleton.tsx";
import type { Shown } from "./state.ts";

interface Props {
	readonly popup: Popup;
	readonly entryKey: string;
	readonly recordId?: string | undefined;
}

/** One thing at a time: the record with its verdict, or what the page tells of what is not kept yet. */
export function Detail({ popup, entryKey, recordId }: Props) {
	const entry = popup.entry(entryKey);
	const kept = recordId ?? (entry?.read?.standing.what === "kept" ? entry.read.standing.recordId : undefined);
	const shown = useRecord(popup, kept);
	if (kept !== undefined) {
		if (shown === undefined) return <Skeleton rows={2} />;
		if (shown === "failed") return <Failed popup={popup} />;
		if (shown.state === "gone") return <Gone />;
		if (shown.state === "damaged") return <Damaged popup={popup} row={shown.row} />;
		return <Kept popup={popup} view={shown.view} entryKey={entryKey} />;
	}
	if (!entry) return <Gone />;
	const fields = entry.read?.fields ?? {};
	const canAsk = popup.settings.value !== undefined && popup.settings.value.provider.mode !== "none";
	return (
		<article class="detail">
			<ul class="entries">
				<EntryLine popup={popup} entry={entry} doing={popup.doing(entry.candidate.key)} canAsk={canAsk} alone />
			</ul>
			<Face fields={fields} />
			<p class="muted small origin">
				{t("ext.onPage")} <span title={entry.page.url}>{entry.page.title || entry.page.url}</span>
			</p>
		</article>
	);
}

function Kept({ popup, view, entryKey }: { popup: Popup; view: RecordView; entryKey: string }) {
	const { row, verdict, diagnosis } = view;
	const sample = row.sample || verdict.sample;
	const told = diagnosis && diagnosis.situation !== "match_normal" ? diagnosisText(diagnosis, { sample }) : undefined;
	return (
		<article class="detail" data-record={row.id}>
			<header class="detail-head">
				<div class="entry-top">
					<h2>{row.number ? <Digits text={row.number} /> : t("library.noNumber")}</h2>
					<Money value={row.total ?? row.amount} />
				</div>
				<p class="muted">
					{[row.kind && kindName(row.kind), row.issuedOn && formatDay(row.issuedOn)].filter(Boolean).join(" · ")}
					{row.sample && <span class="chip sample">{t("sample")}</span>}
				</p>
				{row.sellerName && <p class="seller">{row.sellerName}</p>}
				{row.claimedAt && <p class="muted">{t("record.claimedAt", { at: formatInstant(row.claimedAt) })}</p>}
			</header>
			<VerdictBlock verdict={verdict} why={whyOf(verdict.reasons)} notRunText={notRunText} />
			<Actions popup={popup} view={view} entryKey={entryKey} />
			{told && (
				<section class="told">
					<h3>{pick(diagnoseWords.title)}</h3>
					<p>{told.says}</p>
					<p>
						<strong>{told.next}</strong>{" "}
						{diagnosis?.actions.includes("settings") && (
							<button type="button" class="link" onClick={() => popup.openOptions()}>
								{t("ext.setup")}
							</button>
						)}
					</p>
				</section>
			)}
			<Findings findings={view.findings} notes={view.invoice.notes} />
			<section>
				<h3>{t("record.fields")}</h3>
				<Face fields={view.invoice.fields} />
			</section>
		</article>
	);
}

/** 查验, with the reason where it cannot be done. The place of the reason is kept while it is asked. */
function Actions({ popup, view, entryKey }: { popup: Popup; view: RecordView; entryKey: string }) {
	const { row, query, checkDue, asksLeft, askAgainAt, answers } = view;
	const doing = popup.doing(entryKey);
	const asking = doing?.now === "asking";
	const mode = popup.settings.value?.provider.mode ?? "none";
	const needsSettings = query.ok && (mode === "none" || (mode === "sample" && !row.sample));
	const why = whyNot(view, mode);
	const unaskable = !query.ok && query.error.code === "unsupported_kind";
	return (
		<section class="detail-actions" aria-label={t("action.verify")}>
			<div class="bar">
				{!unaskable && (
					<button
						type="button"
						class={checkDue && why === undefined ? "button primary" : "button"}
						disabled={why !== undefined || asking}
						aria-busy={asking}
						onClick={() => void popup.ask(entryKey, row.id)}
					>
						{asking ? t("ext.asking") : t(answers.length > 0 ? "action.verifyAgain" : "action.verify")}
					</button>
				)}
				<button
					type="button"
					class="button"
					disabled={asking}
					onClick={() => {
						popup.open.value = { what: "typed", key: entryKey, recordId: row.id };
					}}
				>
					{t(!query.ok && query.error.code === "missing_fields" ? "ext.fill" : "ext.correct")}
				</button>
			</div>
			{asking ? (
				<div class="progress going" role="progressbar" aria-label={t("ext.asking")}>
					<i />
				</div>
			) : (
				<div class="progress still" />
			)}
			<p class="muted small">
				{asking ? t("ext.goesOn") : (why ?? t("record.left", { count: asksLeft }))}
				{!asking && !why && askAgainAt && ` · ${t("record.askAgain", { at: formatInstant(askAgainAt) })}`}
				{!asking && needsSettings && (
					<>
						{" "}
						<button type="button" class="link" onClick={() => popup.openOptions()}>
							{t("ext.setup")}
						</button>
					</>
				)}
			</p>
			<p class="said" role="status">
				{doing?.said}
			</p>
		</section>
	);
}

function whyNot({ row, query, asksLeft }: RecordView, mode: string): string | undefined {
	if (!query.ok) {
		return query.error.code === "unsupported_kind"
			? t("record.verify.unsupported")
			: t("record.verify.missing", { fields: fieldList(query.error.fields) });
	}
	if (mode === "none") return t("ext.noProvider");
	if (mode === "sample" && !row.sample) return t("ask.sample_only");
	return asksLeft === 0 ? t("record.none.left") : undefined;
}

/** The values of the face, in its order. */
function Face({ fields }: { fields: RecordView["invoice"]["fields"] }) {
	return (
		<dl class="face">
			{fieldNames.map((field) => {
				const value = fields[field];
				if (value === undefined) return null;
				return (
					<div key={field} data-field={field}>
						<dt>{fieldWord(field)}</dt>
						<dd>
							<Value field={field} text={valueText(field, value, kindName)} />
						</dd>
					</div>
				);
			})}
		</dl>
	);
}

function Gone() {
	return (
		<section class="pop-state" role="status">
			<h2>{t("record.gone")}</h2>
			<p class="muted">{t("ext.save.not_found")}</p>
		</section>
	);
}

/** In the place of a record that does not open: what lists last knew of it, and what to do. */
function Damaged({ popup, row }: { popup: Popup; row: RecordRow | undefined }) {
	return (
		<section class="pop-state" role="alert">
			<h2>{t("record.damaged")}</h2>
			{row && (
				<p>
					{row.sellerName} {row.number && <Digits text={row.number} />}
				</p>
			)}
			<p class="muted">{t("ext.damaged.why")}</p>
			<p>{t("ext.damaged.next")}</p>
			<button type="button" class="button" onClick={() => popup.openOptions()}>
				{t("ext.options")}
			</button>
		</section>
	);
}

function Failed({ popup }: { popup: Popup }) {
	return (
		<section class="pop-state" role="alert">
			<h2>{t("ext.record.failed")}</h2>
			<p class="muted">{t("ext.failed.next")}</p>
			<button type="button" class="button" onClick={() => popup.revision.value++}>
				{t("action.retry")}
			</button>
		</section>
	);
}

/** The record, and again whenever something changed; what was shown stays until it is here, also where that fails. */
function useRecord(popup: Popup, recordId: string | undefined): Shown | "failed" | undefined {
	const [held, setHeld] = useState<{ id: string; shown: Shown | "failed" }>();
	const revision = popup.revision.value;
	useEffect(() => {
		if (recordId === undefined) return;
		let here = true;
		popup.shown(recordId).then(
			(shown) => here && setHeld({ id: recordId, shown }),
			(cause: unknown) => {
				noteFailure("view", cause);
				if (here) setHeld((before) => (before?.id === recordId ? before : { id: recordId, shown: "failed" }));
			},
		);
		return () => {
			here = false;
		};
	}, [popup, recordId, revision]);
	return held?.id === recordId ? held?.shown : undefined;
}
