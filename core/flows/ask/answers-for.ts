import type { CaptureOutcome } from "#core/flows/app.ts";
import { capturedOf } from "#core/flows/capture/captured.ts";
import type { Context } from "#core/flows/context.ts";
import { pause } from "#core/flows/jobs.ts";
import type { QueueApp } from "#core/flows/queue/app.ts";
import type { Queued } from "#core/flows/queue/queued.ts";

type Good = Extract<CaptureOutcome, { ok: true }>;

/** Asks about what a file brought, through the queue, and gives it with the verdicts that come quickly. */
export type AnswersFor = (outcome: Good, signal: AbortSignal) => Promise<Good>;

/** As long as a person looks at a file's line to see its verdict; what takes longer goes on in the queue. */
const QUICK_MS = 5_000;
const LOOK_MS = 50;

export function answersFor(
	context: Context,
	queued: () => Promise<Queued>,
	{ enqueue }: Pick<QueueApp, "enqueue">,
): AnswersFor {
	return async (outcome, signal) => {
		const ids = outcome.kept.filter(({ how }) => how !== "known").map(({ recordId }) => recordId);
		if (ids.length === 0) return outcome;
		const added = await enqueue(ids, "capture", { fresh: false });
		if (added.ok) await ended(await queued(), ids, signal);
		const kept = outcome.kept.map(({ recordId: id, how }) => ({ id, how }));
		return { ...outcome, kept: await capturedOf(context, kept) };
	};

	async function ended(queue: Queued, ids: readonly string[], signal: AbortSignal): Promise<void> {
		for (let waited = 0; waited < QUICK_MS && !signal.aborted; waited += LOOK_MS) {
			await queue.catchUp();
			const { paused, refused, pace } = queue.head();
			const open = ids.some((id) => {
				const state = queue.get(id)?.state;
				return state === "waiting" || state === "asking";
			});
			if (!open || paused || refused || pace.slowedUntil !== undefined || !context.deps.shared.network.online()) return;
			await pause(LOOK_MS, signal);
		}
	}
}
