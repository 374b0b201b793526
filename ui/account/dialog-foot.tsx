import type { Ref } from "preact";

import { t } from "./words.ts";

interface Props {
	readonly action: string;
	/** Nothing can be done yet, or something goes on; the button keeps the focus. */
	readonly disabled: boolean;
	readonly onBack: () => void;
	readonly danger?: boolean;
	/** Id of what the button is about. */
	readonly describedBy?: string | undefined;
	readonly button?: Ref<HTMLButtonElement>;
}

/** What the dialogs of the account end with: the form's one action, and the way back. */
export function DialogFoot({ action, disabled, onBack, danger = false, describedBy, button }: Props) {
	return (
		<div class="bar">
			<button
				ref={button ?? null}
				type="submit"
				class={danger ? "button danger" : "button primary"}
				aria-describedby={describedBy}
				aria-disabled={disabled}
			>
				{action}
			</button>
			<button type="button" class="button" onClick={onBack}>
				{t("account.back")}
			</button>
		</div>
	);
}
