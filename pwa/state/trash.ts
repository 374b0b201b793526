import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { sayUnlessKept } from "./full-disk.ts";
import { leftOut } from "./left-out.ts";
import { changed } from "./library.ts";
import { say } from "./toast.ts";

/** Moves records to the trash, with the way back at hand. Gives whether they are there now. */
export async function trashWithUndo(app: App, recordIds: readonly string[]): Promise<boolean> {
	const done = await app.trash(recordIds);
	if (!sayUnlessKept(done) || !done.ok) return false;
	changed();
	const { unread } = done.value;
	const trashed = recordIds.filter((id) => !unread.includes(id));
	say({
		text: t("library.trashed", { count: trashed.length }) + leftOut(unread),
		...(trashed.length > 0 && {
			action: { label: t("action.undo"), run: () => void restore(app, trashed) },
		}),
	});
	return unread.length === 0;
}

export async function restore(app: App, recordIds: readonly string[]): Promise<void> {
	const done = await app.restore(recordIds);
	if (!sayUnlessKept(done) || !done.ok) return;
	changed();
	const { unread } = done.value;
	say({ text: t("library.restored", { count: recordIds.length - unread.length }) + leftOut(unread) });
}
