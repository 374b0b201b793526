import { signal } from "@preact/signals";

import type { AccountStanding } from "#core/vault/account/account.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";

/** How the vault of this device is protected. */
export const account = signal<AccountStanding | undefined>(undefined);

export async function freshAccount(app: HostedApp): Promise<void> {
	account.value = await app.accountStanding();
}

/** Whether locking would keep anybody out. */
export function isGuarded(): boolean {
	return account.value?.passphrase === true && !account.value.remembered;
}
