import { t } from "#pwa/i18n/index.ts";

import type { Work } from "./state/at-work.ts";

/** What goes on, as a list in words. */
export function workWords(going: readonly Work[]): string {
	return going.map((kind) => t(`work.${kind}`)).join(t("work.and"));
}
