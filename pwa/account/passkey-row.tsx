import type { AccountStanding } from "#core/vault/account/account.ts";

import { passkeysHere } from "#ui/account/passkey.ts";
import { type AccountWord, t } from "#ui/account/words.ts";

interface Props {
	readonly standing: AccountStanding;
	readonly onAdd: () => void;
	readonly onRemove: () => void;
}

/** 通行密钥: whether one is asked for beside the passphrase, and what that guards. */
export function PasskeyRow({ standing, onAdd, onRemove }: Props) {
	const { passkey } = standing;
	const here = passkeysHere();
	if (here === "no" && !passkey) return null;
	return (
		<div>
			<dt>{t("account.passkey")}</dt>
			<dd class="bar">
				<span>
					{t(passkey ? guardOf(standing) : here === "yes" ? "account.passkey.none" : "account.passkey.address")}
				</span>
				{passkey && (
					<button type="button" class="button" onClick={onRemove}>
						{t("account.passkey.remove")}
					</button>
				)}
				{!passkey && here === "yes" && (
					<button type="button" class="button" onClick={onAdd}>
						{t("account.passkey.add")}
					</button>
				)}
			</dd>
		</div>
	);
}

function guardOf({ remembered, passkey }: AccountStanding): AccountWord {
	if (remembered) return "account.passkey.remembered";
	return passkey?.salt ? "account.passkey.key" : "account.passkey.asked";
}
