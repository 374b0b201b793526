import { type Asker, lockOf, type TurnEnd } from "#core/flows/ask/ask.ts";
import type { Verified } from "#core/flows/ask/verify.ts";
import type { Context } from "#core/flows/context.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { interruptQuestion } from "#core/queue/end.ts";
import { type Allowance, paceAfter, refill, waitFor } from "#core/queue/pace.ts";
import { isOpen } from "#core/queue/steer.ts";
import { holdOf, nextTurn } from "#core/queue/turn.ts";
import type { Queued } from "./queued.ts";

/** Whoever holds it works on the queue; the other tabs wait for it and take over when that one dies. */
const LOCK = "yanpiao/queue";

/** Nothing is slept through for longer, whatever news went missing. */
const LONGEST_SLEEP_MS = 30_000;

/** Between two tries to write when the disk is full. */
const ROOM_MS = 10_000;

export interface Runner {
	/** Begins to work, or to wait for the tab that works. */
	start(): void;
	/** Whether the last write found no room. */
	isFull(): boolean;
}

/** Works through the queue: whose turn it is, how many at a time, how fast, and not at all while something holds it. */
export function createRunner(context: Context, queued: () => Promise<Queued>, asker: Asker): Runner {
	const { deps } = context;
	const { locks, network, bell } = deps.shared;
	const busy = new Set<string>();
	let news = Promise.withResolvers<void>();
	let fullUntil = "";

	function wake(): void {
		const { resolve } = news;
		news = Promise.withResolvers<void>();
		resolve();
	}

	/** Until there is news, or the time has come. Whoever looks around first gives the promise from before that. */
	async function sleep(milliseconds: number, next = news.promise): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const late = new Promise<void>((resolve) => {
			timer = setTimeout(resolve, Math.min(LONGEST_SLEEP_MS, Math.max(1, milliseconds)));
		});
		await Promise.race([next, late]);
		clearTimeout(timer);
	}

	async function work(): Promise<never> {
		const queue = await queued();
		let troubles = 0;
		let allowance: Allowance = { left: Number.POSITIVE_INFINITY, at: 0 };

		async function ask(item: QueueItem): Promise<void> {
			const { recordId } = item;
			busy.add(recordId);
			try {
				const turn = await asker.byTurn(recordId, untilRoom);
				if (!turn.sent) allowance = { ...allowance, left: allowance.left + 1 };
				await learn(turn);
			} catch (cause) {
				// A bug, or a database that failed: this item comes again later, and others get their turn.
				await queue.change(() => {
					const now = queue.get(recordId);
					return { put: now && isOpen(now) ? [interruptQuestion(now, deps.now())] : [], value: undefined };
				});
				throw cause;
			} finally {
				busy.delete(recordId);
				wake();
			}
		}

		async function learn({ end, sent }: TurnEnd): Promise<void> {
			if (!end) return;
			if (!end.ok && end.error.code === "storage_full") noteFull();
			const refused = refusalOf(end);
			if (!sent && !refused) return;
			const { pace: before } = queue.head();
			const pace = paceAfter({ ...before, troubles }, end, deps.now());
			troubles = pace.troubles;
			const changed = pace.slowedUntil !== before.slowedUntil || pace.pauses !== before.pauses;
			if (refused) await queue.setRoad({ refused, pace });
			else if (changed) await queue.setRoad({ pace });
		}

		async function untilRoom(): Promise<void> {
			noteFull();
			await sleep(ROOM_MS);
		}

		for (;;) {
			const next = news.promise;
			await queue.catchUp();
			await recover(queue);
			const { asking, provider } = await context.settings();
			const now = deps.now();
			const online = network.online();
			const hold = holdOf(queue.head(), { now, provided: provider.mode !== "none", online, full: isFull() });
			const { item, notBefore } = nextTurn(queue.items(), busy, now);
			allowance = refill(allowance, asking, now.getTime());
			const wait = waitFor(allowance, asking);
			if (!hold && item && wait === 0 && busy.size < asking.atOnce) {
				allowance = { ...allowance, left: allowance.left - 1 };
				void ask(item).catch(() => undefined); // told as the item's reason
				continue;
			}
			const until = [hold?.until, notBefore, fullUntil].flatMap((at) => (at ? Date.parse(at) - now.getTime() : []));
			if (!hold && item && wait > 0) until.push(wait);
			await sleep(Math.min(...until.filter((ms) => ms > 0), LONGEST_SLEEP_MS), next);
		}
	}

	/** Questions whose asker died: its lock is free. One that still waits for its answer in another tab holds it. */
	async function recover(queue: Queued): Promise<void> {
		for (const { recordId, state } of [...queue.items()]) {
			if (state !== "asking" || busy.has(recordId)) continue;
			await locks.tryHold(lockOf(recordId), () =>
				queue.change(() => {
					const item = queue.get(recordId);
					const dead = item?.state === "asking";
					return { put: dead ? [interruptQuestion(item, deps.now())] : [], value: undefined };
				}),
			);
		}
	}

	/** A database that fails, on a disk in trouble say, may be well again later; nothing is lost by then. */
	async function workOn(): Promise<never> {
		for (;;) {
			await locks.hold(LOCK, work).catch(() => undefined);
			await sleep(LONGEST_SLEEP_MS);
		}
	}

	function noteFull(): void {
		fullUntil = new Date(deps.now().getTime() + ROOM_MS).toISOString();
	}

	function isFull(): boolean {
		return fullUntil > deps.now().toISOString();
	}

	return {
		start() {
			bell.onRing(wake);
			network.onChange(wake);
			void workOn();
		},
		isFull,
	};
}

/** Why everybody behind would be turned away as well, until something is set or allowed. */
function refusalOf(end: Verified): "auth" | "not_set" | "no_permission" | undefined {
	const code = end.ok ? end.value.outcome : end.error.code;
	return code === "auth" || code === "not_set" || code === "no_permission" ? code : undefined;
}
