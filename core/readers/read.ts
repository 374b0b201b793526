import { err } from "#core/base/result.ts";
import type { ReadProblem, ReadResult } from "#core/model/reading.ts";
import { readers } from "./index.ts";
import { type Budget, defaultBudget, type Platform, type ReadContext, type Reader } from "./reader.ts";
import { pickReader } from "./sniff.ts";

export interface ReadOptions {
	readonly platform: Platform;
	readonly signal: AbortSignal;
	readonly budget?: Partial<Budget>;
	/** Search pictures of pages for the QR; on unless said otherwise. */
	readonly qr?: boolean;
	/** Called before each member of a container, so that a watcher can tell long work from a hang. */
	readonly onMember?: (name: string) => void;
}

/** Reads one file of any known form. Never throws: a bug in a reader comes back as `failed`. */
export function readFile(bytes: Uint8Array, name: string, options: ReadOptions): Promise<ReadResult> {
	const budget = { ...defaultBudget, ...options.budget };
	if (bytes.length > budget.fileBytes) return Promise.resolve(overBudget("fileBytes", budget.fileBytes));
	return readLevel(bytes, name, { ...options, budget, nesting: 0, end: Number.POSITIVE_INFINITY });
}

type Level = Omit<ReadOptions, "budget"> & {
	readonly budget: Budget;
	readonly nesting: number;
	/** `platform.now()` value at which the containers around are out of time. */
	readonly end: number;
};

async function readLevel(bytes: Uint8Array, name: string, level: Level): Promise<ReadResult> {
	const { budget, platform, nesting, signal } = level;
	if (signal.aborted) return err({ code: "aborted" });
	if (bytes.length === 0) return err({ code: "empty" });
	if (platform.now() > level.end) return err({ code: "timeout" });
	const reader = pickReader(bytes, name, readers, budget.members);
	if (isProblem(reader)) return err(reader);
	if (reader.container && nesting > budget.nesting) return overBudget("nesting", budget.nesting);

	const timeMs = reader.container ? budget.containerMs : budget.timeMs;
	const deadline = Math.min(platform.now() + timeMs, level.end);
	const stop = new AbortController();
	const context: ReadContext = {
		name,
		signal: AbortSignal.any([signal, stop.signal]),
		budget,
		deadline,
		platform,
		qr: level.qr ?? true,
		nesting,
		readMember: (member, memberName) =>
			readMember(member, memberName, { ...level, nesting: nesting + 1, end: deadline }),
	};
	return race(reader, bytes, context, stop);
}

async function readMember(bytes: Uint8Array, name: string, level: Level): Promise<ReadResult> {
	level.onMember?.(name);
	if (bytes.length > level.budget.memberBytes) return overBudget("memberBytes", level.budget.memberBytes);
	const result = await readLevel(bytes, name, level);
	if (!result.ok) return result;
	const nested = (member: string | undefined) => (member === undefined ? name : `${name}/${member}`);
	return {
		ok: true,
		value: result.value.map((reading) => ({ ...reading, member: nested(reading.member) })),
		...(result.failed && {
			failed: result.failed.map(({ member, problem }) => ({ member: nested(member), problem })),
		}),
	};
}

/** The reader against its deadline and the caller's signal: a promise that never settles must not hold the caller. */
async function race(
	reader: Reader,
	bytes: Uint8Array,
	context: ReadContext,
	stop: AbortController,
): Promise<ReadResult> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const stopped = new Promise<ReadResult>((resolve) => {
		context.signal.addEventListener("abort", () => resolve(err({ code: "aborted" })), { once: true });
		timer = setTimeout(() => resolve(err({ code: "timeout" })), context.deadline - context.platform.now());
	});
	try {
		return await Promise.race([reader.read(bytes, context), stopped]);
	} catch (cause) {
		// A bug, of ours or of a library. Its message may quote the file, so only the kind of error is told.
		return err({ code: "failed", reader: reader.id, error: cause instanceof Error ? cause.name : "unknown" });
	} finally {
		clearTimeout(timer);
		stop.abort();
	}
}

function isProblem(value: Reader | ReadProblem): value is ReadProblem {
	return "code" in value;
}

function overBudget(budget: keyof Budget, limit: number): ReadResult {
	return err({ code: "over_budget", budget, limit });
}
