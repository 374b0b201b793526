import { signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";
import { usualColumns } from "#pwa/library/column-list.ts";

import { sayUnlessKept } from "./full-disk.ts";

/** Columns of the library; `undefined` until they were read. */
export const chosenColumns = signal<readonly ColumnChoice[] | undefined>(undefined);

/** CSS pixels that the list has for its columns; 0 until it is drawn. */
export const listRoom = signal(0);

export async function loadColumns(app: App): Promise<void> {
	chosenColumns.value = (await app.columns()) ?? usualColumns;
}

/** Shows them at once, and goes back where there is no room to keep them. Without any: the usual ones. */
export async function changeColumns(app: App, columns: readonly ColumnChoice[] | undefined): Promise<void> {
	const before = chosenColumns.value;
	chosenColumns.value = columns ?? usualColumns;
	if (!sayUnlessKept(await app.saveColumns(columns), "full.settings")) chosenColumns.value = before;
}
