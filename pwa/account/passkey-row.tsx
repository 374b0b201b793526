import type { AccountStanding } from "#core/vault/account/account.ts";

import { passkeysHere } from "./passkey.ts";
import { t } from "./words.ts";

interface Props {
	readonly standing: AccountStanding;
	readonly onAdd: () => void;
	readonly onRemove: () => void;
}

/** 通行密钥: whether one is asked for beside the passphrase, and what that guards. */
export function PasskeyRow({ standing: { passkey }, onAdd, onRemove }: Props) {
	const here = passkeysHere();
	if (here === "no" && !passkey) return null;
	const how = passkey ? (passkey.salt ? "key" : "asked") : here === "address" ? "address" : "none";
	return (
		<div>
			<dt>{t("account.passkey")}</dt>
			<dd class="bar">
				<span>{t(`account.passkey.${how}`)}</span>
				{passkey && (
					<button type="button" class="button" onClick={onRemove}>
						{t("account.passkey.remove")}
					</button>
				)}
				{how === "none" && (
					<button type="button" class="button" onClick={onAdd}>
						{t("account.passkey.add")}
					</button>
				)}
			</dd>
		</div>
	);
}
