import { useEffect, useId, useRef, useState } from "preact/hooks";

import { MAX_CATEGORY } from "#core/model/labels.ts";
import { t } from "#pwa/i18n/organise.ts";
import { categoryName } from "#ui/words.ts";

/** No category is called so. */
const NEW = "+";

interface Props {
	readonly label: string;
	/** Empty: none. */
	readonly value: string;
	readonly categories: readonly string[];
	/** What the empty choice is called. */
	readonly none: string;
	readonly onPick: (category: string) => void;
}

/** One of the categories, or a new one typed in. */
export function CategoryField({ label, value, categories, none, onPick }: Props) {
	const [typing, setTyping] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const id = useId();
	useEffect(() => {
		if (typing) input.current?.focus();
	}, [typing]);
	const all = value === "" || categories.includes(value) ? categories : [...categories, value];
	const keep = () => {
		const name = input.current?.value.trim() ?? "";
		setTyping(false);
		if (name !== "") onPick(name);
	};
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{typing ? (
				<div class="bar nowrap">
					<input
						ref={input}
						id={id}
						class="input"
						maxLength={MAX_CATEGORY}
						autocomplete="off"
						placeholder={t("labels.category.name")}
						onKeyDown={(event) => {
							if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
							event.preventDefault(); // neither sends a form nor closes the panel
							if (event.key === "Enter") keep();
							else setTyping(false);
						}}
					/>
					<button type="button" class="button" onClick={keep}>
						{t("labels.add")}
					</button>
				</div>
			) : (
				<select
					id={id}
					class="input"
					value={value}
					onChange={(event) => {
						const picked = event.currentTarget.value;
						if (picked === NEW) setTyping(true);
						else onPick(picked);
					}}
				>
					<option value="">{none}</option>
					{all.map((name) => (
						<option key={name} value={name}>
							{categoryName(name)}
						</option>
					))}
					<option value={NEW}>{t("labels.category.new")}</option>
				</select>
			)}
		</div>
	);
}
