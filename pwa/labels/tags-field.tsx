import { useEffect, useId, useRef } from "preact/hooks";

import { MAX_TAG } from "#core/model/labels.ts";
import { t } from "#pwa/i18n/organise.ts";
import { keepBeforeLeaving } from "#pwa/state/unsaved.ts";
import { Icon } from "#ui/icon.tsx";

interface Props {
	readonly tags: readonly string[];
	/** Offered while typing. */
	readonly known: readonly string[];
	readonly onAdd: (tag: string) => void;
	readonly onRemove: (tag: string) => void;
}

/** Tags as they are, each with a way to take it off, and a box for more: Enter or a comma adds. */
export function TagsField({ tags, known, onAdd, onRemove }: Props) {
	const box = useRef<HTMLInputElement>(null);
	const id = useId();
	const add = () => {
		const typed = box.current?.value.trim() ?? "";
		if (box.current) box.current.value = "";
		if (typed !== "" && !tags.includes(typed)) onAdd(typed);
	};
	useEffect(() => keepBeforeLeaving(add));
	return (
		<div class="field">
			<label for={id}>{t("labels.tags")}</label>
			<div class="tags-box">
				{tags.length > 0 && (
					<ul class="tags">
						{tags.map((tag) => (
							<li key={tag} class="tag">
								<span>{tag}</span>
								<button
									type="button"
									aria-label={t("labels.tag.remove", { tag })}
									onClick={() => {
										box.current?.focus(); // this button is gone in a moment
										onRemove(tag);
									}}
								>
									<Icon name="close" size={12} />
								</button>
							</li>
						))}
					</ul>
				)}
				<input
					ref={box}
					id={id}
					class="input"
					list={`${id}-known`}
					maxLength={MAX_TAG}
					autocomplete="off"
					placeholder={t("labels.tag.add")}
					onKeyDown={(event) => {
						if (event.isComposing || !["Enter", ",", "，", "、"].includes(event.key)) return;
						event.preventDefault();
						add();
					}}
					onBlur={add}
				/>
				<datalist id={`${id}-known`}>
					{known
						.filter((tag) => !tags.includes(tag))
						.map((tag) => (
							<option key={tag} value={tag} />
						))}
				</datalist>
			</div>
		</div>
	);
}
