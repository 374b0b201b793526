import { useEffect, useState } from "preact/hooks";

import type { BackupPreview } from "#core/flows/backup/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { ProfileNameField } from "#pwa/account/profile-name-field.tsx";
import { t } from "#pwa/i18n/backup.ts";
import { whose } from "#pwa/state/account.ts";
import { type BackupShown, closeBackup, restoreBackup } from "#pwa/state/backup.ts";
import type { SwitchProblem } from "#pwa/state/profiles.ts";
import { freshProfiles } from "#pwa/state/profiles.ts";
import { NewPassphraseFields, useNewPassphrase } from "#ui/account/new-passphrase.tsx";
import { formatInstant } from "#ui/value.tsx";

/** What a backup holds and what it would bring; nothing is changed before the button is pressed. */
export function PreviewCard({ app, shown }: { app: HostedApp; shown: BackupShown }) {
	const { job, name, preview, problem } = shown;
	const [erased, setErased] = useState(false);
	const [fresh, setFresh] = useState(shown.called !== undefined);
	const [settings, setSettings] = useState(fresh); // a new one has none that could be lost
	const [called, setCalled] = useState(shown.called ?? "");
	const chosen = useNewPassphrase();
	useEffect(() => {
		void freshProfiles(app); // how many there are, for what a new one is called
	}, [app]);
	const ready = !fresh || chosen.ready || (chosen.empty && !shown.guarded);

	function go(event: Event): void {
		event.preventDefault();
		if (!ready) return;
		const into = fresh && { into: { name: called, passphrase: chosen.next } };
		void restoreBackup(app, shown, { erased: erased && !fresh, settings, ...into });
	}

	return (
		<form class="task" onSubmit={go}>
			<h3>{t("backup.preview.title", { name })}</h3>
			<dl class="facts">
				<Holds preview={preview} />
			</dl>
			<fieldset class="plain restore-into">
				<legend>{t("backup.into")}</legend>
				<div class="segments">
					{[false, true].map((one) => (
						<label key={String(one)}>
							<input
								type="radio"
								name="restore-into"
								checked={fresh === one}
								onChange={() => {
									setFresh(one);
									setSettings(one); // a new one has none that could be lost
								}}
							/>
							{one ? t("backup.into.new") : (whose() ?? t("backup.into.here"))}
						</label>
					))}
				</div>
				<p class="muted">{t(fresh ? "backup.into.new.text" : "backup.into.here.text")}</p>
			</fieldset>
			{fresh ? (
				<>
					<ProfileNameField
						name={called}
						problem={problem?.code as SwitchProblem | undefined} // only these are told here
						onInput={setCalled}
					/>
					<NewPassphraseFields chosen={chosen} {...(!shown.guarded && { without: t("backup.into.open") })} />
				</>
			) : (
				<dl class="facts">
					<Brings preview={preview} />
				</dl>
			)}
			{preview.unreadable > 0 && <p>{t("backup.preview.unreadable", { count: preview.unreadable })}</p>}
			{preview.lost > 0 && <p>{t("backup.preview.lost", { count: preview.lost })}</p>}
			{preview.erased > 0 && !fresh && (
				<Tick on={erased} onTick={setErased} text={t("backup.erasedToo", { count: preview.erased })} />
			)}
			{preview.settings && (
				<Tick on={settings} onTick={setSettings} text={t(fresh ? "backup.settingsInto" : "backup.settingsToo")} />
			)}
			<div class="bar">
				<button type="submit" class="button primary" aria-disabled={!ready}>
					{t(fresh ? "backup.into.go" : "backup.restore.go")}
				</button>
				<button type="button" class="button" onClick={() => void closeBackup(app, job)}>
					{t("backup.back")}
				</button>
			</div>
		</form>
	);
}

/** What the file itself says. */
function Holds({ preview }: { preview: BackupPreview }) {
	const { records, originals, lines, from, to, refused } = preview;
	const made = { at: formatInstant(preview.createdAt), app: preview.app };
	return (
		<>
			<Fact name={t("backup.preview.made")} value={t("backup.preview.made.by", made)} />
			<Fact name={t("backup.preview.holds")} value={t("backup.preview.holds.what", { records, originals, lines })} />
			{from && to && (
				<Fact
					name={t("backup.preview.days")}
					value={t("backup.preview.days.range", { from: dayText(from), to: dayText(to) })}
				/>
			)}
			{refused > 0 && (
				<Fact name={t("backup.preview.refused")} value={t("backup.preview.refused.count", { count: refused })} />
			)}
		</>
	);
}

/** What joining it with what is here would do. */
function Brings({ preview }: { preview: BackupPreview }) {
	return (
		<>
			{(["fresh", "same", "differing", "damaged"] as const).map((what) =>
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
		</>
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
