import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { FolderStanding } from "#core/flows/backup/folder/app.ts";
import { t } from "#pwa/i18n/folder.ts";
import { canPickFolder, type PickedFolder, pickFolder } from "#pwa/platform/pick-folder.ts";
import { copying, copyToFolder, folder, lookAtFolder } from "#pwa/state/folder.ts";
import { sayUnlessKept } from "#pwa/state/full-disk.ts";
import { revision } from "#pwa/state/library.ts";
import { say } from "#pwa/state/toast.ts";
import { FolderFacts, FolderProgress, FolderTrouble } from "./folder-facts.tsx";
import { FolderForm, FolderRules } from "./folder-form.tsx";

/** 自动备份到文件夹: picked once, and from then on how it stands. */
export function FolderSection({ app }: { app: App }) {
	const version = revision.value;
	const [picked, setPicked] = useState<PickedFolder>();
	useEffect(() => void lookAtFolder(app), [app, version]);
	const now = folder.value;
	return (
		<section class="setting" data-section="folder" id="folder">
			<h2>{t("folder.title")}</h2>
			{!canPickFolder() ? (
				<p class="muted">{t("folder.unsupported")}</p>
			) : now === undefined ? (
				<i class="skeleton" />
			) : now !== "off" ? (
				<Running app={app} now={now} />
			) : picked ? (
				<FolderForm app={app} folder={picked} onEnd={() => setPicked(undefined)} />
			) : (
				<>
					<p class="muted">{t("folder.lead")}</p>
					<button type="button" class="button" onClick={async () => setPicked(await pickFolder())}>
						{t("folder.pick")}
					</button>
				</>
			)}
		</section>
	);
}

function Running({ app, now }: { app: App; now: FolderStanding }) {
	const [stopping, setStopping] = useState(false);
	const busy = copying.value !== undefined;
	return (
		<div class="task">
			{now.problem && !busy && <FolderTrouble app={app} now={now} problem={now.problem} />}
			<FolderFacts now={now} busy={busy} />
			{busy && <FolderProgress />}
			<FolderRules
				every={now.every}
				keep={now.keep}
				onChange={async (rules) => {
					if (sayUnlessKept(await app.changeFolder(rules), "full.settings")) await lookAtFolder(app);
				}}
			/>
			{stopping ? (
				<Stop app={app} onBack={() => setStopping(false)} />
			) : (
				<div class="bar">
					<button
						type="button"
						class="button"
						disabled={busy || now.problem !== undefined}
						onClick={() => copyNow(app)}
					>
						{t("folder.now")}
					</button>
					<button type="button" class="button" onClick={() => another(app)}>
						{t("folder.change")}
					</button>
					<button type="button" class="button" onClick={() => setStopping(true)}>
						{t("folder.stop")}
					</button>
				</div>
			)}
		</div>
	);
}

function Stop({ app, onBack }: { app: App; onBack: () => void }) {
	return (
		<div class="task" role="status">
			<p>{t("folder.stop.lead")}</p>
			<div class="bar">
				<button
					type="button"
					class="button primary"
					onClick={async () => {
						if (sayUnlessKept(await app.stopFolder(), "full.settings")) await lookAtFolder(app);
					}}
				>
					{t("folder.stop")}
				</button>
				<button type="button" class="button" onClick={onBack}>
					{t("folder.back")}
				</button>
			</div>
		</div>
	);
}

async function copyNow(app: App): Promise<void> {
	if ((await copyToFolder(app, { now: true })) === "elsewhere") say({ text: t("folder.elsewhere") });
}

async function another(app: App): Promise<void> {
	const picked = await pickFolder();
	if (!picked || !sayUnlessKept(await app.changeFolder({ folder: picked }), "full.settings")) return;
	await copyNow(app);
}
