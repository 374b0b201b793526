import { err, ok, type Result } from "#core/base/result.ts";
import type { StorageFull } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import type { Bell } from "#core/flows/shared.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { steadyPace } from "#core/queue/pace.ts";
import type { QueueHead } from "#core/queue/turn.ts";
import type { HeldItem, QueueChange } from "#core/vault/queue.ts";

/** Kept by whoever steers, and by whoever asks: the two never write the same. */
const STEERING = "queue";
const ROAD = "queue-road";

type Steering = Pick<QueueHead, "paused" | "startedAt">;
type Road = Pick<QueueHead, "refused" | "pace">;

const freely: Steering = { paused: false };
/** Whether it was to stand cannot be read: nothing is asked, which may cost money, before a person says so. */
const stopped: Steering = { paused: true };
const clear: Road = { pace: steadyPace };

/** Other tabs can win the race for an item now and then; never this often in a row. */
const ATTEMPTS = 20;

/** Changes planned over the items as they are now. */
export interface Planned {
	readonly put?: readonly QueueItem[];
	readonly remove?: readonly string[];
}

/** The queue in memory. It follows the vault by its `seq`, so that what another tab wrote shows as well. */
export interface Queued {
	/** Takes over what was written since; tells whether anything was. */
	catchUp(): Promise<boolean>;
	items(): Iterable<QueueItem>;
	get(recordId: string): QueueItem | undefined;
	head(): QueueHead;
	/** Plans a change and keeps it, all or nothing; planned anew when another tab wrote first. */
	change<T>(plan: () => Planned & { readonly value: T }): Promise<Result<T, StorageFull>>;
	steer(change: Partial<Steering>): Promise<Result<void, StorageFull>>;
	/** What the asking found out about the way to the authority. */
	setRoad(road: Road): Promise<Result<void, StorageFull>>;
}

/** The queue over the vault once that is open. */
export function createQueuedOnce(context: Context): () => Promise<Queued> {
	let queued: Queued | undefined;
	return async () => {
		const { vault } = await context.open();
		queued ??= createQueued(vault, context.deps.shared.bell);
		return queued;
	};
}

function createQueued(vault: AppVault, bell: Bell): Queued {
	const held = new Map<string, HeldItem>();
	/** Items that do not open, by the write they came with: a new one of the same record takes their place. */
	let closed: ReadonlyMap<string, number> = new Map();
	let seen = -1;
	let steering = freely;
	let road = clear;
	let catching: Promise<boolean> | undefined;

	async function takeOver(): Promise<boolean> {
		const news = await vault.queue.since(seen);
		if (news.seq === seen) return false;
		for (const one of news.items) {
			// Our own newer write may have come between the reading and here.
			if ((held.get(one.item.recordId)?.seq ?? 0) < one.seq) held.set(one.item.recordId, one);
		}
		if (held.size + closed.size !== news.count) {
			const ids = new Set(await vault.queue.ids());
			for (const id of [...held.keys()]) if (!ids.has(id)) held.delete(id);
			const others = await vault.queue.seqs([...ids].filter((id) => !held.has(id)));
			// What another tab put since then opens: it is read with the next news, and not written over before.
			closed = new Map([...others].filter(([, seq]) => seq <= news.seq));
		}
		steering = { ...freely, ...((await vault.setting(STEERING, stopped)) as Steering | undefined) }; // written by `steer`
		road = { ...clear, ...((await vault.setting(ROAD)) as Road | undefined) }; // written by `setRoad`
		seen = news.seq;
		return true;
	}

	function catchUp(): Promise<boolean> {
		catching ??= takeOver().finally(() => {
			catching = undefined;
		});
		return catching;
	}

	function changeOf({ put = [], remove = [] }: Planned): QueueChange {
		return {
			put: put.map((item) => ({ item, seq: held.get(item.recordId)?.seq ?? closed.get(item.recordId) })),
			remove: remove.flatMap((recordId) => {
				const one = held.get(recordId);
				return one ? [{ recordId, seq: one.seq }] : [];
			}),
		};
	}

	async function save(key: string, value: unknown): Promise<Result<void, StorageFull>> {
		const saved = await vault.saveSetting(key, value);
		if (saved.ok) bell.ring();
		return saved;
	}

	return {
		catchUp,
		items: () => held.values().map(({ item }) => item),
		get: (recordId) => held.get(recordId)?.item,
		head: () => ({ ...steering, ...road }),
		async change(plan) {
			for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
				await catchUp();
				const planned = plan();
				const change = changeOf(planned);
				if (change.put.length + change.remove.length === 0) return ok(planned.value);
				const kept = await vault.queue.commit(change);
				if (kept.ok) {
					for (const { item } of change.put) held.set(item.recordId, { item, seq: kept.value.seq });
					for (const { recordId } of change.remove) held.delete(recordId);
					bell.ring();
					return ok(planned.value);
				}
				if (kept.error.code === "storage_full") return err({ code: "storage_full" });
			}
			throw new Error("the queue is written by somebody else all the time");
		},
		async steer(change) {
			await catchUp();
			steering = { ...steering, ...change };
			return save(STEERING, steering);
		},
		setRoad(next) {
			road = next;
			return save(ROAD, next);
		},
	};
}
