import { useId, useState } from "preact/hooks";

import { t, type WordKey } from "#pwa/i18n/index.ts";

/** A box for a number, kept once it can be used; `read` gives nothing for what cannot. */
export function NumberField<T extends number>({
	word,
	wrong,
	value,
	read,
	onKeep,
}: {
	word: WordKey;
	wrong: WordKey;
	value: string;
	read: (text: string) => T | undefined;
	onKeep: (value: T) => unknown;
}) {
	const [text, setText] = useState(value);
	const id = useId();
	const given = read(text);
	return (
		<div class="field">
			<label for={id}>{t(word)}</label>
			<input
				id={id}
				class="input"
				inputMode="decimal"
				value={text}
				aria-invalid={given === undefined}
				aria-describedby={`${id}-hint`}
				onInput={(event) => setText(event.currentTarget.value)}
				onChange={() => given !== undefined && void onKeep(given)}
			/>
			<span id={`${id}-hint`} class="hint wrong">
				{given === undefined && t(wrong)}
			</span>
		</div>
	);
}

/** A whole number of this range. */
export function readWhole(text: string, least: number, most: number): number | undefined {
	const plain = text.normalize("NFKC").trim();
	const value = /^\d{1,5}$/.test(plain) ? Number(plain) : -1;
	return value >= least && value <= most ? value : undefined;
}
