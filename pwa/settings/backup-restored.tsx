import type { Restored } from "#core/flows/backup/app.ts";
import type { ProfileFacts } from "#core/vault/account/several.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { whyNot } from "#pwa/account/profile-words.ts";
import { t } from "#pwa/i18n/backup.ts";
import { profileName } from "#pwa/state/account.ts";
import { backTo } from "#pwa/state/backup.ts";
import { profiles, switchTo } from "#pwa/state/profiles.ts";
import { say } from "#pwa/state/toast.ts";
import { Back, Outcome } from "./backup-outcome.tsx";

interface Props {
	readonly app: HostedApp;
	readonly restored: Restored;
	/** Id of the new account that it went into. */
	readonly made: string | undefined;
}

/** How a restore ended, and where what it brought lies. */
export function RestoredCard({ app, restored, made }: Props) {
	const { erased, mended, refused, providerKept, cancelled } = restored;
	const account = profiles.value.find(({ id }) => id === made);
	if (made !== undefined && !account) return <MadeDeleted onBack={() => backTo()} />;
	const name = account && profileName(account);
	return (
		<Outcome
			tone={cancelled || refused > 0 ? "caution" : "good"}
			text={
				name !== undefined
					? t("backup.into.done", { name, count: restored.fresh })
					: t(cancelled ? "backup.restored.cancelled" : "backup.restored", { ...restored })
			}
			lines={[
				mended > 0 && t("backup.restored.mended", { count: mended }),
				erased > 0 && t("backup.restored.erased", { count: erased }),
				refused > 0 && t("backup.restored.refused", { count: refused }),
				providerKept && t("backup.restored.provider"),
			]}
		>
			{account ? (
				<OpenMade app={app} account={account} primary />
			) : (
				<a class="button primary" href="/library">
					{t("backup.toLibrary")}
				</a>
			)}
			<Back />
		</Outcome>
	);
}

/** Another tab has deleted the account that was made. */
export function MadeDeleted({ onBack }: { onBack: () => void }) {
	return (
		<Outcome tone="caution" text={t("backup.into.deleted")} lines={[t("backup.into.deleted.next")]}>
			<Back onBack={onBack} />
		</Outcome>
	);
}

/** The way into the account that was made. */
export function OpenMade({ app, account, primary }: { app: HostedApp; account: ProfileFacts; primary: boolean }) {
	return (
		<button
			type="button"
			class={primary ? "button primary" : "button"}
			onClick={async () => {
				const problem = await switchTo(app, account.id);
				if (problem) say({ text: whyNot(problem) });
			}}
		>
			{t("backup.into.switch", { name: profileName(account) })}
		</button>
	);
}
