import { useState } from "preact/hooks";

import type { Result } from "#core/base/result.ts";
import type { AccountProblem, Shown } from "#core/vault/account/account.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { say } from "#pwa/state/toast.ts";
import { Dialog } from "#ui/dialog.tsx";

import { nothingShown, ProofField, shownOf } from "./proof.tsx";
import { type AccountWord, t } from "./words.ts";

/** What is done once the passphrase was shown. */
export type Task = "remove" | "code" | "remember" | "forget";

interface Props {
	readonly app: HostedApp;
	readonly task: Task;
	readonly recovery: boolean;
	readonly onClose: () => void;
	readonly onCode: (code: string) => void;
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
	forget: { title: "account.device.forget", text: "account.device.forget.text", done: "account.done.forgotten" },
};

/** Asks for the passphrase before something is changed that it guards. */
export function ProveDialog({ app, task, recovery, onClose, onCode }: Props) {
	const [proving, setProving] = useState(nothingShown);
	const [state, setState] = useState<"asking" | "checking" | AccountProblem["code"]>("asking");
	const { title, text, done } = words[task];

	async function run(shown: Shown): Promise<Result<unknown, AccountProblem>> {
		if (task === "code") return app.renewRecoveryCode(shown);
		if (task === "remove") return app.removePassphrase(shown);
		return app.setRemembered(task === "remember", shown);
	}

	async function confirm(event: Event): Promise<void> {
		event.preventDefault();
		if (state === "checking" || proving.text === "") return;
		setState("checking");
		const ended = await run(shownOf(proving));
		if (!ended.ok) return setState(ended.error.code);
		if (typeof ended.value === "string") return onCode(ended.value);
		if (done) say({ text: t(done) });
		onClose();
	}

	return (
		<Dialog title={t(title)} onClose={onClose}>
			<form class="form" onSubmit={confirm}>
				<p>{t(text)}</p>
				<ProofField
					label={t("account.current")}
					value={proving}
					recovery={recovery}
					wrong={state === "wrong_proof"}
					onInput={(value) => {
						setProving(value);
						setState("asking");
					}}
				/>
				{state === "changed" && <p role="alert">{t("account.changed")}</p>}
				<div class="bar">
					<button
						type="submit"
						class={task === "remove" ? "button danger" : "button primary"}
						aria-disabled={state === "checking" || proving.text === ""}
					>
						{t(state === "checking" ? "account.working" : "account.confirm")}
					</button>
					<button type="button" class="button" onClick={onClose}>
						{t("account.back")}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
