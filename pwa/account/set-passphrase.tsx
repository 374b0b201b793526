import { useState } from "preact/hooks";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { account, freshAccount } from "#pwa/state/account.ts";
import { guardOf } from "#pwa/state/new-code.ts";
import { sayText } from "#pwa/state/toast.ts";
import { PassphraseDialog } from "#ui/account/passphrase-dialog.tsx";
import { CodeShown } from "./code-shown.tsx";

/** Sets the first passphrase from wherever it is offered: the passphrase, then its recovery code. */
export function SetPassphrase({ app, onClose }: { app: HostedApp; onClose: () => void }) {
	const [code, setCode] = useState<string>();
	const standing = account.value;
	const close = () => {
		onClose();
		void freshAccount(app);
	};
	if (code !== undefined) return <CodeShown code={code} onClose={close} say={sayText} />;
	return standing ? (
		<PassphraseDialog account={guardOf(app)} standing={standing} onClose={close} onCode={setCode} say={sayText} />
	) : null;
}
