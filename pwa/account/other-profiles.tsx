import { useEffect, useState } from "preact/hooks";

import type { HostedApp } from "#core/worker/hosted-app.ts";
import { account, profileName } from "#pwa/state/account.ts";
import { freshProfiles, profiles, switchTo } from "#pwa/state/profiles.ts";
import "#pwa/style/profiles.css";

import { ProfileNameDialog } from "./profile-name-dialog.tsx";
import { t } from "./profile-words.ts";

/** On the lock screen: the profiles that could be opened instead, and a way to make one. */
export function OtherProfiles({ app }: { app: HostedApp }) {
	const [adding, setAdding] = useState(false);
	const standing = account.value;
	useEffect(() => {
		void freshProfiles(app);
	}, [app, standing]); // another tab may have changed them when the standing is new
	const others = profiles.value.filter(({ current, leaving }) => !current && !leaving);
	return (
		<section class="other-profiles" aria-label={t("profile.others")}>
			{others.length > 0 && <h2>{t("profile.others")}</h2>}
			<div class="bar">
				{others.map((profile) => (
					<button
						key={profile.id}
						type="button"
						class="button"
						onClick={async () => {
							if (await switchTo(app, profile.id)) await freshProfiles(app); // it is gone
						}}
					>
						{profileName(profile)}
					</button>
				))}
				<button type="button" class="link" onClick={() => setAdding(true)}>
					{t("profile.add")}
				</button>
			</div>
			{adding && <ProfileNameDialog app={app} onClose={() => setAdding(false)} />}
		</section>
	);
}

/** For whoever can open the others, but not this one. */
export function LostProfile() {
	const profile = account.value?.profile;
	return profile?.several ? <p class="muted">{t("profile.lost", { name: profileName(profile) })}</p> : null;
}
