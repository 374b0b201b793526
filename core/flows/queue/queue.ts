import { err, ok, type Result } from "#core/base/result.ts";
import type { StorageFull, VerifyProblem } from "#core/flows/app.ts";
import { askable } from "#core/flows/ask/verify.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppDeps } from "#core/flows/deps.ts";
import { pause, takeTurns } from "#core/flows/jobs.ts";
import { settleRecord } from "#core/flows/library/summary.ts";
import type { QueueItem, QueueState } from "#core/model/queue.ts";
import type { InvoiceRecord } from "#core/model/record.ts";
import type { Provider } from "#core/providers/provider.ts";
import { steadyPace } from "#core/queue/pace.ts";
import { rateOf, standingOf } from "#core/queue/progress.ts";
import { isFailed, isOpen, openItem, retryItem, skipItem } from "#core/queue/steer.ts";
import type { QueueAdded, QueueApp, QueueCommand, QueuePage, QueueProgress, QueueQuery } from "./app.ts";
import type { Planned, Queued } from "./queued.ts";

/** Records put into the queue in one write; between two of them others get their turn. */
const BATCH = 250;

const REPORT_MS = 300;

/** What people do with the queue, and how they see it. */
export function queueFlows(context: Context, queued: () => Promise<Queued>, isFull: () => boolean): QueueApp {
	const { deps } = context;

	async function progress(queue: Queued): Promise<QueueProgress> {
		const { provider } = await context.settings();
		const around = {
			now: deps.now(),
			provided: provider.mode !== "none",
			online: deps.shared.network.online(),
			full: isFull(),
		};
		const head = queue.head();
		const items = [...queue.items()];
		const { counts, hold, summary } = standingOf(items, head, around);
		const perMinute = rateOf(items, around.now);
		const left = counts.waiting + counts.asking;
		return {
			counts,
			paused: head.paused,
			summary,
			...(hold && { held: hold.held }),
			...(hold?.reason && { heldReason: hold.reason }),
			...(hold?.until && { heldUntil: hold.until }),
			...(perMinute && { perMinute, timeLeftMs: Math.ceil((60 * left) / perMinute) * 1_000 }),
		};
	}

	/** A run begins when something is opened while nothing is open. */
	async function beginRun(queue: Queued): Promise<Result<void, StorageFull>> {
		await queue.catchUp();
		for (const item of queue.items()) if (isOpen(item)) return ok(undefined);
		return queue.steer({ startedAt: deps.now().toISOString() });
	}

	return {
		async enqueue(recordIds, from, { fresh, notBefore }) {
			const queue = await queued();
			const { vault } = await context.open();
			const begun = await beginRun(queue);
			if (!begun.ok) return begun;
			const provider = deps.provider((await context.settings()).provider);
			let sum: QueueAdded = { added: 0, already: 0, notAskable: 0 };
			const ids = [...new Set(recordIds)];
			const turn = takeTurns();
			for (let start = 0; start < ids.length; start += BATCH) {
				const batch = ids.slice(start, start + BATCH);
				const problems = new Map<string, VerifyProblem | undefined>();
				for (const { record } of await vault.records(batch)) {
					await turn();
					if (!record.trashedAt) problems.set(record.id, problemOf(record, provider));
				}
				const kept = await queue.change(() => {
					const added = { added: 0, already: 0, notAskable: batch.length - problems.size };
					const now = deps.now();
					let order = lastOrder(queue);
					const put: QueueItem[] = [];
					for (const [recordId, problem] of problems) {
						const held = queue.get(recordId);
						if (held && isOpen(held)) added.already++;
						else {
							added[problem ? "notAskable" : "added"]++;
							const item = { recordId, from, fresh, order: ++order, ...(notBefore !== undefined && { notBefore }) };
							put.push(openItem(held, item, problem, now));
						}
					}
					return { put, value: added };
				});
				if (!kept.ok) return kept;
				const { added, already, notAskable } = kept.value;
				sum = { added: sum.added + added, already: sum.already + already, notAskable: sum.notAskable + notAskable };
			}
			return ok(sum);
		},

		async queuePage(query) {
			const queue = await queued();
			const { library } = await context.open();
			await Promise.all([queue.catchUp(), library.catchUp()]);
			const found = pageOf(queue, query);
			const shown = found.slice(query.offset, query.offset + query.limit);
			const items: QueuePage["items"] = shown.map((item) => ({ item, row: library.get(item.recordId)?.row }));
			return { items, count: found.length };
		},

		async steerQueue(command) {
			const queue = await queued();
			if (!("recordIds" in command)) {
				const paused = command.what === "pause";
				const steered = await queue.steer({ paused });
				return paused || !steered.ok ? steered : queue.setRoad({ pace: steadyPace });
			}
			if (command.what === "retry") {
				const begun = await beginRun(queue);
				const freed = begun.ok ? await queue.setRoad({ pace: steadyPace }) : begun;
				if (!freed.ok) return freed;
			}
			const kept = await queue.change(() => ({ ...plan(queue, command, deps.now()), value: undefined }));
			return kept.ok ? ok(undefined) : err(kept.error);
		},

		followQueue: (job, report) =>
			context.jobs.run(job, async (signal) => {
				const queue = await queued();
				let last = "";
				while (!signal.aborted) {
					await queue.catchUp();
					const now = await progress(queue);
					const text = JSON.stringify(now);
					if (text !== last) report(now);
					last = text;
					await pause(REPORT_MS, signal);
				}
			}),
	};
}

