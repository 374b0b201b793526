import { useId, useState } from "preact/hooks";

import type { Shown } from "#core/vault/account/account.ts";

import { SecretInput } from "./secret-input.tsx";
import { t } from "./words.ts";

/** What somebody has typed to show that the vault is his. */
export interface Proving {
	readonly by: "passphrase" | "code";
	readonly text: string;
}

export const nothingShown: Proving = { by: "passphrase", text: "" };

export function shownOf({ by, text }: Proving): Shown {
	return by === "code" ? { recoveryCode: text } : { passphrase: text };
}

interface Props {
	readonly label: string;
	readonly value: Proving;
	readonly onInput: (value: Proving) => void;
	/** The last try was wrong. */
	readonly wrong: boolean;
	/** A recovery code exists. */
	readonly recovery: boolean;
}

/** The passphrase, or the recovery code for whoever has forgotten it. */
export function ProofField({ label, value, onInput, wrong, recovery }: Props) {
	const id = useId();
	const byCode = value.by === "code";
	const hint = byCode ? t("account.code.hint") : "";
	const [seen, setSeen] = useState(0); // a new box takes the focus
	return (
		<div class="field">
			<label for={id}>{byCode ? t("account.code") : label}</label>
			<SecretInput
				key={seen}
				id={id}
				value={value.text}
				plain={byCode}
				autocomplete={byCode ? "off" : "current-password"}
				invalid={wrong}
				describedBy={`${id}-hint`}
				focus
				onInput={(text) => onInput({ ...value, text })}
			/>
			<span id={`${id}-hint`} class={wrong ? "hint wrong" : "hint"} role={wrong ? "alert" : undefined}>
				{wrong ? t(byCode ? "account.wrong.code" : "account.wrong.passphrase") : hint}
			</span>
			{recovery && (
				<button
					type="button"
					class="link"
					onClick={() => {
						onInput({ by: byCode ? "passphrase" : "code", text: "" });
						setSeen(seen + 1);
					}}
				>
					{t(byCode ? "account.byPassphrase" : "account.byCode")}
				</button>
			)}
		</div>
	);
}
