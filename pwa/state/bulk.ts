import { signal } from "@preact/signals";

import type { Result } from "#core/base/result.ts";
import type { App, PassedOver, RecordRow, StorageFull } from "#core/flows/app.ts";
import type { LabelChange, LabelUndo } from "#core/flows/organise/app.ts";
import type { WordKey } from "#pwa/i18n/index.ts";
import { t } from "#pwa/i18n/organise.ts";

import { whileAtWork } from "./at-work.ts";
import { sayUnlessKept } from "./full-disk.ts";
import { leftOut } from "./left-out.ts";
import { changed } from "./library.ts";
import { hush, say } from "./toast.ts";

/** Records changed in one write: others get their turn in between, and stopping costs no more than these. */
const BATCH = 100;

/** Lists show what is done so far no oftener than this. */
const SHOW_MS = 2_000;

interface BulkRun {
	readonly done: number;
	readonly total: number;
	/** Milliseconds left by the pace so far; absent before there is one. */
	readonly leftMs?: number;
	stop(): void;
}

/** What is being done to many records; there is one at a time. */
export const bulk = signal<BulkRun | undefined>(undefined);

/** Says this of many records. The way back goes as far as it got, also where it was stopped. */
export async function labelMany(app: App, ids: readonly string[], change: LabelChange): Promise<void> {
	const { done, rest } = await inBatches(ids, (batch) => app.label(batch, change));
	const undo: LabelUndo = {
		records: done.flatMap((one) => one.undo.records),
		rules: done.flatMap((one) => one.undo.rules),
	};
	const count = undo.records.length;
	if (count === 0 && done.length === 0) return;
	sayDone(
		t("bulk.labelled", { count }) + leftOut(done.flatMap(({ unread }) => unread)) + rest,
		count > 0 ? () => undoLabels(app, undo) : undefined,
	);
}

export async function trashMany(app: App, ids: readonly string[]): Promise<void> {
	const { done, rest } = await inBatches(ids, withIds(app.trash));
	if (done.length === 0) return;
	const { ids: trashed, unread } = together(done);
	sayDone(
		t("library.trashed", { count: trashed.length }) + leftOut(unread) + rest,
		trashed.length > 0 ? () => restoreMany(app, trashed) : undefined,
	);
}

/** Brings records back from the trash. */
export async function restoreMany(app: App, ids: readonly string[]): Promise<void> {
	const { done, rest } = await inBatches(ids, withIds(app.restore));
	if (done.length === 0) return;
	const { ids: restored, unread } = together(done);
	say({ text: t("library.restored", { count: restored.length }) + leftOut(unread) + rest });
}

/** Removes what is in the trash for good. There is no way back; what is not erased yet when it is stopped stays. */
export async function eraseMany(app: App, ids: readonly string[]): Promise<void> {
	const { done, rest } = await inBatches(ids, withIds(app.erase), "full.erase");
	if (done.length === 0) return;
	const { ids: erased, unread } = together(done);
	say({ text: t("library.erased", { count: erased.length }) + leftOut(unread) + rest });
}

/** Marks as claimed what is not; the way back leaves alone what was before. */
export async function claimMany(app: App, rows: readonly RecordRow[]): Promise<void> {
	const ids = rows.filter((row) => row.claimedAt === undefined).map(({ id }) => id);
	const { done, rest } = await inBatches(
		ids,
		withIds((batch) => app.setClaimed(batch, true)),
	);
	if (ids.length > 0 && done.length === 0) return;
	const { ids: claimed, unread } = together(done);
	const back = async () => {
		const { done, rest } = await inBatches(
			claimed,
			withIds((batch) => app.setClaimed(batch, false)),
		);
		if (done.length > 0) say({ text: t("labels.undone") + rest });
	};
	sayDone(t("bulk.claimed", { count: claimed.length }) + leftOut(unread) + rest, claimed.length > 0 ? back : undefined);
}

