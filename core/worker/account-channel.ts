import type { Neighbours } from "#core/vault/account/account.ts";
import type { VaultKey } from "#core/vault/seal/vault-key.ts";

/** What pages and workers of one origin tell each other about the account. */
export type AccountNews =
	/** A page: everybody forgets the key; who is at long work does so when it is done, unless that is to be `cut`. */
	| { readonly what: "lock"; readonly cut: boolean }
	/** A page: another profile is the current one; everybody forgets the key of the one before. */
	| { readonly what: "switch" }
	/** A page: a profile has another name, or is gone. */
	| { readonly what: "profiles" }
	/** A page: somebody is at work here. */
	| { readonly what: "active" }
	| { readonly what: "ask"; readonly profile: string; readonly asker: string }
	| { readonly what: "key"; readonly asker: string; readonly key: VaultKey };

export const ACCOUNT_CHANNEL = "yanpiao-account";

/** Another tab that is open answers at once, or there is none. */
const ANSWER_MS = 300;

/**
 * Hands the key of an unlocked tab to the next one, so that a passphrase is typed once for all tabs. The keys cannot be
 * taken out of the browser's hands on the way. One channel for all news keeps their order: who asks after a lock finds
 * nobody who has not heard of it.
 */
export function tabNeighbours(): Neighbours {
	const channel = new BroadcastChannel(ACCOUNT_CHANNEL);
	const tell = (news: AccountNews) => channel.postMessage(news);
	let give: ((profile: string) => VaultKey | undefined) | undefined;
	const asking = new Map<string, (key: VaultKey) => void>();

	channel.addEventListener("message", ({ data }: MessageEvent<AccountNews>) => {
		if (data.what === "lock" || data.what === "switch") give = undefined;
		if (data.what === "key") asking.get(data.asker)?.(data.key);
		if (data.what === "ask") {
			const key = give?.(data.profile);
			if (key) tell({ what: "key", asker: data.asker, key });
		}
	});

	return {
		ask(profile) {
			const asker = crypto.randomUUID();
			return new Promise((resolve) => {
				const end = (key?: VaultKey) => {
					asking.delete(asker);
					resolve(key);
				};
				asking.set(asker, end);
				setTimeout(end, ANSWER_MS);
				tell({ what: "ask", profile, asker });
			});
		},
		serve(giving) {
			give = giving;
		},
	};
}
