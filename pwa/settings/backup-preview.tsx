import { useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { BackupPreview, Restored } from "#core/flows/backup/app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { closeBackup, restoreBackup } from "#pwa/state/backup.ts";
import { formatInstant } from "#ui/value.tsx";
import { Back, Outcome } from "./backup-outcome.tsx";

/** What a backup holds and what it would bring; nothing is changed before the button is pressed. */
export function PreviewCard({
	app,
	job,
	name,
	preview,
}: {
	app: App;
	job: string;
	name: string;
	preview: BackupPreview;
}) {
	const [erased, setErased] = useState(false);
	const [settings, setSettings] = useState(false);
	const { records, originals, lines, from, to, unreadable, lost } = preview;
	const made = { at: formatInstant(preview.createdAt), app: preview.app };
	return (
		<div class="task">
			<h3>{t("backup.preview.title", { name })}</h3>
			<dl class="facts">
				<Fact name={t("backup.preview.made")} value={t("backup.preview.made.by", made)} />
				<Fact name={t("backup.preview.holds")} value={t("backup.preview.holds.what", { records, originals, lines })} />
				{from && to && (
					<Fact
						name={t("backup.preview.days")}
						value={t("backup.preview.days.range", { from: dayText(from), to: dayText(to) })}
					/>
				)}
				{(["fresh", "same", "differing", "damaged", "refused"] as const).map((what) =>
					preview[what] > 0 || what === "fresh" ? (
						<Fact
							key={what}
							name={t(`backup.preview.${what}`)}
							value={t(`backup.preview.${what}.count`, { count: preview[what] })}
						/>
					) : null,
				)}
				{preview.erased > 0 && (
					<Fact name={t("backup.preview.erased")} value={t("backup.preview.count", { count: preview.erased })} />
				)}
			</dl>
			{unreadable > 0 && <p>{t("backup.preview.unreadable", { count: unreadable })}</p>}
			{lost > 0 && <p>{t("backup.preview.lost", { count: lost })}</p>}
			{preview.erased > 0 && (
				<Tick on={erased} onTick={setErased} text={t("backup.erasedToo", { count: preview.erased })} />
			)}
			{preview.settings && <Tick on={settings} onTick={setSettings} text={t("backup.settingsToo")} />}
			<div class="bar">
				<button type="button" class="button primary" onClick={() => void restoreBackup(app, job, { erased, settings })}>
					{t("backup.restore.go")}
				</button>
				<button type="button" class="button" onClick={() => void closeBackup(app, job)}>
					{t("backup.back")}
				</button>
			</div>
		</div>
	);
}

export function RestoredCard({ restored }: { restored: Restored }) {
	const { erased, mended, refused, providerKept, cancelled } = restored;
	return (
		<Outcome
			tone={cancelled || refused > 0 ? "caution" : "good"}
			text={t(cancelled ? "backup.restored.cancelled" : "backup.restored", { ...restored })}
			lines={[
				mended > 0 && t("backup.restored.mended", { count: mended }),
				erased > 0 && t("backup.restored.erased", { count: erased }),
				refused > 0 && t("backup.restored.refused", { count: refused }),
				providerKept && t("backup.restored.provider"),
			]}
		>
			<a class="button primary" href="/library">
				{t("backup.toLibrary")}
			</a>
			<Back />
		</Outcome>
	);
}

function Fact({ name, value }: { name: string; value: string }) {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{value}</dd>
		</div>
	);
}

function Tick({ on, onTick, text }: { on: boolean; onTick: (on: boolean) => void; text: string }) {
	return (
		<label class="check-line">
			<input type="checkbox" checked={on} onChange={() => onTick(!on)} />
			<span>{text}</span>
		</label>
	);
}

function dayText(day: string): string {
	return `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}
