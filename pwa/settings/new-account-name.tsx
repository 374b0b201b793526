import { useEffect, useId, useRef } from "preact/hooks";

import type { Problem } from "#core/base/result.ts";
import { nextNumber } from "#core/vault/account/several.ts";
import { whyNot } from "#pwa/account/profile-name-dialog.tsx";
import { t } from "#pwa/account/profile-words.ts";
import { profileName } from "#pwa/state/account.ts";
import { profiles, type SwitchProblem } from "#pwa/state/profiles.ts";

interface Props {
	readonly name: string;
	/** Why it was not made. */
	readonly problem: Problem | undefined;
	readonly onInput: (name: string) => void;
}

/** What the account is called that a backup is to fill. */
export function NewAccountName({ name, problem, onInput }: Props) {
	const box = useRef<HTMLInputElement>(null);
	const id = useId();
	useEffect(() => {
		if (problem) box.current?.focus();
	}, [problem]);
	return (
		<div class="field short">
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
				{problem
					? whyNot(problem.code as SwitchProblem)
					: t("profile.name.hint", { none: profileName({ number: nextNumber(profiles.value) }) })}
			</span>
		</div>
	);
}
