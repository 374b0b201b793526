import { useState } from "preact/hooks";

import type { LockRule } from "#extension/background/hub.ts";
import { t as word } from "#extension/i18n/index.ts";
import type { Loaded, Options } from "#extension/options/options.ts";
import { CodeDialog } from "#ui/account/code-dialog.tsx";
import { CodeRow, PassphraseRow } from "#ui/account/guard-rows.tsx";
import { LockAfter } from "#ui/account/lock-after.tsx";
import { PassphraseDialog } from "#ui/account/passphrase-dialog.tsx";
import { ProveDialog } from "#ui/account/prove-dialog.tsx";
import { t } from "#ui/account/words.ts";

import "#ui/style/account.css";

type Open = "passphrase" | "remove" | "code" | { readonly code: string };

/** 口令与锁: who can open the extension's library. */
export function LockSection({ options, loaded }: { options: Options; loaded: Loaded }) {
	const [open, setOpen] = useState<Open>();
	const { standing, lockRule } = loaded;
	const { guard } = options;
	const close = () => {
		setOpen(undefined);
		void options.readStanding();
	};
	const dialog = {
		standing,
		onClose: close,
		onCode: (code: string) => setOpen({ code }),
		say: (text: string) => {
			options.said.value = text;
		},
	};
	return (
		<section class="setting" id="account">
			<h2>{t("account.title")}</h2>
			<p class="muted">{standing.passphrase ? word("ext.opt.lock.guarded") : t("account.open")}</p>
			{!standing.passphrase && (
				<button type="button" class="button" onClick={() => setOpen("passphrase")}>
					{t("account.set")}
				</button>
			)}
			{standing.passphrase && (
				<>
					<dl class="facts with-actions">
						<PassphraseRow onChange={() => setOpen("passphrase")} onRemove={() => setOpen("remove")} />
						<CodeRow recovery={standing.recovery} onMake={() => setOpen("code")} />
					</dl>
					<Rule options={options} rule={lockRule} />
				</>
			)}
			{open === "passphrase" && <PassphraseDialog account={guard} {...dialog} />}
			{(open === "remove" || open === "code") && (
				<ProveDialog
					task={open}
					run={(shown) => (open === "code" ? guard.renewRecoveryCode(shown) : guard.removePassphrase(shown))}
					{...dialog}
				/>
			)}
			{typeof open === "object" && <CodeDialog code={open.code} onClose={close} say={dialog.say} />}
		</section>
	);
}

/** 自动锁定 */
function Rule({ options, rule }: { options: Options; rule: LockRule }) {
	return (
		<fieldset class="plain auto-lock">
			<legend>{t("account.lock")}</legend>
			<LockAfter
				chosen={rule.afterMinutes}
				onChange={(afterMinutes) => void options.changeLockRule({ ...rule, afterMinutes })}
			/>
			<p class="muted">{word("ext.opt.lock.hint")}</p>
			<button type="button" class="button" onClick={() => void options.lock()}>
				{t("account.lock.now")}
			</button>
		</fieldset>
	);
}
