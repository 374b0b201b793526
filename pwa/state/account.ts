import { signal } from "@preact/signals";

import type { AccountStanding } from "#core/vault/account/account.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/index.ts";

/** How the vault of this device is protected. */
export const account = signal<AccountStanding | undefined>(undefined);

export async function freshAccount(app: HostedApp): Promise<void> {
	account.value = await app.accountStanding();
}

/** What a profile is called: by its name, or by its number where it has none. */
export function profileName({ name, number }: { readonly name?: string; readonly number: number }): string {
	return name ?? t("profile.unnamed", { number });
}

/** The profile that is open or locked here, where there are others it could be taken for. */
export function whose(): string | undefined {
	const profile = account.value?.profile;
	return profile?.several ? profileName(profile) : undefined;
}

/** Whether locking would keep anybody out. */
export function isGuarded(): boolean {
	return account.value?.passphrase === true && !account.value.remembered;
}
