import { useId, useState } from "preact/hooks";

interface SecretFieldProps {
	readonly label: string;
	readonly hint: string;
	/** Words beside the box that shows it. */
	readonly show: string;
	readonly value: string;
	readonly onInput: (value: string) => void;
	/** When the user has finished typing. */
	readonly onDone: () => void;
}

/** A box for a secret, hidden unless the user wants to see it. */
export function SecretField({ label, hint, show, value, onInput, onDone }: SecretFieldProps) {
	const [shown, setShown] = useState(false);
	const id = useId();
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<input
				id={id}
				class="input"
				{...(shown ? { type: "text" } : { type: "password" })}
				value={value}
				autocomplete="off"
				aria-describedby={`${id}-hint`}
				onInput={(event) => onInput(event.currentTarget.value)}
				onChange={onDone}
			/>
			<span id={`${id}-hint`} class="hint">
				{hint}
			</span>
			<label class="check-line">
				<input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
				<span>{show}</span>
			</label>
		</div>
	);
}
