import { err, type Result } from "#core/base/result.ts";
import type { App, PassedOver, RecordRow, StorageFull, Undoable } from "#core/flows/app.ts";
import type { LabelChange } from "#core/flows/organise/app.ts";
import type { UndoProblem, UndoStep, WayBack } from "#core/flows/undo/app.ts";
import type { WordKey } from "#pwa/i18n/index.ts";
import { t } from "#pwa/i18n/organise.ts";

import { whileAtWork } from "./at-work.ts";
import { bulk } from "./bulk-run.ts";
import { sayUnlessKept } from "./full-disk.ts";
import { leftOut } from "./left-out.ts";
import { changed } from "./library.ts";
import { hush, say } from "./toast.ts";
import { unask } from "./unask.ts";
import { sayDone, type Undone } from "./undo.ts";

/** Records changed in one write: others get their turn in between, and stopping costs no more than these. */
const BATCH = 100;

/** Lists show what is done so far no oftener than this. */
const SHOW_MS = 2_000;

/** Says this of many records. The way back goes as far as it got, also where it was stopped. */
export async function labelMany(app: App, ids: readonly string[], change: LabelChange): Promise<void> {
	const { values, rest } = await inBatches(ids, (batch) => app.label(batch, change));
	const count = values.reduce((sum, one) => sum + one.changed, 0);
	if (values.length > 0) sayMany(app, "bulk.labelled", count, values, rest);
}

export async function trashMany(app: App, ids: readonly string[]): Promise<void> {
	const { values, tried, rest } = await inBatches(ids, (batch) => app.trash(batch));
	if (values.length > 0) sayMany(app, "library.trashed", tried - unreadOf(values).length, values, rest);
}

/** Brings records back from the trash. */
export async function restoreMany(app: App, ids: readonly string[]): Promise<void> {
	const { values, tried, rest } = await inBatches(ids, (batch) => app.restore(batch));
	if (values.length > 0) sayMany(app, "library.restored", tried - unreadOf(values).length, values, rest);
}

/** Removes what is in the trash for good. There is no way back; what is not erased yet when it is stopped stays. */
export async function eraseMany(app: App, ids: readonly string[]): Promise<void> {
	const { values, tried, rest } = await inBatches(ids, (batch) => app.erase(batch), "full.erase");
	if (values.length === 0) return;
	const unread = unreadOf(values);
	say({ text: t("library.erased", { count: tried - unread.length }) + leftOut(unread) + rest });
}

/** Marks as claimed what is not; the way back leaves alone what was before. */
export async function claimMany(app: App, rows: readonly RecordRow[]): Promise<void> {
	const ids = rows.filter((row) => row.claimedAt === undefined).map(({ id }) => id);
	const { values, tried, rest } = await inBatches(ids, (batch) => app.setClaimed(batch, true));
	if (ids.length > 0 && values.length === 0) return;
	sayMany(app, "bulk.claimed", tried - unreadOf(values).length, values, rest);
}

/** Puts records into the queue, with the way there and the way back; what waited before stays in it. */
export async function askMany(app: App, ids: readonly string[], goTo: (path: string) => void): Promise<void> {
	const { values: done, rest } = await inBatches(ids, async (batch) => {
		const { items } = await app.queuePage({ recordIds: batch, offset: 0, limit: batch.length });
		const before = new Set(items.map(({ item }) => item.recordId));
		const added = await app.enqueue(batch, "library", { fresh: false });
		return added.ok ? { ok: true, value: { ...added.value, fresh: batch.filter((id) => !before.has(id)) } } : added;
	});
	if (done.length === 0) return;
	const sum = (of: "added" | "already" | "notAskable") => done.reduce((all, one) => all + one[of], 0);
	const [count, other] = [sum("added") + sum("already"), sum("notAskable")];
	const fresh = done.flatMap((one) => one.fresh);
	const words = (other > 0 ? t("queue.added.some", { count, other }) : t("queue.added", { count })) + rest;
	const lead = { label: t("queue.see"), run: () => goTo("/queue") };
	if (fresh.length > 0) sayDone(words, () => unask(app, fresh), lead);
	else say({ text: words, action: lead });
}

