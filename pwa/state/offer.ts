import { signal } from "@preact/signals";

import { account } from "./account.ts";

/** How far the offer of a passphrase was put off: `later` for the first use, `never` for the reminder as well. */
export type PutOff = "later" | "never";

/** For each profile, beside the vault: it says nothing, and is wanted before the vault has answered. */
const nameOf = (profile: string) => `passphrase-offer ${profile}`;

/** Put off in this tab, by profile. */
const here = signal<Readonly<Record<string, PutOff>>>({});

/** Whether the open library is to be offered a passphrase: at its first use, or as the one reminder after that. */
export function isOffered(when: "first" | "reminder"): boolean {
	const standing = account.value;
	if (!standing || standing.passphrase) return false;
	const { id } = standing.profile;
	const off = here.value[id] ?? localStorage.getItem(nameOf(id));
	return off === null || (when === "reminder" && off === "later");
}

/** The dialog that sets the first passphrase is open. */
export const settingPassphrase = signal(false);

export function putOff(how: PutOff): void {
	const id = account.value?.profile.id;
	if (id === undefined) return;
	localStorage.setItem(nameOf(id), how);
	here.value = { ...here.value, [id]: how };
}

/** With the profile itself. */
export function forgetOffer(profile: string): void {
	localStorage.removeItem(nameOf(profile));
}
