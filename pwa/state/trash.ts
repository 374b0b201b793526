import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { sayUnlessKept } from "./full-disk.ts";
import { leftOut } from "./left-out.ts";
import { changed } from "./library.ts";
import { sayUndoable } from "./undo.ts";

/** Moves records to the trash, with the way back at hand. Gives whether they are there now. */
export async function trashWithUndo(app: App, recordIds: readonly string[]): Promise<boolean> {
	const done = await app.trash(recordIds);
	if (!sayUnlessKept(done) || !done.ok) return false;
	changed();
	const { undo, unread } = done.value;
	const trashed = recordIds.filter((id) => !unread.includes(id));
	sayUndoable(app, t("library.trashed", { count: trashed.length }) + leftOut(unread), undo);
	return unread.length === 0;
}

export async function restore(app: App, recordIds: readonly string[]): Promise<void> {
	const done = await app.restore(recordIds);
	if (!sayUnlessKept(done) || !done.ok) return;
	changed();
	const { undo, unread } = done.value;
	sayUndoable(app, t("library.restored", { count: recordIds.length - unread.length }) + leftOut(unread), undo);
}

/** Marks one as claimed, or takes the mark away. */
export async function claimWithUndo(app: App, recordId: string, claimed: boolean): Promise<void> {
	const done = await app.setClaimed([recordId], claimed);
	if (!sayUnlessKept(done) || !done.ok) return;
	changed();
	sayUndoable(app, t(claimed ? "record.claimed" : "record.unclaimed"), done.value.undo);
}
