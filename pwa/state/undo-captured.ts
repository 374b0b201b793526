import type { App, CapturedInvoice } from "#core/flows/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { push } from "./undo.ts";

/** New invoices go to the trash: they are there to be looked at. What joined one that was here, or mended it, stays. */
export function wayBackOf(kept: readonly CapturedInvoice[]): WayBack {
	const before = new Date().toISOString();
	const ids = new Set(kept.flatMap(({ how, mended, recordId }) => (how === "new" && !mended ? recordId : [])));
	return [...ids].map((recordId) => ({ what: "mark", recordId, mark: "trashedAt", before }));
}

/** Makes what was just taken in one action that can be taken back; what came of it is told elsewhere. */
export function pushCaptured(app: App, kept: readonly CapturedInvoice[]): void {
	const way = wayBackOf(kept);
	if (way.length === 0) return;
	const words = t("undo.captured", { count: way.length });
	// Few take it back: what does so in batches comes with the first who does.
	push({ words, undo: async () => (await import("./bulk.ts")).backMany(app, words, way)() });
}
