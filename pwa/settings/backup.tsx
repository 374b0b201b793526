import { useEffect, useId } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { BackupStanding } from "#core/flows/backup/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { account } from "#pwa/state/account.ts";
import { backTo, backup, checkHealth, chooseBackup, lookAtStanding, standing } from "#pwa/state/backup.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { revision } from "#pwa/state/library.ts";
import { Mark } from "#ui/mark.tsx";
import { formatInstant } from "#ui/value.tsx";
import { BackupTask } from "./backup-task.tsx";
import { RestoreButton } from "./restore-button.tsx";
import { Unfinished } from "./unfinished.tsx";

/** Days after which people are reminded; 0: never. */
const REMIND = [7, 14, 30, 90, 0];

/** 备份与恢复: how it stands, and one thing at a time that is done about it. */
export function BackupSection({ app }: { app: HostedApp }) {
	const version = revision.value;
	useEffect(() => void lookAtStanding(app), [app, version]);
	const now = standing.value;
	return (
		<section class="setting" data-section="backup" id="backup">
			<h2>{t("backup.title")}</h2>
			<p class="muted">{t("backup.lead")}</p>
			{backup.value.at === "none" && account.value?.profile.filling && <Unfinished app={app} />}
			{now ? <Standing now={now} /> : <i class="skeleton" />}
			{backup.value.at === "none" ? <Choices app={app} /> : <BackupTask app={app} state={backup.value} />}
			{now && backup.value.at === "none" && <Remind app={app} days={now.remindDays} />}
		</section>
	);
}

function Standing({ now: { last, since, due, damaged, altered } }: { now: BackupStanding }) {
	return (
		<div class="task" role="status">
			<p>
				{last ? t("backup.last", { at: formatInstant(last.at), records: last.records }) : t("backup.never")}
				{last && since > 0 && ` ${t("backup.since", { count: since })}`}
			</p>
			{due && (
				<p class="with-mark">
					<Mark tone="caution" />
					<span>{t("backup.due", { count: since })}</span>
				</p>
			)}
			{altered && (
				<p class="with-mark">
					<Mark tone="stop" />
					<span>{t("backup.altered")}</span>
				</p>
			)}
			{damaged > 0 && (
				<p class="with-mark">
					<Mark tone="stop" />
					<span>{t("backup.damaged", { count: damaged })}</span>
				</p>
			)}
		</div>
	);
}

function Choices({ app }: { app: App }) {
	return (
		<div class="bar">
			<button type="button" class="button primary" onClick={() => backTo("making")}>
				{t("backup.make")}
			</button>
			<RestoreButton text={t("backup.restore")} onChoose={(file) => void chooseBackup(app, file)} />
			<button type="button" class="button" onClick={() => backTo("exporting")}>
				{t("archive.make")}
			</button>
			<button type="button" class="button" onClick={() => void checkHealth(app)}>
				{t("backup.check")}
			</button>
		</div>
	);
}

function Remind({ app, days }: { app: App; days: number }) {
	const id = useId();
	return (
		<div class="field">
			<label for={id}>{t("backup.remind")}</label>
			<select
				id={id}
				class="input"
				value={String(days)}
				onChange={async (event) => {
					if (sayUnlessKept(await app.setBackupReminder(Number(event.currentTarget.value)))) await lookAtStanding(app);
				}}
			>
				{[...new Set([...REMIND, days])].map((one) => (
					<option key={one} value={String(one)}>
						{one === 0 ? t("backup.remind.never") : t("backup.remind.days", { days: one })}
					</option>
				))}
			</select>
		</div>
	);
}
