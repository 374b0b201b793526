import type { HostedApp } from "#core/worker/hosted-app.ts";
import { EraseAllSection } from "#pwa/settings/erase-all.tsx";
import { account, freshAccount, whose } from "#pwa/state/account.ts";
import { ProofField, useProof } from "#ui/account/proof.tsx";
import { t } from "#ui/account/words.ts";
import { LostProfile, OtherProfiles } from "./other-profiles.tsx";

/** All there is to see until the passphrase is given. */
export function LockScreen({ app }: { app: HostedApp }) {
	const { recovery = false, passkey } = account.value ?? {};
	const proof = useProof(passkey);

	async function unlock(event: Event): Promise<void> {
		event.preventDefault();
		if (proof.value.text === "") return;
		if (await proof.prove(app.unlock)) await freshAccount(app);
	}

	return (
		<main id="content" class="locked">
			<form class="card" onSubmit={unlock}>
				<header>
					<img src="/icon.svg" alt="" width="40" height="40" />
					<h1>{[t("account.locked"), whose()].filter(Boolean).join(" · ")}</h1>
				</header>
				<p class="muted">{t(passkey ? "account.passkey.locked" : "account.locked.lead")}</p>
				<ProofField label={t("account.passphrase")} proof={proof} recovery={recovery} />
				<button type="submit" class="button primary" aria-disabled={proof.busy || proof.value.text === ""}>
					{t(proof.doing ?? "account.unlock")}
				</button>
			</form>
			<OtherProfiles app={app} />
			<details class="lost">
				<summary>{t("account.lost.title")}</summary>
				<p class="muted">{t("account.lost")}</p>
				<LostProfile />
				<EraseAllSection />
			</details>
		</main>
	);
}
