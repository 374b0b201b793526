import { useEffect, useId, useRef, useState } from "preact/hooks";

import type { App, Suggestion } from "#core/flows/app.ts";
import { t, tMaybe } from "#pwa/i18n/organise.ts";
import { Icon } from "#ui/icon.tsx";
import { suggestionWord } from "./suggestion-word.ts";
import type { LibraryQuery } from "./url.ts";

/** Typing is quiet for so long before the list is asked, and before suggestions are. */
const QUIET_MS = 200;
const SUGGEST_MS = 60;

interface Props {
	readonly app: App;
	readonly asked: LibraryQuery;
	readonly label: string;
	/** Called once the typing has paused, and at once when a suggestion is taken. */
	readonly onText: (text: string) => void;
}

interface Offered {
	readonly items: readonly Suggestion[];
	/** The one the arrows stand on; -1 is the box itself. */
	readonly active: number;
}

const nothing: Offered = { items: [], active: -1 };

/** The search box of the library: says while typing what the last word may mean (combobox of the ARIA patterns). */
export function SuggestBox({ app, asked, label, onText }: Props) {
	const box = useRef<HTMLInputElement>(null);
	const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
	const typing = useRef(0);
	const [{ items, active }, setOffered] = useState<Offered>(nothing);
	const id = useId();
	const open = items.length > 0;

	useEffect(() => {
		// Back and forward change the address under the box; typing must not be overwritten.
		if (box.current && document.activeElement !== box.current) box.current.value = asked.text;
	}, [asked.text]);
	const stop = () => {
		typing.current++;
		for (const timer of timers.current.splice(0)) clearTimeout(timer);
	};
	useEffect(() => stop, []);

	const close = () => {
		typing.current++;
		setOffered(nothing);
	};
	const ask = async (text: string) => {
		const turn = typing.current;
		const found = await app.suggest({ ...asked, text });
		if (turn === typing.current) setOffered({ items: found, active: -1 });
	};
	const type = (text: string) => {
		stop();
		timers.current = [
			setTimeout(() => onText(text), QUIET_MS),
			setTimeout(() => void ask(text), text.trim() === "" ? 0 : SUGGEST_MS),
		];
	};
	const now = (text: string) => {
		stop();
		setOffered(nothing);
		onText(text);
	};
	const take = (suggestion: Suggestion) => {
		if (box.current) {
			box.current.value = suggestion.box;
			box.current.focus();
		}
		now(suggestion.box);
	};
	/** Round through the list, the box itself between its end and its beginning. */
	const move = (step: 1 | -1) => {
		const places = items.length + 1;
		setOffered({ items, active: ((active + 1 + step + places) % places) - 1 });
	};

	const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
		if (event.isComposing) return; // these keys belong to the input method
		const chosen = items[active];
		const action = {
			ArrowDown: () => (open ? move(1) : void ask(event.currentTarget.value)),
			ArrowUp: () => (open ? move(-1) : undefined),
			Enter: () => (chosen ? take(chosen) : now(event.currentTarget.value)),
			Escape: () => (open ? close() : event.currentTarget.blur()),
		}[event.key];
		if (!action) return;
		event.preventDefault();
		action();
	};

	return (
		<div class="search">
			<Icon name="search" />
			<input
				ref={box}
				class="input"
				type="search"
				// biome-ignore lint/a11y/noRedundantRoles: without a datalist it would be a searchbox
				role="combobox"
				list={undefined} // the options below are ours, not of a datalist
				autocomplete="off"
				aria-label={label}
				aria-autocomplete="list"
				aria-expanded={open}
				aria-controls={`${id}-list`}
				aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
				placeholder={label}
				defaultValue={asked.text}
				onInput={(event) => type(event.currentTarget.value)}
				onKeyDown={onKeyDown}
				onBlur={close}
			/>
			<div
				id={`${id}-list`}
				class="suggestions"
				role="listbox"
				aria-label={t("find.suggestions")}
				hidden={!open}
				tabIndex={-1}
				// The box keeps the focus, or the list would be gone before the click arrives.
				onMouseDown={(event) => event.preventDefault()}
			>
				{items.map((item, index) => (
					// biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and the keys (aria-activedescendant)
					<div
						key={item.box}
						id={`${id}-${index}`}
						class="suggestion"
						role="option"
						tabIndex={-1}
						aria-selected={index === active}
						onClick={() => take(item)}
					>
						<span class="muted small">{tMaybe(`find.field.${item.field}`)}</span>
						<span class="clip" title={suggestionWord(item)}>
							{suggestionWord(item)}
						</span>
						<span class="muted small">{t("library.count", { count: item.count })}</span>
					</div>
				))}
			</div>
		</div>
	);
}
