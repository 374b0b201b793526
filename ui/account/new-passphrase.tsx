import { useEffect, useId, useState } from "preact/hooks";

import { isTooShort, SHORTEST_PASSPHRASE } from "#core/vault/account/limits.ts";

import { SecretInput } from "./secret-input.tsx";
import type { Strength } from "./strength.ts";
import { t } from "./words.ts";

/** A passphrase somebody chooses, twice: nobody can open anything with a mistyped one. */
export interface NewPassphrase {
	readonly next: string;
	readonly again: string;
	/** Long enough, not guessed at once, and the same twice. */
	readonly ready: boolean;
	readonly empty: boolean;
	readonly strength: Strength | undefined;
	change(next: string): void;
	repeat(again: string): void;
}

export function useNewPassphrase(): NewPassphrase {
	const [next, change] = useState("");
	const [again, repeat] = useState("");
	const strength = useStrength(next);
	const ready = !isTooShort(next) && strength !== 0 && again === next;
	return { next, again, ready, empty: next === "" && again === "", strength, change, repeat };
}

interface Props {
	readonly chosen: NewPassphrase;
	/** Takes the focus when it comes. */
	readonly focus?: boolean;
	/** It may be left empty: what that means is said. */
	readonly without?: string;
}

export function NewPassphraseFields({ chosen, focus = false, without }: Props) {
	const { next, again, strength, empty, change, repeat } = chosen;
	const id = useId();
	const long = !isTooShort(next);
	const differs = again !== "" && again !== next;
	return (
		<>
			<div class="field">
				<label for={`${id}-new`}>{t(without === undefined ? "account.new" : "account.optional")}</label>
				<SecretInput
					id={`${id}-new`}
					value={next}
					autocomplete="new-password"
					describedBy={`${id}-strength`}
					focus={focus}
					onInput={change}
				/>
				<span id={`${id}-strength`} class="strength" data-strength={long ? strength : undefined}>
					<i aria-hidden="true" />
					<span class="hint">
						{long && strength !== undefined
							? t("account.strength", { word: t(`account.strength.${strength}`) })
							: empty && without !== undefined
								? without
								: t("account.new.hint", { least: SHORTEST_PASSPHRASE })}
					</span>
				</span>
			</div>
			{!(without !== undefined && empty) && (
				<div class="field">
					<label for={`${id}-again`}>{t("account.again")}</label>
					<SecretInput
						id={`${id}-again`}
						value={again}
						autocomplete="new-password"
						describedBy={`${id}-differs`}
						invalid={differs}
						onInput={repeat}
					/>
					<span id={`${id}-differs`} class="hint wrong">
						{differs && t("account.again.wrong")}
					</span>
				</div>
			)}
		</>
	);
}

/** `undefined` until the list of well-known passwords is there. */
function useStrength(passphrase: string): Strength | undefined {
	const [strength, setStrength] = useState<Strength>();
	useEffect(() => {
		if (passphrase === "") return setStrength(undefined);
		let here = true;
		void import("./strength.ts").then(({ strengthOf }) => here && setStrength(strengthOf(passphrase)));
		return () => {
			here = false;
		};
	}, [passphrase]);
	return strength;
}
