import { signal } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { ColumnChoice } from "#core/flows/organise/app.ts";
import { usualColumns } from "#pwa/library/column-list.ts";

import { account } from "./account.ts";
import { sayUnlessKept } from "./full-disk.ts";
import { untilKept } from "./unsaved.ts";

/** Columns of the library; `undefined` until they were read. */
export const chosenColumns = signal<readonly ColumnChoice[] | undefined>(undefined);

/** CSS pixels that the list has for its columns; 0 until it is drawn. */
export const listRoom = signal(0);

/** Where they lie in this tab until the vault has them: a page that is loaded anew ends the write of its worker. */
const nameOf = (profile: string | undefined) => `columns ${profile}`;

export async function loadColumns(app: App): Promise<void> {
	const cutOff = sessionStorage.getItem(nameOf(account.value?.profile.id));
	chosenColumns.value = (await app.columns()) ?? usualColumns;
	if (cutOff !== null) void changeColumns(app, JSON.parse(cutOff) ?? undefined);
}

/** Shows them at once, and goes back where there is no room to keep them. Without any: the usual ones. */
export async function changeColumns(app: App, columns: readonly ColumnChoice[] | undefined): Promise<void> {
	const before = chosenColumns.value;
	chosenColumns.value = columns ?? usualColumns;
	const name = nameOf(account.value?.profile.id);
	const text = JSON.stringify(columns ?? null);
	sessionStorage.setItem(name, text);
	const kept = await untilKept(app.saveColumns(columns));
	if (sessionStorage.getItem(name) === text) sessionStorage.removeItem(name);
	if (!sayUnlessKept(kept, "full.settings")) chosenColumns.value = before;
}
