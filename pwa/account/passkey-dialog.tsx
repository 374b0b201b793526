import { useEffect, useId, useRef, useState } from "preact/hooks";

import type { AccountProblem, AccountStanding } from "#core/vault/account/account.ts";
import type { Passkey } from "#core/vault/account/passkey.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { renewCode } from "#pwa/state/new-code.ts";
import { say } from "#pwa/state/toast.ts";
import { DialogFoot } from "#ui/account/dialog-foot.tsx";
import { askPasskey, makePasskey, type PasskeyProblem } from "#ui/account/passkey.ts";
import { ProofField, useAbort, useProof } from "#ui/account/proof.tsx";
import { t } from "#ui/account/words.ts";
import { Dialog } from "#ui/dialog.tsx";

interface Props {
	readonly app: HostedApp;
	readonly standing: AccountStanding;
	readonly onClose: () => void;
	/** Without a recovery code a lost passkey would lock everybody out: there is one afterwards. */
	readonly onCode: (code: string) => void;
}

/** The passphrase was right. `made`: waits to be confirmed; `weak`: was, but cannot take part in the encryption. */
type Step =
	| { readonly at: "passphrase" }
	| { readonly at: "make" }
	| { readonly at: "made"; readonly passkey: Passkey }
	| { readonly at: "weak"; readonly passkey: Passkey };

/** Adds a passkey: the passphrase first, so that none is made in vain, then the browser's own questions. */
export function PasskeyDialog({ app, standing, onClose, onCode }: Props) {
	const proof = useProof(undefined);
	const [step, setStep] = useState<Step>({ at: "passphrase" });
	const [problem, setProblem] = useState<AccountProblem["code"] | PasskeyProblem["code"]>();
	const [busy, setBusy] = useState(false);
	const asking = useAbort();
	const passphrase = proof.value.text;
	const button = useRef<HTMLButtonElement>(null);
	const id = useId();
	useEffect(() => {
		if (step.at !== "passphrase") button.current?.focus(); // what had it is gone
	}, [step.at]);

	async function showPassphrase(): Promise<void> {
		if (passphrase !== "" && (await proof.prove(app.unlock))) setStep({ at: "make" });
	}

	async function make(): Promise<void> {
		const made = await makePasskey(t("account.passkey.name"), asking());
		if (!made.ok) return setProblem(made.error.code);
		setStep({ at: "made", passkey: made.value });
		await confirm(made.value);
	}

	/** A passkey counts once it has answered: what it says when it is made may be less than it can. */
	async function confirm(passkey: Passkey): Promise<void> {
		const asked = await askPasskey(passkey, asking());
		if (!asked.ok) return setProblem(asked.error.code);
		if (asked.value) return keep(passkey, asked.value);
		const { salt: _, ...weak } = passkey;
		setStep({ at: "weak", passkey: weak });
	}

	async function keep(passkey: Passkey, passkeySecret?: Uint8Array<ArrayBuffer>): Promise<void> {
		const shown = { passphrase, passkeySecret };
		const kept = await app.setPasskey(passkey, shown);
		if (!kept.ok) return setProblem(kept.error.code);
		say({ text: t("account.done.passkey") });
		const code = !standing.recovery && (await renewCode(app, shown));
		if (code !== false && code.ok) onCode(code.value);
		else onClose();
	}

	function next(): Promise<void> {
		if (step.at === "passphrase") return showPassphrase();
		if (step.at === "make") return make();
		return step.at === "made" ? confirm(step.passkey) : keep(step.passkey);
	}

	async function goOn(event: Event): Promise<void> {
		event.preventDefault();
		if (busy) return;
		setBusy(true);
		setProblem(undefined);
		try {
			await next();
		} finally {
			setBusy(false);
		}
	}

	return (
		<Dialog title={t("account.passkey.add")} onClose={onClose}>
			<form class="form" onSubmit={goOn}>
				{step.at === "passphrase" ? (
					<>
						<p>{t("account.passkey.add.text")}</p>
						<p class="muted">
							{t(standing.recovery ? "account.passkey.add.kept" : "account.passkey.add.code")}
							{standing.remembered && t("account.passkey.add.forget")}
						</p>
						<ProofField label={t("account.current")} proof={proof} recovery={false} />
					</>
				) : (
					<p id={id}>{t(texts[step.at])}</p>
				)}
				{problem && (
					<p class="hint wrong" role="alert">
						{t(
							problem === "changed" || problem === "wrong_proof" || problem === "too_short"
								? "account.changed"
								: `account.passkey.${problem}`,
						)}
					</p>
				)}
				<DialogFoot
					button={button}
					action={t(
						busy
							? (proof.doing ?? (step.at === "weak" ? "account.working" : "account.passkey.waiting"))
							: actions[step.at],
					)}
					disabled={busy || (step.at === "passphrase" && passphrase === "")}
					describedBy={step.at === "passphrase" ? undefined : id}
					onBack={onClose}
				/>
			</form>
		</Dialog>
	);
}

const texts = {
	make: "account.passkey.make.text",
	made: "account.passkey.again.text",
	weak: "account.passkey.weak",
} as const;

const actions = {
	passphrase: "account.passkey.next",
	make: "account.passkey.add",
	made: "account.passkey.again",
	weak: "account.passkey.weak.use",
} as const;