/** Puts records into the queue, with the way there and the way back; what waited before stays in it. */
export async function askMany(app: App, ids: readonly string[], goTo: (path: string) => void): Promise<void> {
	const { done, rest } = await inBatches(ids, async (batch) => {
		const { items } = await app.queuePage({ recordIds: batch, offset: 0, limit: batch.length });
		const before = new Set(items.map(({ item }) => item.recordId));
		const added = await app.enqueue(batch, "library", { fresh: false });
		return added.ok ? { ok: true, value: { ...added.value, fresh: batch.filter((id) => !before.has(id)) } } : added;
	});
	if (done.length === 0) return;
	const sum = (of: "added" | "already" | "notAskable") => done.reduce((all, one) => all + one[of], 0);
	const [count, other] = [sum("added") + sum("already"), sum("notAskable")];
	const fresh = done.flatMap((one) => one.fresh);
	say({
		text: (other > 0 ? t("queue.added.some", { count, other }) : t("queue.added", { count })) + rest,
		action: { label: t("queue.see"), run: () => goTo("/queue") },
		...(fresh.length > 0 && {
			undo: {
				label: t("action.undo"),
				run: () =>
					void app.steerQueue({ what: "remove", recordIds: fresh }).then((kept) => sayUnlessKept(kept) && changed()),
			},
		}),
	});
}

async function undoLabels(app: App, { records, rules }: LabelUndo): Promise<void> {
	const { done, rest } = await inBatches(records, (batch) => app.undoLabels({ records: batch, rules: [] }));
	const unlearnt = await app.undoLabels({ records: [], rules });
	changed();
	if (sayUnlessKept(unlearnt) && done.length > 0) say({ text: t("labels.undone") + rest });
}

interface Outcome<T> {
	/** What came of each batch that was kept. */
	readonly done: readonly T[];
	/** To be said after it: why the rest was not done. Empty where all was, or the user knows since he stopped it. */
	readonly rest: string;
}

/** Batch after batch until all is done, the user stops it, or there is no room. Where nothing was kept at all that is said. */
function inBatches<Item, T>(
	items: readonly Item[],
	work: (batch: readonly Item[]) => Promise<Result<T, StorageFull>>,
	full?: WordKey,
): Promise<Outcome<T>> {
	return whileAtWork("bulk", () => batchAfterBatch(items, work, full));
}

async function batchAfterBatch<Item, T>(
	items: readonly Item[],
	work: (batch: readonly Item[]) => Promise<Result<T, StorageFull>>,
	full: WordKey | undefined,
): Promise<Outcome<T>> {
	const values: T[] = [];
	let rest = "";
	const startedAt = performance.now();
	let shownAt = startedAt;
	let stopped = false;
	const stop = () => {
		stopped = true;
	};
	hush(); // a way back that is older than this is none
	try {
		for (let done = 0; done < items.length && !stopped; done += BATCH) {
			const past = performance.now() - startedAt;
			const leftMs = done > 0 ? (past / done) * (items.length - done) : undefined;
			bulk.value = { done, total: items.length, ...(leftMs !== undefined && { leftMs }), stop };
			const kept = await work(items.slice(done, done + BATCH));
			if (!kept.ok) {
				if (values.length > 0) rest = t("bulk.full");
				else sayUnlessKept(kept, full);
				break;
			}
			values.push(kept.value);
			if (performance.now() - shownAt > SHOW_MS) {
				shownAt = performance.now();
				changed();
			}
		}
	} finally {
		bulk.value = undefined;
		changed();
	}
	return { done: values, rest };
}

interface DoneTo extends PassedOver {
	readonly ids: readonly string[];
}

function together(done: readonly DoneTo[]): DoneTo {
	return { ids: done.flatMap(({ ids }) => ids), unread: done.flatMap(({ unread }) => unread) };
}

/** For work that says only what it passed over: what it was done to as well. */
function withIds(work: (ids: readonly string[]) => Promise<Result<PassedOver, StorageFull>>) {
	return async (all: readonly string[]): Promise<Result<DoneTo, StorageFull>> => {
		const kept = await work(all);
		if (!kept.ok) return kept;
		const { unread } = kept.value;
		return { ok: true, value: { ids: all.filter((id) => !unread.includes(id)), unread } };
	};
}

function sayDone(text: string, back: (() => Promise<void>) | undefined): void {
	say({ text, ...(back && { action: { label: t("action.undo"), run: () => void back() } }) });
}
