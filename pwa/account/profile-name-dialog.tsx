import { useState } from "preact/hooks";

import type { ProfileFacts } from "#core/vault/account/several.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { addProfile, enterNew, renameProfile, type SwitchProblem } from "#pwa/state/profiles.ts";
import { sayText } from "#pwa/state/toast.ts";
import { NewPassphraseFields, useNewPassphrase } from "#ui/account/new-passphrase.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { CodeShown } from "./code-shown.tsx";
import { ProfileNameField } from "./profile-name-field.tsx";
import { t } from "./profile-words.ts";

interface Props {
	readonly app: HostedApp;
	/** The one that gets another name; without it a new one is made. */
	readonly profile?: ProfileFacts;
	readonly onClose: () => void;
}

/** Asks what a profile is called, and says that the name lies open. */
export function ProfileNameDialog({ app, profile, onClose }: Props) {
	const [name, setName] = useState(profile?.name ?? "");
	const [state, setState] = useState<"asking" | "working" | SwitchProblem>("asking");
	const [code, setCode] = useState<string>();
	const chosen = useNewPassphrase();
	const open = chosen.empty;

	async function keep(event: Event): Promise<void> {
		event.preventDefault();
		if (state === "working") return;
		setState("working");
		if (!profile) return add();
		const problem = await renameProfile(app, profile.id, name);
		if (problem) setState(problem);
		else onClose();
	}

	async function add(): Promise<void> {
		if (!open && !chosen.ready) return setState("asking");
		const added = await addProfile(app, name, chosen.next);
		if (!added.ok) setState(added.error.code);
		else if (added.value === undefined) enterNew();
		else setCode(added.value);
	}

	if (code !== undefined) return <CodeShown code={code} onClose={enterNew} say={sayText} />;
	return (
		<Dialog title={t(profile ? "profile.rename" : "profile.add")} onClose={onClose}>
			<form class="form" onSubmit={keep}>
				{!profile && <p>{t("profile.add.lead")}</p>}
				<ProfileNameField
					name={name}
					number={profile?.number}
					problem={state === "asking" || state === "working" ? undefined : state}
					focus
					onInput={(next) => {
						setName(next);
						setState("asking");
					}}
				/>
				{!profile && (
					<>
						<NewPassphraseFields chosen={chosen} without={t("profile.add.open")} />
						{!open && <p class="muted">{t("profile.add.guarded")}</p>}
					</>
				)}
				<div class="bar">
					<button
						type="submit"
						class="button primary"
						aria-disabled={state === "working" || !(profile || open || chosen.ready)}
					>
						{t(profile ? "profile.save" : state === "working" ? "profile.add.busy" : "profile.add.go")}
					</button>
					<button type="button" class="button" onClick={onClose}>
						{t("profile.back")}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
