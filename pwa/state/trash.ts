import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { sayUnlessKept } from "./full-disk.ts";
import { changed } from "./library.ts";
import { say } from "./toast.ts";

/** Moves records to the trash, with the way back at hand. Gives whether they are there now. */
export async function trashWithUndo(app: App, recordIds: readonly string[]): Promise<boolean> {
	if (!sayUnlessKept(await app.trash(recordIds))) return false;
	changed();
	say({
		text: t("library.trashed", { count: recordIds.length }),
		action: {
			label: t("action.undo"),
			run: () => void restore(app, recordIds),
		},
	});
	return true;
}

export async function restore(app: App, recordIds: readonly string[]): Promise<void> {
	if (!sayUnlessKept(await app.restore(recordIds))) return;
	changed();
	say({ text: t("library.restored", { count: recordIds.length }) });
}
