import { signal } from "@preact/signals";

import type { ExportSource } from "#core/flows/exchange/app.ts";

export interface ExportAsked {
	/** As it is now: a list that changes meanwhile changes nothing in an open dialog. */
	readonly of: ExportSource;
	/** Who was asked, for the words of the history. */
	readonly providers?: readonly string[];
}

/** What somebody wants to export; the dialog is open while it is set. */
export const exportAsked = signal<ExportAsked | undefined>(undefined);

export function askExport(asked: ExportAsked): void {
	exportAsked.value = asked;
}

export function closeExport(): void {
	exportAsked.value = undefined;
}
