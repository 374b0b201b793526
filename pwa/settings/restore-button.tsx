import { useRef } from "preact/hooks";

interface Props {
	readonly text: string;
	readonly quiet?: boolean;
	readonly onChoose: (file: File) => void;
}

/** Lets the person choose a backup, or an open archive. */
export function RestoreButton({ text, quiet = false, onChoose }: Props) {
	const input = useRef<HTMLInputElement>(null);
	return (
		<>
			<button type="button" class={quiet ? "button quiet" : "button"} onClick={() => input.current?.click()}>
				{text}
			</button>
			<input
				ref={input}
				class="visually-hidden"
				type="file"
				tabIndex={-1}
				aria-label={text}
				accept=".yanpiao,.zip"
				onChange={(event) => {
					const [file] = event.currentTarget.files ?? [];
					event.currentTarget.value = "";
					if (file) onChoose(file);
				}}
			/>
		</>
	);
}
