import { useId, useState } from "preact/hooks";

import type { ExportPreset } from "#core/flows/exchange/app.ts";
import { t } from "#pwa/i18n/exchange.ts";

interface Props {
	readonly presets: readonly ExportPreset[];
	readonly current: ExportPreset | undefined;
	/** What is chosen now is not what the preset says. */
	readonly differs: boolean;
	readonly onChoose: (id: string | undefined) => void;
	readonly onSave: (name: string) => void;
	readonly onUpdate: () => void;
	readonly onUsual: (usual: boolean) => void;
	readonly onDelete: () => void;
}

/** Choices kept under a name. */
export function Presets({ presets, current, differs, onChoose, onSave, onUpdate, onUsual, onDelete }: Props) {
	const id = useId();
	const [naming, setNaming] = useState<string>();
	const save = () => {
		const name = naming?.trim();
		if (!name) return;
		onSave(name);
		setNaming(undefined);
	};
	return (
		<div class="export-presets">
			<div class="field">
				<label for={`${id}-preset`}>{t("export.preset")}</label>
				<select
					id={`${id}-preset`}
					class="input"
					value={current?.id ?? ""}
					onChange={(event) => onChoose(event.currentTarget.value || undefined)}
				>
					<option value="">{t("export.preset.none")}</option>
					{presets.map(({ id: key, name, usual }) => (
						<option key={key} value={key}>
							{usual ? t("export.preset.usual", { name }) : name}
						</option>
					))}
				</select>
			</div>
			{naming === undefined ? (
				<div class="bar">
					{current && differs && (
						<button type="button" class="button" onClick={onUpdate}>
							{t("export.preset.update", { name: current.name })}
						</button>
					)}
					<button type="button" class="button" onClick={() => setNaming("")}>
						{t("export.preset.save")}
					</button>
					{current && (
						<button type="button" class="button quiet" onClick={onDelete}>
							{t("export.preset.delete")}
						</button>
					)}
				</div>
			) : (
				<div class="bar">
					<input
						class="input export-name"
						aria-label={t("export.preset.name")}
						placeholder={t("export.preset.name")}
						maxLength={40}
						value={naming}
						ref={(input) => input?.focus()}
						onInput={(event) => setNaming(event.currentTarget.value)}
						onKeyDown={(event) => {
							if (event.key === "Enter") save();
							if (event.key !== "Escape") return;
							event.preventDefault(); // closes this, not the dialog
							setNaming(undefined);
						}}
					/>
					<button type="button" class="button" disabled={naming.trim() === ""} onClick={save}>
						{t("export.preset.keep")}
					</button>
				</div>
			)}
			{current && (
				<label class="check-line">
					<input type="checkbox" checked={current.usual} onChange={(event) => onUsual(event.currentTarget.checked)} />
					<span>{t("export.preset.makeUsual")}</span>
				</label>
			)}
		</div>
	);
}
