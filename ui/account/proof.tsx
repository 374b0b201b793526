import { useEffect, useId, useRef, useState } from "preact/hooks";

import { ok, type Result } from "#core/base/result.ts";
import type { AccountProblem, Shown } from "#core/vault/account/account.ts";
import type { Passkey } from "#core/vault/account/passkey.ts";

import { askPasskey, type PasskeyProblem } from "./passkey.ts";
import { SecretInput } from "./secret-input.tsx";
import { type AccountWord, t } from "./words.ts";

/** What somebody has typed to show that the vault is his. */
export interface Proving {
	readonly by: "passphrase" | "code";
	readonly text: string;
}

const nothingShown: Proving = { by: "passphrase", text: "" };

type ProofState = "asking" | "passkey" | "checking" | AccountProblem["code"] | PasskeyProblem["code"];

/** Somebody showing that the vault is his, and how far it has come. */
export interface Proof {
	readonly value: Proving;
	readonly state: ProofState;
	readonly busy: boolean;
	/** What the button that proves says meanwhile. */
	readonly doing: AccountWord | undefined;
	readonly passkey: Passkey | undefined;
	change(value: Proving): void;
	/** Asks for the passkey where one is wanted, then does `task`. `undefined` where it failed; `state` says how. */
	prove<T>(task: (shown: Shown) => Promise<Result<T, AccountProblem>>): Promise<{ readonly value: T } | undefined>;
}

export function useProof(passkey: Passkey | undefined): Proof {
	const [value, setValue] = useState(nothingShown);
	const [state, setState] = useState<ProofState>("asking");
	const asking = useAbort();
	const tries = useRef(0);
	const busy = state === "passkey" || state === "checking";

	async function shown(): Promise<Result<Shown, PasskeyProblem>> {
		if (value.by === "code") return ok({ recoveryCode: value.text });
		if (!passkey) return ok({ passphrase: value.text });
		setState("passkey");
		const asked = await askPasskey(passkey, asking());
		if (!asked.ok) return asked;
		// What once answered its salt and does not now cannot open anything here.
		if (passkey.salt && !asked.value) return { ok: false, error: { code: "not_here" } };
		return ok({ passphrase: value.text, passkeySecret: asked.value });
	}

	return {
		value,
		state,
		busy,
		doing: state === "passkey" ? "account.passkey.waiting" : busy ? "account.working" : undefined,
		passkey,
		change(next) {
			tries.current++; // what comes of the try before is about another text
			asking();
			setValue(next);
			setState("asking");
		},
		async prove(task) {
			if (busy) return undefined;
			const mine = ++tries.current;
			const given = await shown();
			if (mine !== tries.current) return undefined;
			if (!given.ok) {
				setState(given.error.code);
				return undefined;
			}
			setState("checking");
			const ended = await task(given.value);
			if (mine === tries.current) setState(ended.ok ? "asking" : ended.error.code);
			return ended.ok ? ended : undefined;
		},
	};
}

/** A signal for what the browser is asked for while this is on the screen; a new one ends the one before. */
export function useAbort(): () => AbortSignal {
	const last = useRef<AbortController>(null);
	useEffect(() => () => last.current?.abort(), []);
	return () => {
		last.current?.abort();
		last.current = new AbortController();
		return last.current.signal;
	};
}

interface Props {
	readonly label: string;
	readonly proof: Proof;
	/** A recovery code exists. */
	readonly recovery: boolean;
}

/** The passphrase, or the recovery code for whoever has forgotten it. */
export function ProofField({ label, proof, recovery }: Props) {
	const { value, change } = proof;
	const id = useId();
	const byCode = value.by === "code";
	const problem = problemOf(proof);
	const [seen, setSeen] = useState(0); // a new box takes the focus
	return (
		<div class="field">
			<label for={id}>{byCode ? t("account.code") : label}</label>
			<SecretInput
				key={seen}
				id={id}
				value={value.text}
				plain={byCode}
				autocomplete={byCode ? "off" : "current-password"}
				invalid={proof.state === "wrong_proof"}
				describedBy={`${id}-hint`}
				focus
				onInput={(text) => change({ ...value, text })}
			/>
			<span id={`${id}-hint`} class={problem ? "hint wrong" : "hint"} role={problem ? "alert" : undefined}>
				{problem ? t(problem) : byCode && t("account.code.hint")}
			</span>
			{recovery && (
				<button
					type="button"
					class="link"
					onClick={() => {
						change({ by: byCode ? "passphrase" : "code", text: "" });
						setSeen(seen + 1);
					}}
				>
					{t(byCode ? "account.byPassphrase" : "account.byCode")}
				</button>
			)}
		</div>
	);
}

/** A wrong passphrase and a wrong passkey read the same: neither may be tried by itself. */
function problemOf({ value, state, passkey }: Proof): AccountWord | undefined {
	switch (state) {
		case "asking":
		case "passkey":
		case "checking":
		case "too_short": // the box for the new one says so
			return undefined;
		case "changed":
			return "account.changed";
		case "wrong_proof":
			if (value.by === "code") return "account.wrong.code";
			return passkey ? "account.passkey.wrong" : "account.wrong.passphrase";
		default:
			return `account.passkey.${state}`;
	}
}
