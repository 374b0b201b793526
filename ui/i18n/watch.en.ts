import type { watchZh } from "./watch.zh-CN.ts";

/** The same words for people who read English. */
export const watchEn: Readonly<Record<keyof typeof watchZh, string>> = {
	"event.changed": "{claim}{day}: now {to}",
	"event.acknowledged": "Change of state dealt with",
	"change.claim": "claimed {on}, ",
	"change.today": "today",
	"change.not_found": "not found",
	"change.mismatch": "differs from the tax office",
};
