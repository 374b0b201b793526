import { useState } from "preact/hooks";

import { Dialog } from "#ui/dialog.tsx";

import { t } from "./words.ts";

interface Props {
	readonly code: string;
	/** Put away, noted or not. */
	readonly onClose: () => void;
	/** Where it is shown before what it opens is there: what noting it leads to, and the way back. */
	readonly before?: { readonly text: string; readonly go: string; readonly back: string };
	/** In the place of `onClose`, where it is noted. */
	readonly onNoted?: () => void;
	/** Tells that something was done. */
	readonly say: (text: string) => void;
}

/** The recovery code, shown this once. */
export function CodeDialog({ code, before, onNoted, onClose, say }: Props) {
	const [noted, setNoted] = useState(false);
	const copy = async () => {
		await navigator.clipboard.writeText(code);
		say(t("account.code.copied"));
	};
	return (
		<Dialog title={t("account.code")} onClose={onClose}>
			<div class="form">
				<p>{before?.text ?? t("account.code.text")}</p>
				<output class="recovery-code">{code}</output>
				<div class="bar">
					<button type="button" class="button" onClick={() => void copy()}>
						{t("account.code.copy")}
					</button>
					<button type="button" class="button" onClick={() => print()}>
						{t("account.code.print")}
					</button>
				</div>
				<label class="check-line">
					<input type="checkbox" checked={noted} onChange={() => setNoted(!noted)} />
					<span>{t("account.code.noted")}</span>
				</label>
				<div class="bar">
					<button type="button" class="button primary" disabled={!noted} onClick={onNoted ?? onClose}>
						{before?.go ?? t("action.close")}
					</button>
					{before && (
						<button type="button" class="button" onClick={onClose}>
							{before.back}
						</button>
					)}
				</div>
			</div>
		</Dialog>
	);
}