/** Somebody else may take what the one before turned away. */
export async function reopenForProvider({ now }: AppDeps, queued: () => Promise<Queued>): Promise<void> {
	const queue = await queued();
	await queue.catchUp();
	await queue.setRoad({ pace: steadyPace });
	await queue.change(() => {
		const again = [...queue.items()].filter(
			({ state, reason }) => !isOpen({ state }) && (reason === "sample_only" || reason === "unsupported_kind"),
		);
		return { put: again.map((item) => retryItem(item, now())), value: undefined };
	});
}

/** Why this record cannot be asked about as it is. */
function problemOf(record: InvoiceRecord, provider: Provider | undefined): VerifyProblem | undefined {
	const query = askable(settleRecord(record));
	if (!query.ok) return query.error;
	if (provider?.sample && !record.sample) return { code: "sample_only" };
	const { kind } = query.value;
	return provider && !provider.supports(kind) ? { code: "unsupported_kind", kind } : undefined;
}

function plan(queue: Queued, command: Extract<QueueCommand, { recordIds: unknown }>, now: Date): Planned {
	const { recordIds } = command;
	const all = [...queue.items()];
	const named =
		typeof recordIds === "string"
			? all.filter(recordIds === "failed" ? isFailed : (item) => !isOpen(item))
			: recordIds.flatMap((id) => queue.get(id) ?? []);
	switch (command.what) {
		case "skip":
			return { put: named.map((item) => skipItem(item, now)).filter((item, index) => item !== named[index]) };
		case "retry":
			return { put: named.map((item) => retryItem(item, now)).filter((item, index) => item !== named[index]) };
		case "remove":
			return { remove: named.map(({ recordId }) => recordId) };
		case "move": {
			const inOrder = named.toSorted((a, b) => a.order - b.order);
			const first = all.reduce((least, { order }) => Math.min(least, order), 0) - inOrder.length;
			const start = command.to === "first" ? first : lastOrder(queue) + 1;
			return { put: inOrder.map((item, index) => ({ ...item, order: start + index })) };
		}
	}
}

function lastOrder(queue: Queued): number {
	let last = 0;
	for (const { order } of queue.items()) last = Math.max(last, order);
	return last;
}

const ranks: Record<QueueState, number> = {
	asking: 0,
	waiting: 1,
	not_before: 2,
	needs_person: 3,
	given_up: 3,
	answered: 3,
};

function pageOf(queue: Queued, { states, recordIds }: QueueQuery): readonly QueueItem[] {
	const wanted = recordIds && new Set(recordIds);
	return [...queue.items()]
		.filter(({ state, recordId }) => (!states || states.includes(state)) && (!wanted || wanted.has(recordId)))
		.sort(
			(a, b) =>
				ranks[a.state] - ranks[b.state] ||
				(isOpen(a) ? a.order - b.order : compare(b.endedAt, a.endedAt) || a.order - b.order),
		);
}

function compare(a = "", b = ""): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
