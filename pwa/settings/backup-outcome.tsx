import type { Problem } from "#core/base/result.ts";
import { t, tMaybe } from "#pwa/i18n/backup.ts";
import { backTo } from "#pwa/state/backup.ts";
import { Mark, type Tone } from "#ui/mark.tsx";

/** How something ended: one sentence with its mark, and what else is to be said. */
export function Outcome({
	tone,
	text,
	lines,
	children,
}: {
	tone: Tone;
	text: string;
	lines: readonly (string | false)[];
	children: preact.ComponentChildren;
}) {
	return (
		<div class="task" role="status">
			<p class="with-mark">
				<Mark tone={tone} />
				<strong>{text}</strong>
			</p>
			{lines.map((line) => line && <p key={line}>{line}</p>)}
			<div class="bar">{children}</div>
		</div>
	);
}

export function Back({ onBack = () => backTo() }: { onBack?: () => void }) {
	return (
		<button type="button" class="button" onClick={onBack}>
			{t("backup.back")}
		</button>
	);
}

/** Why a restore ended before its end: some of it may have come in. */
export function failureText(problem: Problem): string {
	return tMaybe(`backup.failed.${problem.code}`) ?? problemText(problem);
}

export function problemText({ code }: Problem): string {
	return tMaybe(`backup.problem.${code}`) ?? t("backup.problem.other");
}
