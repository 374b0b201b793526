import { useEffect, useId, useRef, useState } from "preact/hooks";

import { LONGEST_NAME, MOST_PROFILES } from "#core/vault/account/limits.ts";
import { nextNumber, type ProfileFacts } from "#core/vault/account/several.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { profileName } from "#pwa/state/account.ts";
import { addProfile, enterNew, profiles, renameProfile, type SwitchProblem } from "#pwa/state/profiles.ts";
import { sayText } from "#pwa/state/toast.ts";
import { CodeDialog } from "#ui/account/code-dialog.tsx";
import { NewPassphraseFields, useNewPassphrase } from "#ui/account/new-passphrase.tsx";
import { Dialog } from "#ui/dialog.tsx";
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
	const box = useRef<HTMLInputElement>(null);
	const id = useId();
	useEffect(() => {
		box.current?.focus(); // after the window itself has opened
	}, []);
	const why = state === "asking" || state === "working" ? undefined : whyNot(state);
	const none = profileName({ number: profile?.number ?? nextNumber(profiles.value) });

	async function keep(event: Event): Promise<void> {
		event.preventDefault();
		if (state === "working") return;
		setState("working");
		if (!profile) return add();
		const problem = await renameProfile(app, profile.id, name);
		if (problem) refused(problem);
		else onClose();
	}

	async function add(): Promise<void> {
		if (!open && !chosen.ready) return setState("asking");
		const added = await addProfile(app, name, chosen.next);
		if (!added.ok) refused(added.error.code);
		else if (added.value === undefined) enterNew();
		else setCode(added.value);
	}

	function refused(problem: SwitchProblem): void {
		setState(problem);
		box.current?.focus();
	}

	if (code !== undefined) return <CodeDialog code={code} onClose={enterNew} say={sayText} />;
	return (
		<Dialog title={t(profile ? "profile.rename" : "profile.add")} onClose={onClose}>
			<form class="form" onSubmit={keep}>
				{!profile && <p>{t("profile.add.lead")}</p>}
				<div class="field">
					<label for={id}>{t("profile.name")}</label>
					<input
						ref={box}
						id={id}
						class="input"
						value={name}
						autocomplete="off"
						spellcheck={false}
						aria-invalid={why !== undefined}
						aria-describedby={`${id}-hint`}
						onInput={(event) => {
							setName(event.currentTarget.value);
							setState("asking");
						}}
					/>
					<span id={`${id}-hint`} class={why ? "hint wrong" : "hint"} role={why ? "alert" : undefined}>
						{why ?? t("profile.name.hint", { none })}
					</span>
				</div>
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

export function whyNot(problem: SwitchProblem): string {
	return t(`profile.why.${problem}`, { most: problem === "too_long" ? LONGEST_NAME : MOST_PROFILES });
}
