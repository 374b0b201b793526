import { err } from "#core/base/result.ts";
import type { App } from "#core/flows/app.ts";
import type { WayBack } from "#core/flows/undo/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { bulk } from "./bulk-run.ts";
import { sayUnlessKept } from "./full-disk.ts";
import { changed } from "./library.ts";
import { say, type ToastAction } from "./toast.ts";

/** What the person did, and the way back. */
export interface Action {
	/** What was done, as it was told then. */
	readonly words: string;
	undo(): Promise<Undone>;
}

/**
 * `changed_since`: what was done is not as it was left any more; nothing was changed. `not_begun`: it was stopped before
 * anything was. `stopped`, `storage_full`: not all of it is back; `rest` is what is left, all of it where absent.
 */
export interface Undone {
	readonly how: "done" | "changed_since" | "not_begun" | "storage_full" | "stopped";
	readonly rest?: Action;
}

/** Actions that can be taken back; older ones are forgotten. */
export const MOST = 20;

/** The newest last. It is of this page: locking, or another account, loads the page anew. */
let stack: readonly Action[] = [];

/** One after the other: two quick presses take back two actions, not one twice. */
let turn: Promise<void> = Promise.resolve();

/** Makes an action one that can be taken back, without a word. */
export function push(action: Action): void {
	stack = [...stack, action].slice(-MOST);
}

/** Tells what was done, with the way back at hand. `lead` stands beside it and leads on; `rest` is what was not done. */
export function sayDone(words: string, undo: Action["undo"], lead?: ToastAction, rest = ""): void {
	const action = { words, undo };
	push(action);
	const back = { label: t("action.undo"), run: () => void takeBack(() => action) };
	say({ text: words + rest, ...(lead ? { action: lead, undo: back } : { action: back }) });
}

/** The same of what the app can put back; where nothing was changed there is no way back. */
export function sayUndoable(app: App, words: string, way: WayBack): void {
	if (way.length === 0) say({ text: words });
	else sayDone(words, wayBack(app, way));
}

/** Puts back what an action left, in one write. */
export function wayBack(app: App, way: WayBack): Action["undo"] {
	return async () => {
		const done = await app.undo(way);
		return { how: done.ok ? "done" : done.error.code };
	};
}

/** Takes back the newest action. */
export function undoNewest(): Promise<void> {
	return takeBack(() => stack.at(-1));
}

function takeBack(find: () => Action | undefined): Promise<void> {
	if (bulk.value) return turn; // an impatient press is not meant for what was done before
	turn = turn
		.catch(() => undefined) // of a worker that died; what was not done is still there
		.then(async () => {
			const action = find();
			if (!action || !stack.includes(action)) return;
			const { how, rest } = await action.undo();
			const left = how === "done" || how === "changed_since" ? [] : [rest ?? action];
			stack = stack.flatMap((one) => (one === action ? left : one));
			changed();
			tell(action, how);
		});
	return turn;
}

function tell({ words }: Action, how: Undone["how"]): void {
	if (how === "storage_full") return void sayUnlessKept(err({ code: how }));
	const next = stack.at(-1);
	const again = next && { label: t("undo.more"), run: () => void takeBack(() => next) };
	say({ text: t(`undo.${how}`, { what: words }), ...(again && { action: again }) });
}
