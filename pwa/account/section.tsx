import { useEffect, useState } from "preact/hooks";

import type { Shown } from "#core/vault/account/account.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { account, freshAccount, isGuarded } from "#pwa/state/account.ts";
import { guardOf, renewCode } from "#pwa/state/new-code.ts";
import { sayText } from "#pwa/state/toast.ts";
import { CodeRow, PassphraseRow } from "#ui/account/guard-rows.tsx";
import { PassphraseDialog } from "#ui/account/passphrase-dialog.tsx";
import { ProveDialog, type Task } from "#ui/account/prove-dialog.tsx";
import { t } from "#ui/account/words.ts";
import { AutoLock } from "./auto-lock.tsx";
import { CodeShown } from "./code-shown.tsx";
import { PasskeyDialog } from "./passkey-dialog.tsx";
import { PasskeyRow } from "./passkey-row.tsx";

type Open = Task | "passphrase" | "passkey" | { readonly code: string };

/** 口令与锁: who can open the vault on this device. */
export function AccountSection({ app }: { app: HostedApp }) {
	const [open, setOpen] = useState<Open>();
	useEffect(() => {
		void freshAccount(app);
	}, [app]);
	const standing = account.value;
	if (!standing) return <section class="setting" aria-busy="true" />;
	const { passphrase, remembered, recovery, passkey } = standing;
	const close = () => {
		setOpen(undefined);
		void freshAccount(app);
	};
	const guarded = passkey?.salt ? "account.passkey.guarded" : "account.guarded";
	const lead = !passphrase ? "account.open" : remembered ? "account.remembered" : guarded;
	return (
		<section class="setting" id="account">
			<h2>{t("account.title")}</h2>
			<p class="muted">{t(lead)}</p>
			{!passphrase && (
				<button type="button" class="button" onClick={() => setOpen("passphrase")}>
					{t("account.set")}
				</button>
			)}
			{passphrase && (
				<dl class="facts with-actions">
					<PassphraseRow onChange={() => setOpen("passphrase")} onRemove={() => setOpen("remove")} />
					<PasskeyRow standing={standing} onAdd={() => setOpen("passkey")} onRemove={() => setOpen("passkeyOff")} />
					<CodeRow recovery={recovery} onMake={() => setOpen("code")} />
					<div>
						<dt>{t("account.device")}</dt>
						<dd class="bar">
							<span>{t(remembered ? "account.device.yes" : "account.device.no")}</span>
							<button type="button" class="button" onClick={() => setOpen(remembered ? "forget" : "remember")}>
								{t(remembered ? "account.device.forget" : "account.device.remember")}
							</button>
						</dd>
					</div>
				</dl>
			)}
			{isGuarded() && <AutoLock />}
			{open === "passphrase" && (
				<PassphraseDialog
					account={guardOf(app)}
					standing={standing}
					onClose={close}
					onCode={(code) => setOpen({ code })}
					say={sayText}
				/>
			)}
			{open === "passkey" && (
				<PasskeyDialog app={app} standing={standing} onClose={close} onCode={(code) => setOpen({ code })} />
			)}
			{typeof open === "string" && open !== "passphrase" && open !== "passkey" && (
				<ProveDialog
					task={open}
					run={(shown) => taskOf(app, open, shown)}
					standing={standing}
					onClose={close}
					onCode={(code) => setOpen({ code })}
					say={sayText}
				/>
			)}
			{typeof open === "object" && <CodeShown code={open.code} onClose={close} say={sayText} />}
		</section>
	);
}

function taskOf(app: HostedApp, task: Task, shown: Shown) {
	if (task === "code") return renewCode(app, shown);
	if (task === "remove") return app.removePassphrase(shown);
	if (task === "passkeyOff") return app.setPasskey(undefined, shown);
	return app.setRemembered(task === "remember", shown);
}
