import { useEffect, useRef } from "preact/hooks";

import { Icon } from "#ui/icon.tsx";

/** Typing is quiet for so long before the list is asked. */
const QUIET_MS = 200;

interface Props {
	readonly text: string;
	readonly label: string;
	/** Called once the typing has paused. */
	readonly onText: (text: string) => void;
}

export function SearchBox({ text, label, onText }: Props) {
	const box = useRef<HTMLInputElement>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => {
		// Back and forward change the address under the box; typing must not be overwritten.
		if (box.current && document.activeElement !== box.current) box.current.value = text;
	}, [text]);
	useEffect(() => () => clearTimeout(timer.current), []);
	return (
		<div class="search">
			<Icon name="search" />
			<input
				ref={box}
				class="input"
				type="search"
				aria-label={label}
				placeholder={label}
				defaultValue={text}
				onInput={(event) => {
					const typed = event.currentTarget.value;
					clearTimeout(timer.current);
					timer.current = setTimeout(() => onText(typed), QUIET_MS);
				}}
				onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
			/>
		</div>
	);
}
