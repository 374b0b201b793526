import { effect } from "@preact/signals";

import type { App } from "#core/flows/app.ts";
import type { LabelChange, Labelled } from "#core/flows/organise/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { sayUnlessKept } from "./full-disk.ts";
import { changed, ownChanges } from "./library.ts";
import { canTakeBack, say } from "./toast.ts";
import { sayUndoable } from "./undo.ts";
import { untilKept } from "./unsaved.ts";

/** News come in heaps: rules look at them once there was a rest. */
const REST_MS = 1_500;

/** Says this of the records, with the way back at hand. Gives whether there was room for it. */
export async function labelWithUndo(
	app: App,
	recordIds: readonly string[],
	change: LabelChange,
	text: string | ((done: Labelled) => string),
) {
	const done = await untilKept(app.label(recordIds, change));
	if (!sayUnlessKept(done) || !done.ok) return false;
	const said = typeof text === "string" ? text : text(done.value);
	if (done.value.changed > 0) sayLabelled(app, done.value, said);
	else if (done.value.otherNote) {
		changed();
		say({ text: said });
	}
	return true;
}

/**
 * Files by what was learnt whatever comes in, as long as the page is open; the user is told and may take it back. While
 * something else can be taken back it waits: a slip is not to be learnt from, nor its way back to be covered.
 */
export function followRules(app: App): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let looked: number | undefined;
	const file = async () => {
		const done = await app.fileByRules();
		if (done.ok && done.value.changed > 0)
			sayLabelled(app, done.value, t("labels.filed", { count: done.value.changed }));
	};
	effect(() => {
		const now = ownChanges.value;
		clearTimeout(timer);
		if (now === looked || canTakeBack.value) return;
		timer = setTimeout(() => {
			looked = now;
			void file();
		}, REST_MS);
	});
}

function sayLabelled(app: App, { undo }: Labelled, text: string): void {
	changed();
	sayUndoable(app, text, undo);
}
