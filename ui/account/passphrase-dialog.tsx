import type { Account, AccountStanding } from "#core/vault/account/account.ts";
import { Dialog } from "#ui/dialog.tsx";

import { DialogFoot } from "./dialog-foot.tsx";
import { NewPassphraseFields, useNewPassphrase } from "./new-passphrase.tsx";
import { ProofField, useProof } from "./proof.tsx";
import { t } from "./words.ts";

interface Props {
	readonly account: Pick<Account, "setPassphrase" | "renewRecoveryCode">;
	readonly standing: AccountStanding;
	readonly onClose: () => void;
	/** The first passphrase comes with a recovery code. */
	readonly onCode: (code: string) => void;
	/** Tells that something was done. */
	readonly say: (text: string) => void;
}

/** Sets the first passphrase, or another one. */
export function PassphraseDialog({ account, standing, onClose, onCode, say }: Props) {
	const proof = useProof(standing.passkey);
	const chosen = useNewPassphrase();
	const { next } = chosen;
	const first = !standing.passphrase;
	const ready = chosen.ready && (first || proof.value.text !== "");

	async function set(event: Event): Promise<void> {
		event.preventDefault();
		if (!ready) return;
		if (!(await proof.prove((shown) => account.setPassphrase(next, first ? undefined : shown)))) return;
		say(t(first ? "account.done.set" : "account.done.changed"));
		const code = first && (await account.renewRecoveryCode({ passphrase: next }));
		if (code !== false && code.ok) onCode(code.value);
		else onClose();
	}

	return (
		<Dialog title={t(first ? "account.set" : "account.change")} onClose={onClose}>
			<form class="form" onSubmit={set}>
				{!first && <ProofField label={t("account.current")} proof={proof} recovery={standing.recovery} />}
				{standing.passkey && proof.value.by === "code" && <p class="muted">{t("account.passkey.dropped")}</p>}
				<NewPassphraseFields chosen={chosen} focus={first} />
				{first && proof.state === "changed" && <p role="alert">{t("account.changed")}</p>}
				<DialogFoot action={t(proof.doing ?? "account.save")} disabled={!ready || proof.busy} onBack={onClose} />
			</form>
		</Dialog>
	);
}
