import { err, ok } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import type { Workspace } from "#core/flows/library/workspace.ts";
import type { Queued } from "#core/flows/queue/queued.ts";
import { isEvidence } from "#core/model/answer.ts";
import type { QueueItem } from "#core/model/queue.ts";
import { beginQuestion, endQuestion, takeBack } from "#core/queue/end.ts";
import { isOpen } from "#core/queue/steer.ts";
import { type Manner, type Verified, verifyRecord } from "./verify.ts";

export type Verify = (recordId: string, options: { readonly fresh: boolean }, signal: AbortSignal) => Promise<Verified>;

/** What became of an item's turn. */
export interface TurnEnd {
	/** Absent when there was nothing to ask any more. */
	readonly end?: Verified;
	/** Whether a question went out. */
	readonly sent: boolean;
}

/** The two ways to ask about a record. In all tabs together one question about a record is out at a time. */
export interface Asker {
	/** A person asks. Who asks while a question is out gets its answer. */
	byHand: Verify;
	/** The queue asks; `untilRoom` waits until a full disk may have room. */
	byTurn(recordId: string, untilRoom: () => Promise<void>): Promise<TurnEnd>;
}

/** Held while a question about the record is out, by whoever asks it. */
export function lockOf(recordId: string): string {
	return `yanpiao/ask/${recordId}`;
}

export function createAsker(context: Context, queued: () => Promise<Queued>): Asker {
	const { deps } = context;
	const { locks, network } = deps.shared;

	function endOf(item: QueueItem, end: Verified): QueueItem {
		const unreached = !end.ok && end.error.code === "offline" && !network.online();
		return unreached ? takeBack(item) : endQuestion(item, end, deps.now());
	}

	/** The item of the record goes along with the question: `asking` before it is sent, ended with its answer. */
	function withItem(queue: Queued, recordId: string): Pick<Manner, "begin" | "end"> & { sent(): boolean } {
		let sent = false;
		let fence: number | undefined;
		return {
			sent: () => sent,
			async begin() {
				const begun = await queue.change(() => {
					const item = queue.get(recordId);
					const next = item && isOpen(item) ? beginQuestion(item, deps.now()) : undefined;
					fence = next?.fence;
					return { put: next ? [next] : [], value: undefined };
				});
				sent = begun.ok;
				return begun;
			},
			async end(workspace: Workspace, id: string, end: Verified) {
				const { vault } = await context.open();
				const [held] = await vault.queue.items([id]);
				if (!held) return;
				// Somebody else asks by now, and has the say over the item; the answer is in the record all the same.
				if (fence !== undefined && held.item.fence !== fence) return;
				const ended = fence !== undefined || (end.ok && isEvidence(end.value.outcome));
				if (ended) workspace.queue(endOf(held.item, end), held.seq);
			},
		};
	}

	return {
		async byHand(recordId, { fresh }, signal) {
			const { vault } = await context.open();
			const before = (await vault.record(recordId))?.record.answers.length ?? 0;
			const asked = await locks.hold(
				lockOf(recordId),
				async (): Promise<Verified> => {
					const meanwhile = (await vault.record(recordId))?.record.answers.slice(before).at(-1);
					if (meanwhile) return ok(meanwhile);
					return verifyRecord(context, recordId, { fresh, ...withItem(await queued(), recordId) }, signal);
				},
				signal,
			);
			return asked ?? err({ code: "aborted" });
		},

		async byTurn(recordId, untilRoom) {
			const nothing: TurnEnd = { sent: false };
			const done = await locks.hold(lockOf(recordId), async (): Promise<TurnEnd> => {
				const queue = await queued();
				await queue.catchUp();
				const item = queue.get(recordId);
				if (item?.state !== "waiting" && item?.state !== "not_before") return nothing;
				const { vault } = await context.open();
				const record = (await vault.record(recordId))?.record;
				if (!record || record.trashedAt) {
					await queue.change(() => {
						const { notBefore: _, ...rest } = queue.get(recordId) ?? item;
						const given = { ...rest, state: "given_up", reason: "trashed", endedAt: deps.now().toISOString() } as const;
						return record ? { put: [given], value: undefined } : { remove: [recordId], value: undefined };
					});
					return nothing;
				}
				if (queue.head().paused) return nothing; // while it waited for the record: a question may cost money
				// A question that was cut off may have been answered by a gateway that kept it: asked not fresh, it costs nothing.
				const { reason, addedAt } = item;
				const along = withItem(queue, recordId);
				const fresh = item.fresh && reason !== "interrupted";
				const manner = { fresh, since: addedAt, untilRoom, begin: along.begin, end: along.end };
				const end = await verifyRecord(context, recordId, manner, new AbortController().signal);
				if (!end.ok && !along.sent()) {
					await queue.change(() => {
						const now = queue.get(recordId);
						return { put: now ? [endOf(now, end)] : [], value: undefined };
					});
				}
				return { end, sent: along.sent() };
			});
			return done ?? nothing;
		},
	};
}
