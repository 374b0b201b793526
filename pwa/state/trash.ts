import type { App } from "#core/flows/app.ts";
import { t } from "#ui/i18n/index.ts";

import { changed } from "./library.ts";
import { say } from "./toast.ts";

/** Moves records to the trash, with the way back at hand. */
export async function trashWithUndo(app: App, recordIds: readonly string[]): Promise<void> {
	await app.trash(recordIds);
	changed();
	say({
		text: t("library.trashed", { count: recordIds.length }),
		action: {
			label: t("action.undo"),
			run: () => void restore(app, recordIds),
		},
	});
}

export async function restore(app: App, recordIds: readonly string[]): Promise<void> {
	await app.restore(recordIds);
	changed();
	say({ text: t("library.restored", { count: recordIds.length }) });
}
