import { useEffect, useId, useState } from "preact/hooks";

import type { AccountStanding } from "#core/vault/account/account.ts";
import { SHORTEST_PASSPHRASE } from "#core/vault/account/limits.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { say } from "#pwa/state/toast.ts";
import { Dialog } from "#ui/dialog.tsx";

import { DialogFoot } from "./dialog-foot.tsx";
import { ProofField, useProof } from "./proof.tsx";
import { SecretInput } from "./secret-input.tsx";
import type { Strength } from "./strength.ts";
import { t } from "./words.ts";

interface Props {
	readonly app: HostedApp;
	readonly standing: AccountStanding;
	readonly onClose: () => void;
	/** The first passphrase comes with a recovery code. */
	readonly onCode: (code: string) => void;
}

/** Sets the first passphrase, or another one. */
export function PassphraseDialog({ app, standing, onClose, onCode }: Props) {
	const proof = useProof(standing.passkey);
	const [next, setNext] = useState("");
	const [again, setAgain] = useState("");
	const strength = useStrength(next);
	const id = useId();
	const first = !standing.passphrase;
	const long = Array.from(next).length >= SHORTEST_PASSPHRASE;
	const differs = again !== "" && again !== next;
	const ready = long && strength !== 0 && again === next && (first || proof.value.text !== "");

	async function set(event: Event): Promise<void> {
		event.preventDefault();
		if (!ready) return;
		if (!(await proof.prove((shown) => app.setPassphrase(next, first ? undefined : shown)))) return;
		say({ text: t(first ? "account.done.set" : "account.done.changed") });
		const code = first && (await app.renewRecoveryCode({ passphrase: next }));
		if (code !== false && code.ok) onCode(code.value);
		else onClose();
	}

	return (
		<Dialog title={t(first ? "account.set" : "account.change")} onClose={onClose}>
			<form class="form" onSubmit={set}>
				{!first && <ProofField label={t("account.current")} proof={proof} recovery={standing.recovery} />}
				{standing.passkey && proof.value.by === "code" && <p class="muted">{t("account.passkey.dropped")}</p>}
				<div class="field">
					<label for={`${id}-new`}>{t("account.new")}</label>
					<SecretInput
						id={`${id}-new`}
						value={next}
						autocomplete="new-password"
						describedBy={`${id}-strength`}
						focus={first}
						onInput={setNext}
					/>
					<span id={`${id}-strength`} class="strength" data-strength={long ? strength : undefined}>
						<i aria-hidden="true" />
						<span class="hint">
							{long && strength !== undefined
								? t("account.strength", { word: t(`account.strength.${strength}`) })
								: t("account.new.hint", { least: SHORTEST_PASSPHRASE })}
						</span>
					</span>
				</div>
				<div class="field">
					<label for={`${id}-again`}>{t("account.again")}</label>
					<SecretInput
						id={`${id}-again`}
						value={again}
						autocomplete="new-password"
						describedBy={`${id}-differs`}
						invalid={differs}
						onInput={setAgain}
					/>
					<span id={`${id}-differs`} class="hint wrong">
						{differs && t("account.again.wrong")}
					</span>
				</div>
				{first && proof.state === "changed" && <p role="alert">{t("account.changed")}</p>}
				<DialogFoot action={t(proof.doing ?? "account.save")} disabled={!ready || proof.busy} onBack={onClose} />
			</form>
		</Dialog>
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
