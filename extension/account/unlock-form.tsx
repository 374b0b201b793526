import type { Account } from "#core/vault/account/account.ts";
import { t as word } from "#extension/i18n/index.ts";
import { ProofField, useProof } from "#ui/account/proof.tsx";
import { t } from "#ui/account/words.ts";

import "#ui/style/account.css";

interface Props {
	readonly unlock: Account["unlock"];
	/** A recovery code exists. */
	readonly recovery: boolean;
	readonly onOpen?: () => void;
	/** What goes on once it is open. */
	readonly waiting?: string;
}

/** Asks for the passphrase of the extension's library. */
export function UnlockForm({ unlock, recovery, onOpen, waiting }: Props) {
	const proof = useProof(undefined);

	async function open(event: Event): Promise<void> {
		event.preventDefault();
		if (proof.value.text === "") return;
		if (await proof.prove(unlock)) onOpen?.();
	}

	return (
		<form class="form unlock" onSubmit={(event) => void open(event)}>
			<h2>{t("account.locked")}</h2>
			<p class="muted">{word("ext.locked.lead")}</p>
			{waiting && <p>{waiting}</p>}
			<ProofField label={t("account.passphrase")} proof={proof} recovery={recovery} />
			<div class="bar">
				<button type="submit" class="button primary" aria-disabled={proof.busy || proof.value.text === ""}>
					{t(proof.doing ?? "account.unlock")}
				</button>
			</div>
		</form>
	);
}
