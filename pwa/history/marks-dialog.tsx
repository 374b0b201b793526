import { useEffect, useId, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { HistoryRow } from "#core/flows/history/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { changed } from "#pwa/state/library.ts";
import { sayUndoable } from "#pwa/state/undo.ts";
import { keepBeforeLeaving, untilKept } from "#pwa/state/unsaved.ts";
import { Dialog } from "#ui/dialog.tsx";
import { formatInstant } from "#ui/value.tsx";

import { resultWord } from "./words.ts";

/** The user's own marks on one question: 已处理 and a note. */
export function MarksDialog({ app, row, onClose }: { app: App; row: HistoryRow; onClose: () => void }) {
	const [done, setDone] = useState(row.doneAt !== undefined);
	const [note, setNote] = useState(row.note ?? "");
	const id = useId();
	const keep = () => untilKept(app.markHistory([row.id], { done, note }));
	useEffect(() => keepBeforeLeaving(() => note !== (row.note ?? "") && void keep()));
	const save = async (event: Event) => {
		event.preventDefault();
		const kept = await keep();
		if (!sayUnlessKept(kept) || !kept.ok) return;
		changed();
		if (kept.value.undo.length > 0) sayUndoable(app, t("history.mark.kept"), kept.value.undo);
		onClose();
	};
	return (
		<Dialog title={t("history.mark.title")} onClose={onClose}>
			<form class="marks" onSubmit={save}>
				<p class="muted">
					{[
						formatInstant(row.at),
						row.sellerName ?? row.number,
						resultWord(row),
						row.outcome === "match" && t(`state.short.${row.state}`),
					]
						.filter(Boolean)
						.join(" · ")}
				</p>
				<label class="check-line">
					<input type="checkbox" checked={done} onChange={() => setDone(!done)} />
					<span>
						{t("history.mark.done")}
						{row.doneAt && <span class="muted block">{t("history.mark.at", { at: formatInstant(row.doneAt) })}</span>}
					</span>
				</label>
				<div class="field">
					<label for={id}>{t("history.mark.note")}</label>
					<textarea
						id={id}
						class="input"
						rows={3}
						maxLength={500}
						value={note}
						onInput={(event) => setNote(event.currentTarget.value)}
					/>
				</div>
				<div class="bar">
					<button type="submit" class="button primary">
						{t("history.mark.save")}
					</button>
					<button type="button" class="button" onClick={onClose}>
						{t("action.back")}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
