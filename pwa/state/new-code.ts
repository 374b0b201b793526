import type { Shown } from "#core/vault/account/account.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { whileAtWork } from "./at-work.ts";

/** Another recovery code; the one before opens nothing any more. */
export function renewCode(app: HostedApp, shown: Shown): ReturnType<HostedApp["renewRecoveryCode"]> {
	return untilShown(() => app.renewRecoveryCode(shown));
}

/** What a dialog needs that sets a passphrase. */
export function guardOf(app: HostedApp): Pick<HostedApp, "setPassphrase" | "renewRecoveryCode"> {
	return { setPassphrase: app.setPassphrase, renewRecoveryCode: (shown) => renewCode(app, shown) };
}

/** Makes a recovery code. A lock waits for it, and until `CodeShown` stands: nobody would ever see it otherwise. */
export async function untilShown<T>(make: () => Promise<T>): Promise<T> {
	const { promise: drawn, resolve } = Promise.withResolvers<void>();
	void whileAtWork("code", () => drawn);
	try {
		return await make();
	} finally {
		setTimeout(resolve); // whoever has asked draws it before the next turn
	}
}