/** `rest`: why the others were not done, empty where they were. */
function sayMany(
	app: App,
	word: "bulk.labelled" | "bulk.claimed" | "library.trashed" | "library.restored",
	count: number,
	done: readonly (PassedOver & Undoable)[],
	rest: string,
): void {
	const words = t(word, { count });
	const way = done.flatMap(({ undo }) => undo);
	const said = words + leftOut(unreadOf(done)) + rest;
	if (way.length === 0) say({ text: said });
	else sayDone(said, backMany(app, words, way));
}

const unreadOf = (done: readonly PassedOver[]) => done.flatMap(({ unread }) => unread);

/** Batch after batch, but none where one of them could not go back. */
export function backMany(app: App, words: string, way: WayBack): () => Promise<Undone> {
	return async () => {
		let looked: Looked | undefined;
		const { tried, failed } = await inBatches<UndoStep, void, UndoProblem>(way, async (batch, stopped) => {
			// All is looked at first, which takes its time: it counts as part of the way back, and shows as such.
			looked ??= await lookAt(app, way, stopped);
			return looked === "stands" ? app.undo(batch) : err({ code: "changed_since" });
		});
		if (tried >= way.length) return { how: "done" };
		if (looked && looked !== "stands") return { how: looked };
		// Changed in this very moment: what is back already cannot be said to be untouched.
		const how = failed === "changed_since" && tried > 0 ? "stopped" : (failed ?? "stopped");
		return { how, rest: { words, undo: backMany(app, words, way.slice(tried)) } };
	};
}

type Looked = "stands" | "changed_since" | "not_begun";

/** Whether all can go back, some at a time: others get their turn in between, and stopping need not wait for the end. */
async function lookAt(app: App, way: WayBack, stopped: () => boolean): Promise<Looked> {
	for (let start = 0; start < way.length; start += BATCH) {
		if (stopped()) return "not_begun";
		if (!(await app.canUndo(way.slice(start, start + BATCH)))) return "changed_since";
	}
	return stopped() ? "not_begun" : "stands";
}

interface Outcome<T, Code> {
	/** What came of each batch that was kept. */
	readonly values: readonly T[];
	/** How many items were in these batches. */
	readonly tried: number;
	readonly failed?: Code;
	/** To be said after it: why the rest was not done. Empty where all was, or the user knows since he stopped it. */
	readonly rest: string;
}

type Work<Item, T, Failed extends UndoProblem | StorageFull> = (
	batch: readonly Item[],
	stopped: () => boolean,
) => Promise<Result<T, Failed>>;

/**
 * Batch after batch until all is done, the user stops it, or one fails. Where there is no room from the start that is
 * said. `work` can ask whether he stopped it meanwhile.
 */
function inBatches<Item, T, Failed extends UndoProblem | StorageFull>(
	items: readonly Item[],
	work: Work<Item, T, Failed>,
	full?: WordKey,
): Promise<Outcome<T, Failed["code"]>> {
	return whileAtWork("bulk", () => batchAfterBatch(items, work, full));
}

async function batchAfterBatch<Item, T, Failed extends UndoProblem | StorageFull>(
	items: readonly Item[],
	work: Work<Item, T, Failed>,
	full: WordKey | undefined,
): Promise<Outcome<T, Failed["code"]>> {
	const values: T[] = [];
	const startedAt = performance.now();
	let shownAt = startedAt;
	let stopped = false;
	const stop = () => {
		stopped = true;
	};
	let tried = 0;
	hush(); // what is told of what was before covers how this goes
	try {
		while (tried < items.length && !stopped) {
			const past = performance.now() - startedAt;
			const leftMs = tried > 0 ? (past / tried) * (items.length - tried) : undefined;
			bulk.value = { done: tried, total: items.length, ...(leftMs !== undefined && { leftMs }), stop };
			const batch = items.slice(tried, tried + BATCH);
			const kept = await work(batch, () => stopped);
			if (!kept.ok) {
				const { code } = kept.error;
				if (code === "storage_full" && tried === 0) sayUnlessKept(kept, full);
				return { values, tried, failed: code, rest: code === "storage_full" && tried > 0 ? t("bulk.full") : "" };
			}
			values.push(kept.value);
			tried += batch.length;
			if (performance.now() - shownAt > SHOW_MS) {
				shownAt = performance.now();
				changed();
			}
		}
		return { values, tried, rest: "" };
	} finally {
		bulk.value = undefined;
		changed();
	}
}
