import { err } from "#core/base/result.ts";
import type { App, CaptureFile, CaptureOutcome } from "#core/flows/app.ts";
import type { AnswersFor } from "#core/flows/ask/answers-for.ts";
import type { Context } from "#core/flows/context.ts";
import { abortable, takeTurns } from "#core/flows/jobs.ts";
import type { Kept } from "#core/flows/library/workspace.ts";
import type { FailedMember, Reading, ReadResult } from "#core/model/reading.ts";
import type { Original, PageOfRecord, StoredReading } from "#core/model/record.ts";
import { defaultBudget } from "#core/readers/reader.ts";
import { groupReadings } from "#core/settle/group.ts";
import { capturedOf } from "./captured.ts";
import { mediaTypeOf } from "./media-type.ts";
import { pageFacts } from "./page-facts.ts";
import { readAhead } from "./read-ahead.ts";

/**
 * Keeps files one after the other, each in one transaction and in their order, while the readers work on the next.
 * In memory are the bytes of as many files as there are readers and of one more, and no more than one file may have.
 */
export function captureFlow(context: Context, answersFor: AnswersFor): Pick<App, "capture"> {
	return {
		capture: (job, files, report) =>
			context.jobs.run(job, async (signal) => {
				const answering: Promise<void>[] = [];
				let [done, invoices, failed] = [0, 0, 0];
				const finish = (index: number, outcome: CaptureOutcome) => {
					done++;
					if (outcome.ok) invoices += outcome.kept.length;
					if (!outcome.ok || outcome.failed.length > 0) failed++;
					report({ what: "done", index, outcome });
				};
				const room = { count: context.deps.readers + 1, bytes: defaultBudget.fileBytes };
				const ahead = readAhead(files, room, {
					sizeOf: ({ blob }) => blob.size,
					load(index, file) {
						report({ what: "started", index });
						return abortable(load(context, file, signal), signal, stopped);
					},
					signal,
				});
				for (let index = 0; index < files.length; index++) {
					if (signal.aborted && index >= ahead.started) break;
					const outcome = await captureLoaded(context, await ahead.take(index), signal);
					if (outcome.ok && (await context.settings()).askOnCapture) {
						answering.push(answersFor(outcome, signal).then((answered) => finish(index, answered)));
					} else finish(index, outcome);
				}
				await Promise.all(answering);
				return { files: done, invoices, failed, cancelled: signal.aborted };
			}),
	};
}

/** One file by itself, as `capture` keeps each of many. */
export async function captureFile(context: Context, file: CaptureFile, signal: AbortSignal): Promise<CaptureOutcome> {
	return captureLoaded(context, await abortable(load(context, file, signal), signal, stopped), signal);
}

async function captureLoaded(
	context: Context,
	{ result, original, page }: Loaded,
	signal: AbortSignal,
): Promise<CaptureOutcome> {
	if (signal.aborted) return { ok: false, problem: { code: "aborted" } };
	if (!result.ok) return { ok: false, problem: result.error };
	const { value: readings, failed = [] } = result;
	if (!original || (readings.length === 0 && failed.length === 0))
		return { ok: false, problem: { code: "not_invoice" } };
	try {
		return await keepReadings(context, readings, { original, page }, failed, signal);
	} catch (cause) {
		if (signal.aborted) return { ok: false, problem: { code: "aborted" } };
		throw cause;
	}
}

interface Loaded {
	readonly result: ReadResult;
	readonly original?: Original;
	readonly page?: PageOfRecord;
}

const stopped: Loaded = { result: { ok: false, error: { code: "aborted" } } };

/** Never throws: a file that went away while it was read, or a bug in a reader, is this file's problem alone. */
async function load({ deps }: Context, file: CaptureFile, signal: AbortSignal): Promise<Loaded> {
	const { fileBytes } = defaultBudget;
	if (file.blob.size > fileBytes) {
		return { result: err({ code: "over_budget", budget: "fileBytes", limit: fileBytes }) };
	}
	try {
		const bytes = new Uint8Array(await file.blob.arrayBuffer());
		const sha256 = await deps.hash(bytes);
		// The reader may take the bytes away to its worker; what is kept must be the very bytes that came.
		const result = await deps.read(bytes.slice(), file.name, signal);
		const mediaType = mediaTypeOf(file, result);
		const original = { sha256, name: file.name, mediaType, bytes, addedAt: deps.now().toISOString() };
		return { result, original, ...(file.page && { page: file.page }) };
	} catch {
		return { result: err({ code: "failed" }) }; // what was thrown may quote the file
	}
}

async function keepReadings(
	context: Context,
	readings: readonly Reading[],
	{ original, page }: { readonly original: Original; readonly page?: PageOfRecord | undefined },
	failed: readonly FailedMember[],
	signal: AbortSignal,
): Promise<CaptureOutcome> {
	const { sha256, name, addedAt } = original;
	const parts = new Map(readings.map((reading, part) => [reading, { ...reading, sha256, part, readAt: addedAt }]));
	const groups = groupReadings(readings).map((group) => group.flatMap((reading) => parts.get(reading) ?? []));
	const kept = await context.transact(
		async (workspace) => {
			const found: Kept[] = [];
			const turn = takeTurns();
			for (const group of groups) {
				await turn();
				signal.throwIfAborted(); // nothing is written yet: the file is kept as a whole or not at all
				const member = group[0]?.member;
				const place = { ...(member !== undefined && { member }), ...(page && pageFacts(page)) };
				const facts = { name, sha256, forms: formsOf(group), ...place };
				found.push(await workspace.keep({ readings: group, typed: [], facts }));
			}
			return found;
		},
		groups.length > 0 ? [original] : [],
	);
	if (!kept.ok) return { ok: false, problem: kept.error };
	return { ok: true, kept: await capturedOf(context, kept.value), failed };
}

function formsOf(readings: readonly StoredReading[]): string {
	return [...new Set(readings.map(({ form }) => form))].join(",");
}
