import "#pwa/style/backup.css";

import { useEffect } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { BackupStanding } from "#core/flows/backup/app.ts";
import type { FolderProblem } from "#core/flows/backup/folder/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { t as tFolder } from "#pwa/i18n/folder.ts";
import { Unfinished } from "#pwa/settings/unfinished.tsx";
import { account } from "#pwa/state/account.ts";
import { forgetWiped, lookAtStanding, lookForWipe, lookOnceADay, standing, wiped } from "#pwa/state/backup.ts";
import { isNews } from "#pwa/state/clock.ts";
import { folder, folderTrouble, resumeFolder } from "#pwa/state/folder.ts";
import { revision } from "#pwa/state/library.ts";
import { lookAtRoom, room } from "#pwa/state/room.ts";
import { Mark } from "#ui/mark.tsx";

import { ClockLine } from "./clock-line.tsx";
import { PassphraseLine } from "./passphrase-line.tsx";
import { RoomLine } from "./room-line.tsx";

/** By then the library is open, and what a person came for is on the screen. */
const LOOK_AFTER_MS = 5_000;

/**
 * One quiet line over a page: the browser has cleared the library, something is damaged or was changed behind the app's
 * back, room runs out, the clock cannot be right, it is time for a backup, or whoever comes by could open it.
 * `urgentOnly`: no more than what cannot wait.
 */
export function KeepingLine({ app, urgentOnly = false }: { app: HostedApp; urgentOnly?: boolean }) {
	const version = revision.value;
	useEffect(() => {
		void lookForWipe(app);
		void lookAtStanding(app);
		void lookAtRoom();
	}, [app, version]);
	useEffect(() => {
		const timer = setTimeout(() => void lookOnceADay(app), LOOK_AFTER_MS);
		return () => clearTimeout(timer);
	}, [app]);
	const now = standing.value;
	if (wiped.value) return <Wiped />;
	if (account.value?.profile.filling) {
		return (
			<Unfinished app={app}>
				<a class="button primary" href="/settings#backup">
					{t("backup.restore")}
				</a>
			</Unfinished>
		);
	}
	const left = typeof room.value === "object" ? room.value : undefined;
	const hurt = now !== undefined && (now.damaged > 0 || now.altered);
	if (left?.level === "full" && (urgentOnly || !hurt)) return <RoomLine room={left} />;
	if (now?.newest && isNews(now.newest) && (urgentOnly || !hurt)) return <ClockLine newest={now.newest} />;
	if (urgentOnly || !now) return null;
	if (!hurt && folderTrouble.value) return <FolderLine app={app} problem={folderTrouble.value} />;
	if (!hurt && left?.level === "low") return <RoomLine room={left} />;
	if (!now.due && !hurt) return <PassphraseLine app={app} />;
	return (
		<p class="with-mark keeping-line" role="status">
			<Mark tone={hurt ? "stop" : "caution"} />
			<span>
				{textOf(now)}{" "}
				<a class="link" href="/settings#backup">
					{t(hurt ? "backup.check.see" : "backup.see")}
				</a>
			</span>
		</p>
	);
}

function textOf({ altered, damaged, since }: BackupStanding): string {
	if (altered) return t("backup.altered");
	return damaged > 0 ? t("backup.damaged", { count: damaged }) : t("backup.due", { count: since });
}

/** The automatic backup waits for somebody; a permission is given again right here. */
function FolderLine({ app, problem }: { app: App; problem: FolderProblem }) {
	const name = typeof folder.value === "object" ? folder.value.name : "";
	const asks = problem === "permission";
	return (
		<div class="with-mark keeping-line" role="status">
			<Mark tone="caution" />
			<div class="bar">
				<span>{tFolder(asks ? "folder.stopped.permission" : "folder.stopped", { name })}</span>
				{asks ? (
					<button type="button" class="button" onClick={() => void resumeFolder(app)}>
						{tFolder("folder.resume")}
					</button>
				) : (
					<a class="link" href="/settings#folder">
						{tFolder("folder.see")}
					</a>
				)}
			</div>
		</div>
	);
}

function Wiped() {
	return (
		<div class="with-mark keeping-line" role="alert">
			<Mark tone="stop" />
			<div class="task">
				<p>
					<strong>{t("wiped.title")}</strong> {t("wiped.next")}
				</p>
				<div class="bar">
					<a class="button primary" href="/settings#backup">
						{t("wiped.restore")}
					</a>
					<button type="button" class="button" onClick={forgetWiped}>
						{t("wiped.known")}
					</button>
				</div>
			</div>
		</div>
	);
}
