import { proxy, releaseProxy, transfer, wrap } from "comlink";

import { err } from "#core/base/result.ts";
import type { ReadProblem, ReadResult } from "#core/model/reading.ts";
import { defaultBudget } from "#core/readers/reader.ts";
import { createGate } from "./gate.ts";
import type { ReaderHost } from "./reader-host.ts";
import type { StartWorker } from "./started-workers.ts";

export const START_MS = 60_000;
/**
 * A file's own time, and a little for a reader that is only slow to notice that it is up: five seconds in all, with all
 * that is around.
 */
export const READ_MS = defaultBudget.timeMs + 300;

export interface PoolOptions {
	readonly start: StartWorker;
	/** Workers at the same time. */
	readonly size: number;
	/** Milliseconds for a worker's code to load. */
	readonly startMs: number;
	/** Milliseconds for a file, or a member of a container, before its worker is taken for hung. */
	readonly readMs: number;
	/** Milliseconds after which a worker without work is ended; its memory is worth more than its start. */
	readonly idleMs: number;
}

export interface ReaderPool {
	/** Takes the bytes away (they are transferred). Never rejects. */
	read(bytes: Uint8Array, name: string, signal: AbortSignal): Promise<ReadResult>;
	/** Ends all workers; running reads come back as `aborted`. */
	close(): void;
}

/**
 * Workers that read files and can be killed: a file that makes a parser loop, or eat all memory, costs one worker and
 * not the app. Abort and hang both end the worker; the next file gets a new one.
 */
export function createReaderPool(options: PoolOptions): ReaderPool {
	const gate = createGate(options.size);
	const closing = new AbortController();
	const idle = new Set<PooledWorker>();

	const take = (): PooledWorker => {
		for (const worker of idle) {
			idle.delete(worker);
			if (worker.alive) return worker;
		}
		return startWorker(options);
	};
	const giveBack = (worker: PooledWorker) => {
		if (!worker.alive) return;
		idle.add(worker);
		worker.retireAfter(options.idleMs, () => idle.delete(worker));
	};

	return {
		async read(bytes, name, signal) {
			const either = AbortSignal.any([signal, closing.signal]);
			if (!(await gate.enter(either))) return err({ code: "aborted" });
			try {
				if (either.aborted) return err({ code: "aborted" }); // while the gate opened
				const worker = take();
				const result = await worker.read(bytes, name, either);
				giveBack(worker);
				return result;
			} catch {
				return err(CRASHED); // the browser would not start a worker: no memory, or a policy
			} finally {
				gate.leave();
			}
		},
		close() {
			closing.abort();
			for (const worker of idle) worker.end();
			idle.clear();
		},
	};
}

interface PooledWorker {
	readonly alive: boolean;
	read(bytes: Uint8Array, name: string, signal: AbortSignal): Promise<ReadResult>;
	retireAfter(ms: number, retired: () => void): void;
	end(): void;
}

function startWorker({ start, startMs, readMs }: PoolOptions): PooledWorker {
	const handle = start();
	const remote = wrap<ReaderHost>(handle.endpoint);
	let alive = true;
	let retiring: ReturnType<typeof setTimeout> | undefined;
	/** Ends the read that is going on, if any. */
	let giveUp: ((problem: ReadProblem) => void) | undefined;

	const end = () => {
		if (!alive) return;
		alive = false;
		clearTimeout(retiring);
		remote[releaseProxy]();
		handle.terminate();
	};
	handle.onCrash(() => {
		end();
		giveUp?.(CRASHED);
	});

	return {
		get alive() {
			return alive;
		},
		end,
		retireAfter(ms, retired) {
			retiring = setTimeout(() => {
				end();
				retired();
			}, ms);
		},
		read(bytes, name, signal) {
			clearTimeout(retiring);
			const call = async (watch: (ms: number, member?: string) => void) => {
				await remote.ready();
				watch(readMs);
				const onMember = proxy((member: string) => watch(readMs, member));
				return await remote.read(transfer(bytes, [bytes.buffer]), name, onMember);
			};
			return new Promise<ReadResult>((resolve) => {
				const { watch, stop } = createWatch((member) => giveUp?.({ code: "timeout", ...(member && { member }) }));
				const settle = (result: ReadResult) => {
					stop();
					signal.removeEventListener("abort", abort);
					giveUp = undefined;
					resolve(result);
				};
				const abort = () => giveUp?.({ code: "aborted" });
				giveUp = (problem) => {
					end();
					settle(err(problem));
				};
				signal.addEventListener("abort", abort, { once: true });
				watch(startMs);
				// Only Comlink itself rejects: what the worker threw outside of `readFile`, or bytes already taken.
				call(watch).then(settle, () => giveUp?.(CRASHED));
			});
		},
	};
}

const CRASHED: ReadProblem = { code: "failed", error: "worker" };

/**
 * A dead worker never answers, so every call races with a clock that each sign of life sets back. One that comes when the
 * clock was stopped counts for nothing: members are told by a channel of their own, which may be slower than the result.
 */
function createWatch(onHung: (member: string | undefined) => void) {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stopped = false;
	return {
		watch(ms: number, member?: string) {
			clearTimeout(timer);
			if (!stopped) timer = setTimeout(() => onHung(member), ms);
		},
		stop() {
			stopped = true;
			clearTimeout(timer);
		},
	};
}
