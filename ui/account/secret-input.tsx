import { useEffect, useRef, useState } from "preact/hooks";

import { t } from "./words.ts";

interface Props {
	readonly id: string;
	readonly value: string;
	readonly autocomplete: "current-password" | "new-password" | "off";
	readonly describedBy: string;
	readonly onInput: (value: string) => void;
	/** Shown as it is typed, like a code from paper. */
	readonly plain?: boolean;
	readonly invalid?: boolean;
	/** Takes the focus when it comes. */
	readonly focus?: boolean;
}

/** A box for a passphrase, with a button beside it that shows what was typed. */
export function SecretInput({ id, value, autocomplete, describedBy, onInput, plain, invalid, focus }: Props) {
	const [shown, setShown] = useState(false);
	const box = useRef<HTMLInputElement>(null);
	useEffect(() => {
		if (focus) box.current?.focus();
	}, [focus]);
	return (
		<div class="secret">
			<input
				ref={box}
				id={id}
				class={plain ? "input figures" : "input"}
				{...(plain || shown ? { type: "text" } : { type: "password" })}
				value={value}
				autocomplete={autocomplete}
				autocapitalize="off"
				spellcheck={false}
				aria-invalid={invalid}
				aria-describedby={describedBy}
				onInput={(event) => onInput(event.currentTarget.value)}
			/>
			{!plain && (
				<button type="button" class="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
					{t("account.show")}
				</button>
			)}
		</div>
	);
}
