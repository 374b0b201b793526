import type { Problem } from "#core/base/result.ts";
import { t, tMaybe } from "#extension/i18n/index.ts";
import { hostName } from "#extension/page/host.ts";
import { WorkLocked } from "#extension/work/locked.ts";
import { readProblemText } from "#ui/words.ts";

/** Why something on a page was not kept, and what to do next. `url`: where it lies, when that is known. */
export function saveProblemText(problem: Problem, url?: string): string {
	const host = url === undefined ? t("ext.save.otherSite") : hostName(url);
	const named = problem.reason === "html" ? tMaybe(`ext.save.${problem.code}.html`) : undefined;
	return named ?? tMaybe(`ext.save.${problem.code}`, { host }) ?? readProblemText(problem);
}

/** What is said where the background gave no answer at all, or was locked before it could. */
export const silent = {
	save: (cause?: unknown) => t(cause instanceof WorkLocked ? "ext.save.locked" : "ext.save.failed"),
	ask: (cause?: unknown) => t(cause instanceof WorkLocked ? "ext.ask.locked" : "ext.ask.failed"),
} as const;
