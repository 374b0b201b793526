import type { Result } from "#core/base/result.ts";
import type { AccountProblem, AccountStanding, Shown } from "#core/vault/account/account.ts";
import { Dialog } from "#ui/dialog.tsx";

import { DialogFoot } from "./dialog-foot.tsx";
import { ProofField, useProof } from "./proof.tsx";
import { type AccountWord, t } from "./words.ts";

/** What is done once the passphrase was shown. */
export type Task = "remove" | "code" | "remember" | "forget" | "passkeyOff";

interface Props {
	readonly task: Task;
	/** Does it; a recovery code that comes of it is given. */
	readonly run: (shown: Shown) => Promise<Result<unknown, AccountProblem>>;
	readonly standing: AccountStanding;
	readonly onClose: () => void;
	readonly onCode: (code: string) => void;
	/** Tells that something was done. */
	readonly say: (text: string) => void;
}

interface Words {
	readonly title: AccountWord;
	readonly text: AccountWord;
	readonly done?: AccountWord;
}

const words: Readonly<Record<Task, Words>> = {
	remove: { title: "account.remove", text: "account.remove.text", done: "account.done.removed" },
	code: { title: "account.code.make", text: "account.code.text" },
	remember: { title: "account.device.remember", text: "account.device.text", done: "account.done.remembered" },
	passkeyOff: {
		title: "account.passkey.remove",
		text: "account.passkey.remove.text",
		done: "account.done.passkey.removed",
	},
	forget: { title: "account.device.forget", text: "account.device.forget.text", done: "account.done.forgotten" },
};

/** Asks for the passphrase before something is changed that it guards. */
export function ProveDialog({ task, run, standing, onClose, onCode, say }: Props) {
	const proof = useProof(standing.passkey);
	const { title, text, done } = words[task];

	async function confirm(event: Event): Promise<void> {
		event.preventDefault();
		if (proof.value.text === "") return;
		const ended = await proof.prove(run);
		if (!ended) return;
		if (typeof ended.value === "string") return onCode(ended.value);
		if (done) say(t(done));
		onClose();
	}

	return (
		<Dialog title={t(title)} onClose={onClose}>
			<form class="form" onSubmit={confirm}>
				<p>{t(text)}</p>
				<ProofField label={t("account.current")} proof={proof} recovery={standing.recovery && task !== "passkeyOff"} />
				<DialogFoot
					action={t(proof.doing ?? "account.confirm")}
					disabled={proof.busy || proof.value.text === ""}
					danger={task === "remove" || task === "passkeyOff"}
					onBack={onClose}
				/>
			</form>
		</Dialog>
	);
}
