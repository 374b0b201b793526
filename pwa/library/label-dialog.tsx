import { useState } from "preact/hooks";

import type { App, RecordRow } from "#core/flows/app.ts";
import type { LabelChange } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/organise.ts";
import { CategoryField } from "#pwa/labels/category-field.tsx";
import { TagsField } from "#pwa/labels/tags-field.tsx";
import { useLabels } from "#pwa/labels/use-labels.ts";
import { Dialog } from "#ui/dialog.tsx";
import "#pwa/style/labels.css";

interface Props {
	readonly app: App;
	readonly rows: readonly RecordRow[];
	readonly onKeep: (change: LabelChange) => void;
	readonly onClose: () => void;
}

/** Category and tags of many invoices at once; what is not touched stays as it is with each of them. */
export function LabelDialog({ app, rows, onKeep, onClose }: Props) {
	const known = useLabels(app);
	const [category, setCategory] = useState<string>();
	const [clear, setClear] = useState(false);
	const [added, setAdded] = useState<readonly string[]>([]);
	const [removed, setRemoved] = useState<readonly string[]>([]);
	const held = countTags(rows);
	const idle = category === undefined && !clear && added.length + removed.length === 0;
	const keep = () => {
		onClose();
		onKeep({
			...(clear ? { category: "" } : category !== undefined && { category }),
			...(added.length > 0 && { addTags: added }),
			...(removed.length > 0 && { removeTags: removed }),
		});
	};
	return (
		<Dialog title={t("bulk.label.title", { count: rows.length })} onClose={onClose}>
			<div class="labels">
				<CategoryField
					label={t("labels.category")}
					value={category ?? ""}
					categories={known.categories}
					none={t("bulk.category.keep")}
					onPick={(name) => {
						setCategory(name === "" ? undefined : name);
						setClear(false);
					}}
				/>
				<label class="check-line">
					<input
						type="checkbox"
						checked={clear}
						onChange={() => {
							setClear(!clear);
							setCategory(undefined);
						}}
					/>
					<span>{t("bulk.category.clear")}</span>
				</label>
				<TagsField
					tags={added}
					known={known.tags}
					onAdd={(tag) => setAdded([...added, tag])}
					onRemove={(tag) => setAdded(added.filter((one) => one !== tag))}
				/>
				{held.length > 0 && (
					<fieldset class="plain">
						<legend class="muted small">{t("bulk.tags.remove")}</legend>
						{held.map(([tag, count]) => (
							<label key={tag} class="check-line">
								<input
									type="checkbox"
									checked={removed.includes(tag)}
									onChange={() =>
										setRemoved(removed.includes(tag) ? removed.filter((one) => one !== tag) : [...removed, tag])
									}
								/>
								<span>
									{tag} <span class="muted small">{t("library.count", { count })}</span>
								</span>
							</label>
						))}
					</fieldset>
				)}
				<div class="bar">
					<button type="button" class="button primary" disabled={idle} onClick={keep}>
						{t("bulk.label.apply", { count: rows.length })}
					</button>
					<button type="button" class="button" onClick={onClose}>
						{t("action.back")}
					</button>
				</div>
			</div>
		</Dialog>
	);
}

/** Tags these carry, most first; a long list of them would be no help. */
function countTags(rows: readonly RecordRow[]): readonly (readonly [string, number])[] {
	const counts = new Map<string, number>();
	for (const { tags = [] } of rows) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 20);
}
