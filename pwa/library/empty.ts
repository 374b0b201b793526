import type { ListQuery } from "#core/flows/app.ts";
import type { WordKey } from "#pwa/i18n/index.ts";

/** Which words an empty list says: first use, nothing here, or nothing that fits. */
export function emptyWords(
	where: ListQuery["where"],
	facts: { readonly all: number; readonly filtered: boolean },
): { readonly title: WordKey; readonly next: WordKey; readonly action?: "add" | "clear" } {
	if (facts.filtered) return { title: "library.none", next: "library.none.next", action: "clear" };
	if (where === "trash") return { title: "library.trashNone", next: "library.trashNone.next" };
	if (where === "needs_person") return { title: "library.needsNone", next: "library.needsNone.next" };
	if (where === "due") return { title: "library.dueNone", next: "library.dueNone.next" };
	if (where === "changed") return { title: "library.changedNone", next: "library.changedNone.next" };
	return { title: "library.empty", next: "library.empty.next", action: "add" };
}
