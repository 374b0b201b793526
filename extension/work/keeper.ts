import type { Keeper } from "#core/vault/account/account.ts";
import type { BackgroundForRoom } from "#extension/background/for-room.ts";

/**
 * Holds the secret of the unlocked library with the background, which puts it where only memory is: the room and its
 * workers come and go, and nobody should be asked for the passphrase each time.
 */
export function createKeeper(background: Pick<BackgroundForRoom, "recallSecret" | "keepSecret">): Keeper {
	return {
		async recall(profile) {
			const held = await background.recallSecret(profile).catch(() => undefined); // then it is asked for
			return held === undefined ? undefined : Uint8Array.from(atob(held), (char) => char.charCodeAt(0));
		},
		async keep(profile, secret) {
			// Not held, it opens all the same; the passphrase is asked for once more when the room closes.
			await background.keepSecret(profile, btoa(String.fromCharCode(...secret))).catch(() => undefined);
		},
	};
}
