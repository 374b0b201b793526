import { useEffect, useId, useRef, useState } from "preact/hooks";

import { isTooShort } from "#core/vault/account/limits.ts";
import { t } from "#pwa/i18n/backup.ts";

/** A new passphrase, twice: nobody can open anything with a mistyped one. */
export interface NewPassphrase {
	readonly value: string;
	/** What is to be shown; `hint` says what the passphrase is for. */
	fields(hint: string): preact.JSX.Element;
	/** Whether it can be used; what is wrong is said from now on. */
	check(): boolean;
}

export function useNewPassphrase(): NewPassphrase {
	const [first, setFirst] = useState("");
	const [second, setSecond] = useState("");
	const [shown, setShown] = useState(false);
	const [tried, setTried] = useState(false);
	const short = isTooShort(first);
	const differs = first !== second;
	return {
		value: first,
		check() {
			setTried(true);
			return !short && !differs;
		},
		fields: (hint) => (
			<>
				<Passphrase
					label={t("backup.passphrase")}
					hint={tried && short ? t("backup.passphrase.short") : hint}
					{...{ value: first, wrong: tried && short, shown, onInput: setFirst, first: true, complete: "new-password" }}
				/>
				<Passphrase
					label={t("backup.passphrase.again")}
					hint={tried && differs ? t("backup.passphrase.differs") : ""}
					{...{ value: second, wrong: tried && differs, shown, onInput: setSecond, complete: "new-password" }}
				/>
				<Show shown={shown} onShow={setShown} />
			</>
		),
	};
}

interface PassphraseProps {
	readonly label: string;
	readonly hint: string;
	readonly value: string;
	readonly wrong: boolean;
	readonly shown: boolean;
	readonly onInput: (value: string) => void;
	/** It takes the focus when the form comes. */
	readonly first?: boolean;
	readonly complete: "new-password" | "off";
}

export function Passphrase({ label, hint, value, wrong, shown, onInput, first = false, complete }: PassphraseProps) {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	useEffect(() => {
		if (first) input.current?.focus();
	}, []);
	return (
		<div class="field short">
			<label for={id}>{label}</label>
			<input
				ref={input}
				id={id}
				class="input"
				{...(shown ? { type: "text" } : { type: "password" })}
				value={value}
				autocomplete={complete}
				aria-invalid={wrong}
				aria-describedby={`${id}-hint`}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
			<span id={`${id}-hint`} class={wrong ? "hint wrong" : "hint"} role="status">
				{hint}
			</span>
		</div>
	);
}

export function Show({ shown, onShow }: { shown: boolean; onShow: (shown: boolean) => void }) {
	return (
		<label class="check-line">
			<input type="checkbox" checked={shown} onChange={() => onShow(!shown)} />
			<span>{t("backup.passphrase.show")}</span>
		</label>
	);
}
