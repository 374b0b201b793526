import { useState } from "preact/hooks";

import type { HostedApp } from "#core/worker/hosted-app.ts";
import { EraseAllSection } from "#pwa/settings/erase-all.tsx";
import { account, freshAccount, whose } from "#pwa/state/account.ts";

import { LostProfile, OtherProfiles } from "./other-profiles.tsx";
import { nothingShown, ProofField, shownOf } from "./proof.tsx";
import { t } from "./words.ts";

/** All there is to see until the passphrase is given. */
export function LockScreen({ app }: { app: HostedApp }) {
	const [proving, setProving] = useState(nothingShown);
	const [state, setState] = useState<"asking" | "checking" | "wrong">("asking");

	async function unlock(event: Event): Promise<void> {
		event.preventDefault();
		if (state === "checking" || proving.text === "") return;
		setState("checking");
		const opened = await app.unlock(shownOf(proving));
		if (opened.ok) await freshAccount(app);
		else setState("wrong");
	}

	return (
		<main id="content" class="locked">
			<form class="card" onSubmit={unlock}>
				<header>
					<img src="/icon.svg" alt="" width="40" height="40" />
					<h1>{[t("account.locked"), whose()].filter(Boolean).join(" · ")}</h1>
				</header>
				<p class="muted">{t("account.locked.lead")}</p>
				<ProofField
					label={t("account.passphrase")}
					value={proving}
					recovery={account.value?.recovery ?? false}
					wrong={state === "wrong"}
					onInput={(value) => {
						setProving(value);
						setState("asking");
					}}
				/>
				<button type="submit" class="button primary" aria-disabled={state === "checking" || proving.text === ""}>
					{t(state === "checking" ? "account.working" : "account.unlock")}
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
