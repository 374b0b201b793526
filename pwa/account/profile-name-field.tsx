import { useEffect, useId, useRef } from "preact/hooks";

import { nextNumber } from "#core/vault/account/several.ts";
import { profileName } from "#pwa/state/account.ts";
import { profiles, type SwitchProblem } from "#pwa/state/profiles.ts";

import { t, whyNot } from "./profile-words.ts";

interface Props {
	readonly name: string;
	/** Whose name it is; absent for one that is to be made. */
	readonly number?: number | undefined;
	/** Why the last one was not taken: the field is gone to then. */
	readonly problem: SwitchProblem | undefined;
	/** Takes the focus when it comes. */
	readonly focus?: boolean;
	readonly onInput: (name: string) => void;
}

/** What an account is called; it says that the name lies open. */
export function ProfileNameField({ name, number, problem, focus = false, onInput }: Props) {
	const box = useRef<HTMLInputElement>(null);
	const id = useId();
	useEffect(() => {
		if (focus || problem) box.current?.focus();
	}, [focus, problem]);
	const none = profileName({ number: number ?? nextNumber(profiles.value) });
	return (
		<div class="field">
			<label for={id}>{t("profile.name")}</label>
			<input
				ref={box}
				id={id}
				class="input"
				value={name}
				autocomplete="off"
				spellcheck={false}
				aria-invalid={problem !== undefined}
				aria-describedby={`${id}-hint`}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
			<span id={`${id}-hint`} class={problem ? "hint wrong" : "hint"} role={problem ? "alert" : undefined}>
				{problem ? whyNot(problem) : t("profile.name.hint", { none })}
			</span>
		</div>
	);
}
