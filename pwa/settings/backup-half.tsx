import { useEffect, useState } from "preact/hooks";

import type { ProfileFacts } from "#core/vault/account/several.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { ProfileDeleteDialog } from "#pwa/account/profile-delete-dialog.tsx";
import { t } from "#pwa/i18n/backup.ts";
import { profileName } from "#pwa/state/account.ts";
import { closeBackup, type HalfRestored, restoreBackup } from "#pwa/state/backup.ts";
import { freshProfiles, type Holding, holdingOf, profiles } from "#pwa/state/profiles.ts";
import { Back, failureText, Outcome } from "./backup-outcome.tsx";
import { MadeDeleted, OpenMade } from "./backup-restored.tsx";

/** The file itself is the trouble: going on with it would end at the same place. */
const NOT_THIS_FILE: ReadonlySet<string> = new Set(["damaged", "gone", "no_backup"]);

/** A new account that is there, and not all of its backup: what came in, what did not, and the ways on. */
export function HalfCard({ app, half }: { app: HostedApp; half: HalfRestored }) {
	const { id, shown, options, problem } = half;
	const account = profiles.value.find((profile) => profile.id === id);
	const [looked, setLooked] = useState(false);
	const [holding, setHolding] = useState<Holding>();
	const [deleting, setDeleting] = useState<ProfileFacts>();
	useEffect(() => {
		void freshProfiles(app).then(() => setLooked(true));
	}, [app]);
	useEffect(() => {
		if (account) void holdingOf(account).then(setHolding);
	}, [account?.database]);
	const leave = () => void closeBackup(app, shown.job);
	const name = account ? profileName(account) : "";
	if (looked && !account && !deleting) return <MadeDeleted onBack={leave} />;
	const goesOn = !problem || !NOT_THIS_FILE.has(problem.code);

	return (
		<>
			<Outcome
				tone={problem ? "stop" : "caution"}
				text={problem ? failureText(problem) : t("backup.half.stopped")}
				lines={[
					t("backup.half.there", { name, kept: holding?.invoices ?? "…", total: shown.preview.records }),
					options.settings && shown.preview.settings && t("backup.half.settings"),
					account?.guarded === true && t("backup.half.code"),
					t(goesOn ? "backup.half.next" : "backup.half.otherFile"),
				]}
			>
				{goesOn && (
					<button type="button" class="button primary" onClick={() => void restoreBackup(app, shown, options, half)}>
						{t("backup.half.go")}
					</button>
				)}
				{account && <OpenMade app={app} account={account} primary={!goesOn} />}
				{account && (
					<button type="button" class="button" onClick={() => setDeleting(account)}>
						{t("backup.half.delete")}
					</button>
				)}
				<Back onBack={leave} />
			</Outcome>
			{deleting && (
				<ProfileDeleteDialog
					app={app}
					profile={deleting}
					onClose={() => {
						setDeleting(undefined);
						if (!profiles.value.some((profile) => profile.id === id)) leave();
					}}
				/>
			)}
		</>
	);
}
