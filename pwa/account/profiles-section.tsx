import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import type { ProfileFacts } from "#core/vault/account/several.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { account, profileName } from "#pwa/state/account.ts";
import { freshProfiles, profiles, switchTo } from "#pwa/state/profiles.ts";
import { say } from "#pwa/state/toast.ts";
import "#pwa/style/profiles.css";

import { ProfileDeleteDialog } from "./profile-delete-dialog.tsx";
import { ProfileNameDialog } from "./profile-name-dialog.tsx";
import { t, whyNot } from "./profile-words.ts";

type Open = { readonly what: "add" } | { readonly what: "rename" | "delete"; readonly profile: ProfileFacts };

/** 账户: the vaults of this browser, of which one is open. */
export function ProfilesSection({ app }: { app: HostedApp }) {
	const [open, setOpen] = useState<Open>();
	const standing = account.value;
	useEffect(() => {
		void freshProfiles(app);
	}, [app, standing]); // another tab may have changed them when the standing is new
	const all = profiles.value;
	const close = () => setOpen(undefined);
	const add = (
		<button type="button" class="button" onClick={() => setOpen({ what: "add" })}>
			{t("profile.add")}
		</button>
	);
	return (
		<section class="setting profiles" id="profiles" aria-busy={all.length === 0}>
			<h2>{t("profile.title")}</h2>
			{all.length > 1 && <p class="muted">{t("profile.lead")}</p>}
			<ul>
				{all.map((profile) => (
					<ProfileLine key={profile.id} app={app} profile={profile} only={all.length === 1 && add} onOpen={setOpen} />
				))}
			</ul>
			{all.length > 1 && add}
			{open?.what === "add" && <ProfileNameDialog app={app} onClose={close} />}
			{open?.what === "rename" && <ProfileNameDialog app={app} profile={open.profile} onClose={close} />}
			{open?.what === "delete" && <ProfileDeleteDialog app={app} profile={open.profile} onClose={close} />}
		</section>
	);
}

interface LineProps {
	readonly app: HostedApp;
	readonly profile: ProfileFacts;
	/** What stands beside it when there is no other. */
	readonly only: JSX.Element | false;
	readonly onOpen: (open: Open) => void;
}

function ProfileLine({ app, profile, only, onOpen }: LineProps) {
	const { current, guarded, leaving, filling } = profile;
	const name = profileName(profile);
	const label = (what: "profile.switch" | "profile.rename" | "profile.delete") =>
		t("profile.label", { what: t(what), name });
	const facts = [
		current && !only && t("profile.current"),
		guarded && t("profile.guarded"),
		filling && !leaving && t("profile.filling"),
		leaving && t("profile.leaving"),
	];
	return (
		<li aria-current={current && !only ? "true" : undefined}>
			<span class="name">
				{name} <span class="muted">{facts.filter(Boolean).join(" · ")}</span>
			</span>
			<span class="bar">
				{!current && !leaving && (
					<button
						type="button"
						class="button"
						aria-label={label("profile.switch")}
						onClick={() => void change(app, profile)}
					>
						{t("profile.switch")}
					</button>
				)}
				{!leaving && (
					<button
						type="button"
						class="button quiet"
						aria-label={label("profile.rename")}
						onClick={() => onOpen({ what: "rename", profile })}
					>
						{t("profile.rename")}
					</button>
				)}
				{!current && (
					<button
						type="button"
						class="button quiet"
						aria-label={label("profile.delete")}
						onClick={() => onOpen({ what: "delete", profile })}
					>
						{t("profile.delete")}
					</button>
				)}
				{only}
			</span>
		</li>
	);
}

/** The page is loaded anew when it works. */
async function change(app: HostedApp, { id }: ProfileFacts): Promise<void> {
	const problem = await switchTo(app, id);
	if (!problem) return;
	say({ text: whyNot(problem) });
	await freshProfiles(app);
}
