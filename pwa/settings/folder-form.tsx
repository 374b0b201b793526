import { useId, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { type Span, spans } from "#core/flows/backup/folder/app.ts";
import { t as tBackup } from "#pwa/i18n/backup.ts";
import { t } from "#pwa/i18n/folder.ts";
import type { PickedFolder } from "#pwa/platform/pick-folder.ts";
import { copyToFolder, lookAtFolder } from "#pwa/state/folder.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { useNewPassphrase } from "./passphrase-pair.tsx";

const KEEP = [3, 7, 14, 30];
const KEPT = 7;

interface Rules {
	readonly every: Span;
	readonly keep: number;
}

/** The passphrase of all copies, how often, and how many stay; then the first copy is made. */
export function FolderForm({ app, folder, onEnd }: { app: App; folder: PickedFolder; onEnd: () => void }) {
	const passphrase = useNewPassphrase();
	const [rules, setRules] = useState<Rules>({ every: "day", keep: KEPT });
	const [busy, setBusy] = useState(false);

	async function start(): Promise<void> {
		setBusy(true);
		const prefix = t("folder.prefix");
		const started = await app.startFolder({ folder, passphrase: passphrase.value, prefix, ...rules });
		setBusy(false);
		if (!sayUnlessKept(started, "full.settings")) return; // its length was looked at: only room can be short
		onEnd();
		await lookAtFolder(app);
		await copyToFolder(app, { now: true });
	}

	return (
		<form
			class="task"
			onSubmit={(event) => {
				event.preventDefault();
				if (passphrase.check()) void start();
			}}
		>
			<h3>{t("folder.picked", { name: folder.name })}</h3>
			<p class="muted">{tBackup("backup.make.contents")}</p>
			{passphrase.fields(t("folder.passphrase.hint"))}
			<FolderRules {...rules} onChange={(change) => setRules({ ...rules, ...change })} />
			<div class="bar">
				<button type="submit" class="button primary" disabled={busy}>
					{t("folder.start")}
				</button>
				<button type="button" class="button" onClick={onEnd}>
					{t("folder.back")}
				</button>
			</div>
		</form>
	);
}

export function FolderRules({ every, keep, onChange }: Rules & { onChange: (change: Partial<Rules>) => unknown }) {
	const id = useId();
	return (
		<div class="form-grid">
			<div class="field">
				<label for={`${id}-every`}>{t("folder.every")}</label>
				<select
					id={`${id}-every`}
					class="input"
					value={every}
					onChange={({ currentTarget: { value } }) => {
						const next = spans.find((span) => span === value);
						if (next) void onChange({ every: next });
					}}
				>
					{spans.map((span) => (
						<option key={span} value={span}>
							{t(`folder.every.${span}`)}
						</option>
					))}
				</select>
			</div>
			<div class="field">
				<label for={`${id}-keep`}>{t("folder.keep")}</label>
				<select
					id={`${id}-keep`}
					class="input"
					value={String(keep)}
					aria-describedby={`${id}-hint`}
					onChange={(event) => void onChange({ keep: Number(event.currentTarget.value) })}
				>
					{[...new Set([...KEEP, keep])].map((count) => (
						<option key={count} value={String(count)}>
							{t("folder.keep.count", { count })}
						</option>
					))}
				</select>
				<span id={`${id}-hint`} class="hint">
					{t("folder.keep.hint")}
				</span>
			</div>
		</div>
	);
}
