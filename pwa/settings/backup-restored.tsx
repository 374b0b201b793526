import type { Restored } from "#core/flows/backup/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { whyNot } from "#pwa/account/profile-words.ts";
import { t } from "#pwa/i18n/backup.ts";
import { backup, type NamedLibrary } from "#pwa/state/backup.ts";
import { switchTo } from "#pwa/state/profiles.ts";
import { say, sayText } from "#pwa/state/toast.ts";
import { CodeDialog } from "#ui/account/code-dialog.tsx";
import { Back, Outcome } from "./backup-outcome.tsx";

interface Props {
	readonly app: HostedApp;
	readonly restored: Restored;
	readonly made: NamedLibrary | undefined;
}

/** How a restore ended, and where what it brought lies. */
export function RestoredCard({ app, restored, made }: Props) {
	const { erased, mended, refused, providerKept, cancelled } = restored;
	const name = made?.name ?? "";
	return (
		<Outcome
			tone={cancelled || refused > 0 ? "caution" : "good"}
			text={
				made && !cancelled
					? t("backup.into.done", { name, count: restored.fresh })
					: t(cancelled ? "backup.restored.cancelled" : "backup.restored", { ...restored })
			}
			lines={[
				made !== undefined && cancelled && t("backup.into.unfinished", { name }),
				mended > 0 && t("backup.restored.mended", { count: mended }),
				erased > 0 && t("backup.restored.erased", { count: erased }),
				refused > 0 && t("backup.restored.refused", { count: refused }),
				providerKept && t("backup.restored.provider"),
			]}
		>
			{made ? (
				<OpenMade app={app} made={made} />
			) : (
				<a class="button primary" href="/library">
					{t("backup.toLibrary")}
				</a>
			)}
			<Back />
		</Outcome>
	);
}

/** The way into the account that was made; its recovery code is shown first, where it has one. */
export function OpenMade({ app, made }: { app: HostedApp; made: NamedLibrary }) {
	const { id, name, recoveryCode } = made;
	const noted = () => {
		const { value } = backup;
		if (value.at === "restored" || value.at === "failed") backup.value = { ...value, made: { id, name } };
	};
	return (
		<>
			<button
				type="button"
				class="button primary"
				onClick={async () => {
					const problem = await switchTo(app, id);
					if (problem) say({ text: whyNot(problem) });
				}}
			>
				{t("backup.into.switch", { name })}
			</button>
			{recoveryCode !== undefined && <CodeDialog code={recoveryCode} onClose={noted} say={sayText} />}
		</>
	);
}
