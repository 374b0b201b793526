import type { Result } from "#core/base/result.ts";
import { t, type WordKey } from "#pwa/i18n/index.ts";

import { hush, say } from "./toast.ts";

/** Says that a change was not kept and what to do next, where a result says so; gives whether it was kept. */
export function sayUnlessKept(result: Result<unknown>, word: WordKey = "full.change"): boolean {
	if (!result.ok) say({ text: t(word), action: { label: t("action.close"), run: hush } });
	return result.ok;
}
