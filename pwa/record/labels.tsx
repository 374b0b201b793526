import { useEffect, useId, useRef, useState } from "preact/hooks";

import type { App, RecordRow } from "#core/flows/app.ts";
import type { CategorySuggestion, LabelChange, Labelled } from "#core/flows/organise/app.ts";
import { MAX_NOTE } from "#core/model/labels.ts";
import { t } from "#pwa/i18n/organise.ts";
import { suggestionReason } from "#pwa/labels/because.ts";
import { CategoryField } from "#pwa/labels/category-field.tsx";
import { TagsField } from "#pwa/labels/tags-field.tsx";
import { useLabels } from "#pwa/labels/use-labels.ts";
import { labelWithUndo } from "#pwa/state/labels.ts";
import { revision } from "#pwa/state/library.ts";
import { keepBeforeLeaving } from "#pwa/state/unsaved.ts";
import { categoryName } from "#ui/words.ts";
import "#pwa/style/labels.css";

/** 分类, 标签, 备注: what the user says of the invoice; every change is kept at once and can be taken back. */
export function LabelsSection({ app, row }: { app: App; row: RecordRow }) {
	const known = useLabels(app);
	const suggested = useSuggestion(app, row);
	const id = useId();
	const { category = "", tags = [], note = "" } = row;
	const keep = (change: LabelChange, text: string | ((done: Labelled) => string)) =>
		void labelWithUndo(app, [row.id], change, text);
	const file = (name: string) =>
		keep(
			{ category: name },
			name === "" ? t("labels.category.cleared") : t("labels.category.set", { category: categoryName(name) }),
		);
	return (
		<section class="card labels" aria-label={t("labels.title")}>
			<div class="labels-pair">
				<div>
					<CategoryField
						label={t("labels.category")}
						value={category}
						categories={known.categories}
						none={t("labels.category.none")}
						onPick={file}
					/>
					{suggested && (
						<p class="muted small suggested">
							{row.filedByRule && suggested.category === category ? (
								<>
									<span>{t("labels.auto", { because: suggestionReason(suggested) })}</span>
									<button type="button" class="link" onClick={() => file("")}>
										{t("labels.auto.wrong")}
									</button>
								</>
							) : (
								<>
									<button type="button" class="link" onClick={() => file(suggested.category)}>
										{t("labels.suggested", { category: categoryName(suggested.category) })}
									</button>
									<span>{suggestionReason(suggested)}</span>
								</>
							)}
						</p>
					)}
				</div>
				<TagsField
					tags={tags}
					known={known.tags}
					onAdd={(tag) => keep({ addTags: [tag] }, t("labels.tag.added", { tag }))}
					onRemove={(tag) => keep({ removeTags: [tag] }, t("labels.tag.removed", { tag }))}
				/>
			</div>
			<div class="field">
				<label for={id}>{t("labels.note")}</label>
				<NoteField key={row.id} id={id} note={note} onKeep={(change) => keep(change, noteKept)} />
			</div>
		</section>
	);
}

function noteKept({ otherNote }: Labelled): string {
	return t(otherNote ? `labels.note.${otherNote}` : "labels.note.kept");
}

interface NoteProps {
	readonly id: string;
	readonly note: string;
	readonly onKeep: (change: LabelChange) => void;
}

/** What is being typed stays when another tab writes a note of its own meanwhile; the core keeps both. */
function NoteField({ id, note, onKeep }: NoteProps) {
	const [begunFrom, setBegunFrom] = useState<string>();
	const from = begunFrom ?? note;
	const box = useRef<HTMLTextAreaElement>(null);
	/** Also while the window is left: that ends no typing, and keeps nothing. */
	const typing = useRef(false);
	const keep = () => {
		if (!typing.current || !box.current) return;
		typing.current = false;
		onKeep({ note: box.current.value, noteFrom: from });
	};
	useEffect(() => keepBeforeLeaving(keep));
	return (
		<textarea
			ref={box}
			key={from}
			id={id}
			class="input note"
			rows={Math.min(6, Math.max(1, from.split("\n").length))}
			maxLength={MAX_NOTE}
			defaultValue={from}
			placeholder={t("labels.note.hint")}
			onInput={() => {
				typing.current = true;
				setBegunFrom(from);
			}}
			onChange={keep}
			onBlur={(event) => {
				if (event.currentTarget.value === from) typing.current = false; // taken back by hand: no change was told
				if (!typing.current) setBegunFrom(undefined);
			}}
			onKeyDown={(event) => {
				if (event.isComposing || event.key !== "Escape") return;
				event.preventDefault(); // what was written is kept first, and the panel stays
				event.currentTarget.blur();
			}}
		/>
	);
}

function useSuggestion(app: App, { id, category, filedByRule }: RecordRow): CategorySuggestion | undefined {
	const [found, setFound] = useState<{ readonly id: string; readonly suggestion?: CategorySuggestion }>();
	const version = revision.value;
	const wanted = category === undefined || filedByRule === true;
	useEffect(() => {
		let here = true;
		void app.suggestCategory(id).then((suggestion) => here && setFound({ id, ...(suggestion && { suggestion }) }));
		return () => {
			here = false;
		};
	}, [app, id, version]);
	return wanted && found?.id === id ? found.suggestion : undefined;
}
