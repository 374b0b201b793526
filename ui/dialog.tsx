import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";

import { t } from "./i18n/index.ts";
import { Icon } from "./icon.tsx";

/** A modal window; the browser keeps the focus inside and gives it back. Esc closes. */
export function Dialog({
	title,
	onClose,
	children,
}: {
	title: string;
	onClose: () => void;
	children: ComponentChildren;
}) {
	const box = useRef<HTMLDialogElement>(null);
	const id = useId();
	// Before the effects of what is inside, which may want the focus: opening takes it.
	useLayoutEffect(() => {
		box.current?.showModal();
	}, []);
	return (
		<dialog ref={box} class="dialog" aria-labelledby={id} onClose={onClose}>
			<header>
				<h2 id={id}>{title}</h2>
				<button
					type="button"
					class="button quiet icon"
					aria-label={t("action.close")}
					onClick={() => box.current?.close()}
				>
					<Icon name="close" />
				</button>
			</header>
			{children}
		</dialog>
	);
}
