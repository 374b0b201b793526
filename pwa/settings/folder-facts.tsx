import type { App } from "#core/flows/app.ts";
import type { FolderProblem, FolderStanding } from "#core/flows/backup/folder/app.ts";
import { t as tBackup } from "#pwa/i18n/backup.ts";
import { t } from "#pwa/i18n/folder.ts";
import { copying, copyToFolder, resumeFolder } from "#pwa/state/folder.ts";
import { Mark } from "#ui/mark.tsx";
import { Progress } from "#ui/progress.tsx";
import { formatBytes, formatInstant } from "#ui/value.tsx";

/** Where the copies lie, when the last one was made, and when the next one comes. */
export function FolderFacts({
	now: { name, last, nextAt, due, problem },
	busy,
}: {
	now: FolderStanding;
	busy: boolean;
}) {
	const next = busy
		? t("folder.next.busy")
		: nextAt === undefined
			? t("folder.next.unchanged")
			: due
				? t("folder.next.soon")
				: problem === "permission" || problem === "gone"
					? t("folder.next.stopped")
					: t("folder.next.at", { at: formatInstant(nextAt) });
	return (
		<dl class="facts">
			<div>
				<dt>{t("folder.name")}</dt>
				<dd>{name}</dd>
			</div>
			<div>
				<dt>{t("folder.last")}</dt>
				<dd>
					{last ? (
						<>
							{t("folder.last.facts", {
								at: formatInstant(last.at),
								records: last.records,
								size: formatBytes(last.size),
							})}
							<span class="muted block small">{last.file}</span>
						</>
					) : (
						t("folder.last.none")
					)}
				</dd>
			</div>
			<div>
				<dt>{t("folder.next")}</dt>
				<dd>
					<span role="status">{next}</span>
				</dd>
			</div>
		</dl>
	);
}

/** Why it stopped, and the one thing to do about it. */
export function FolderTrouble({ app, now, problem }: { app: App; now: FolderStanding; problem: FolderProblem }) {
	const asks = problem === "permission";
	return (
		<div class="with-mark" role="alert" data-problem={problem}>
			<Mark tone="caution" />
			<div class="task">
				<p>
					{t(`folder.problem.${problem}`, { name: now.name })}
					{!asks && now.folder && ` ${t("folder.retry")}`}
				</p>
				{now.folder && (
					<button
						type="button"
						class="button primary"
						onClick={() => void (asks ? resumeFolder(app) : copyToFolder(app, { now: true }))}
					>
						{t(asks ? "folder.resume" : "folder.again")}
					</button>
				)}
			</div>
		</div>
	);
}

export function FolderProgress() {
	const now = copying.value;
	const { stage, done, total } = typeof now === "object" ? now : { stage: "starting" as const, done: 0, total: 0 };
	const share = total > 0 ? Math.min(1, done / total) : 0;
	const percent = Math.floor(share * 100);
	return (
		<div class="task">
			<p class="muted">{tBackup(`backup.stage.${stage}`, { done, total, percent })}</p>
			<Progress share={share} label={tBackup("backup.progress")} />
		</div>
	);
}
