import type { App } from "#core/flows/app.ts";
import type { BackupProgress } from "#core/flows/backup/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/backup.ts";
import type { BackupState } from "#pwa/state/backup.ts";
import { Progress } from "#ui/progress.tsx";
import { formatBytes } from "#ui/value.tsx";
import { ExportForm, MakeForm, OpenForm } from "./backup-forms.tsx";
import { HalfCard } from "./backup-half.tsx";
import { HealthReport } from "./backup-health.tsx";
import { Back, failureText, Outcome } from "./backup-outcome.tsx";
import { PreviewCard } from "./backup-preview.tsx";
import { RestoredCard } from "./backup-restored.tsx";
import { NewCode } from "./new-code.tsx";

/** What is being done about backups, in the place of the buttons that begin it. */
export function BackupTask({ app, state }: { app: HostedApp; state: BackupState }) {
	switch (state.at) {
		case "none":
			return null;
		case "making":
			return <MakeForm app={app} />;
		case "exporting":
			return <ExportForm app={app} />;
		case "busy":
			return (
				<>
					<Busy app={app} job={state.job} progress={state.progress} />
					{state.asks && <NewCode {...state.asks} />}
				</>
			);
		case "opening":
			return <OpenForm key={state.file.name} app={app} file={state.file} problem={state.problem} />;
		case "preview":
			return <PreviewCard app={app} shown={state} />;
		case "restored":
			return <RestoredCard app={app} restored={state.restored} made={state.made} />;
		case "half":
			return <HalfCard app={app} half={state.half} />;
		case "health":
			return <HealthReport app={app} health={state.health} />;
		case "failed":
			return (
				<Outcome tone="stop" text={failureText(state.problem)} lines={[]}>
					<Back />
				</Outcome>
			);
		case "made": {
			const { records, originals, size, unreadable, lost } = state.made;
			return (
				<Outcome
					tone={unreadable + lost > 0 ? "caution" : "good"}
					text={t(state.sealed ? "backup.made" : "archive.made", { records, originals, size: formatBytes(size) })}
					lines={[
						unreadable > 0 && t("backup.made.unreadable", { count: unreadable }),
						lost > 0 && t("backup.made.lost", { count: lost }),
						state.downloaded && t("backup.made.download"),
					]}
				>
					<Back />
				</Outcome>
			);
		}
	}
}

function Busy({ app, job, progress }: { app: App; job: string; progress: BackupProgress | undefined }) {
	const { stage, done, total } = progress ?? { stage: "starting" as const, done: 0, total: 0 };
	const share = total > 0 ? Math.min(1, done / total) : 0;
	const percent = Math.floor(share * 100);
	return (
		<div class="task">
			<p role="status">{t(`backup.stage.${stage}`, { done, total, percent })}</p>
			<Progress share={share} label={t("backup.progress")} />
			<button type="button" class="button" onClick={() => void app.cancel(job)}>
				{t("backup.stop")}
			</button>
		</div>
	);
}
