import { canonicalJson } from "#core/base/canonical-json.ts";
import { mergeChange } from "#core/base/merge-change.ts";
import type { Settings } from "./app.ts";

/**
 * What is kept, with what was changed between `from` and `to`. A code belongs to its address, also where one tab changed
 * the one and another the other: a supplier is one of both as a whole.
 */
export function changedBy(from: Settings, to: Settings, kept: Settings): Settings {
	return { ...mergeChange(from, to, kept), provider: (sameProvider(from, to) ? kept : to).provider };
}

export function sameProvider(one: Settings, other: Settings): boolean {
	return canonicalJson(one.provider) === canonicalJson(other.provider);
}
