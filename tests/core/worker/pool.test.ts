import { type Endpoint, expose } from "comlink";
import { afterEach, describe, expect, it, vi } from "vitest";

import { err, ok } from "#core/base/result.ts";
import type { ReadResult } from "#core/model/reading.ts";
import { createReaderPool, type PoolOptions } from "#core/worker/pool.ts";
import type { ReaderHost } from "#core/worker/reader-host.ts";

const good: ReadResult = ok([]);
const open: MessagePort[] = [];

afterEach(() => {
	vi.useRealTimers();
	for (const port of open.splice(0)) port.close();
});

/** Workers that live on the other end of a message channel and read as `read` says. */
function makePool(read: ReaderHost["read"], more: Partial<PoolOptions> = {}) {
	const workers: { terminated: boolean; crash: () => void }[] = [];
	const pool = createReaderPool({
		start() {
			const { port1, port2 } = new MessageChannel();
			open.push(port1, port2);
			const worker = { terminated: false, crash: () => {} };
			workers.push(worker);
			expose({ ready: async () => true, read } satisfies ReaderHost, port2 as unknown as Endpoint); // Node's port
			return {
				endpoint: port1 as unknown as Endpoint, // has all that Comlink uses
				onCrash: (listener) => {
					worker.crash = listener;
				},
				terminate: () => {
					worker.terminated = true;
					port2.close();
				},
			};
		},
		size: 1,
		startMs: 10_000,
		readMs: 10_000,
		idleMs: 10_000,
		...more,
	});
	return { pool, workers };
}

const never = () => new Promise<never>(() => {});
const bytes = () => new Uint8Array([1, 2, 3]);
const live = () => new AbortController().signal;

describe("a pool of readers", () => {
	it("hands the file to a worker and the result back", async () => {
		const seen: unknown[] = [];
		const { pool } = makePool(async (...[file, name]) => {
			seen.push([...file], name);
			return good;
		});

		expect(await pool.read(bytes(), "a.pdf", live())).toEqual(good);
		expect(seen).toEqual([[1, 2, 3], "a.pdf"]);
		pool.close();
	});

	it("takes the bytes away instead of copying them", async () => {
		const { pool } = makePool(async () => good);
		const file = bytes();

		await pool.read(file, "a", live());

		expect(file.length).toBe(0);
		pool.close();
	});

	it("keeps a worker for the next file", async () => {
		const { pool, workers } = makePool(async () => good);

		await pool.read(bytes(), "a", live());
		await pool.read(bytes(), "b", live());

		expect(workers).toHaveLength(1);
		pool.close();
	});

	it("starts no more workers than allowed, and serves all who wait", async () => {
		let running = 0;
		let most = 0;
		const { pool, workers } = makePool(
			async () => {
				running += 1;
				most = Math.max(most, running);
				await new Promise((resolve) => setTimeout(resolve, 1));
				running -= 1;
				return good;
			},
			{ size: 2 },
		);

		const results = await Promise.all(Array.from({ length: 7 }, () => pool.read(bytes(), "a", live())));

		expect(results).toEqual(Array.from({ length: 7 }, () => good));
		expect(most).toBe(2);
		expect(workers).toHaveLength(2);
		pool.close();
	});

	it("lets no sign of life that comes after its result run out upon the next file", async () => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
		const heard = Promise.withResolvers<void>();
		const started = Promise.withResolvers<void>();
		const done = Promise.withResolvers<ReadResult>();
		let tell: (() => unknown) | undefined;
		const { pool } = makePool(
			async (_, name, onMember) => {
				if (name === "container") {
					tell = () => onMember("member");
					return good;
				}
				started.resolve();
				return done.promise;
			},
			{ readMs: 1_000 },
		);

		await pool.read(bytes(), "container", live());
		void Promise.resolve(tell?.()).then(() => heard.resolve()); // by a channel of its own, which may be slower
		await heard.promise;
		vi.advanceTimersByTime(600);
		const next = pool.read(bytes(), "next", live());
		await started.promise;
		vi.advanceTimersByTime(600);
		done.resolve(good);

		expect(await next).toEqual(good);
		pool.close();
	});

	it("ends the worker on abort and goes on with a new one", async () => {
		const controller = new AbortController();
		const started = Promise.withResolvers<void>();
		const { pool, workers } = makePool((_, name) => {
			started.resolve();
			return name === "slow" ? never() : Promise.resolve(good);
		});

		const slow = pool.read(bytes(), "slow", controller.signal);
		const next = pool.read(bytes(), "next", live());
		await started.promise;
		controller.abort();

		expect(await slow).toEqual(err({ code: "aborted" }));
		expect(await next).toEqual(good);
		expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
		pool.close();
	});

	it("lets a waiting file go on abort without touching the one being read", async () => {
		const controller = new AbortController();
		const done = Promise.withResolvers<ReadResult>();
		const { pool, workers } = makePool(() => done.promise);

		const first = pool.read(bytes(), "first", live());
		const waiting = pool.read(bytes(), "waiting", controller.signal);
		controller.abort();

		expect(await waiting).toEqual(err({ code: "aborted" }));
		done.resolve(good);
		expect(await first).toEqual(good);
		expect(workers).toHaveLength(1);
		pool.close();
	});

	it("does not start a worker for a file that is given up at once", async () => {
		const controller = new AbortController();
		const { pool, workers } = makePool(never);

		const reading = pool.read(bytes(), "a", controller.signal);
		controller.abort();

		expect(await reading).toEqual(err({ code: "aborted" }));
		expect(workers).toHaveLength(0);
	});

	it("does not start for a signal that has already fired", async () => {
		const { pool, workers } = makePool(async () => good);

		expect(await pool.read(bytes(), "a", AbortSignal.abort())).toEqual(err({ code: "aborted" }));
		expect(workers).toHaveLength(0);
	});

	it("takes a worker that does not answer for hung and replaces it", async () => {
		const { pool, workers } = makePool((_, name) => (name === "hang" ? never() : Promise.resolve(good)), {
			readMs: 30,
		});

		expect(await pool.read(bytes(), "hang", live())).toEqual(err({ code: "timeout" }));
		expect(workers[0]?.terminated).toBe(true);
		expect(await pool.read(bytes(), "next", live())).toEqual(good);
		pool.close();
	});

	it("names the member that hung", async () => {
		const { pool } = makePool(
			(_, __, onMember) => {
				onMember("坏.pdf");
				return never();
			},
			{ readMs: 50 },
		);

		expect(await pool.read(bytes(), "a.zip", live())).toEqual(err({ code: "timeout", member: "坏.pdf" }));
		pool.close();
	});

	it("does not take many members for a hang", async () => {
		const { pool } = makePool(
			async (_, __, onMember) => {
				for (let index = 0; index < 12; index++) {
					onMember(`${index}.pdf`);
					await new Promise((resolve) => setTimeout(resolve, 40));
				}
				return good;
			},
			{ readMs: 300 },
		);

		expect(await pool.read(bytes(), "a.zip", live())).toEqual(good);
		pool.close();
	});

	it("reports a crash and goes on with a new worker", async () => {
		const { pool, workers } = makePool((_, name) => {
			if (name !== "crash") return Promise.resolve(good);
			workers[0]?.crash();
			return never();
		});

		expect(await pool.read(bytes(), "crash", live())).toEqual(err({ code: "failed", error: "worker" }));
		expect(await pool.read(bytes(), "next", live())).toEqual(good);
		expect(workers).toHaveLength(2);
		pool.close();
	});

	it("does not use a worker that crashed while it was idle", async () => {
		const { pool, workers } = makePool(async () => good);
		await pool.read(bytes(), "a", live());
		workers[0]?.crash();

		expect(await pool.read(bytes(), "b", live())).toEqual(good);
		expect(workers).toHaveLength(2);
		pool.close();
	});

	it("turns what a worker throws into a failure without its words", async () => {
		const { pool } = makePool(() => Promise.reject(new Error("演示采购有限公司")));

		expect(await pool.read(bytes(), "a", live())).toEqual(err({ code: "failed", error: "worker" }));
		pool.close();
	});

	it("reports a worker the browser would not start", async () => {
		const { pool } = makePool(async () => good, {
			start() {
				throw new DOMException("refused", "SecurityError");
			},
		});

		expect(await pool.read(bytes(), "a", live())).toEqual(err({ code: "failed", error: "worker" }));
		expect(await pool.read(bytes(), "b", live())).toEqual(err({ code: "failed", error: "worker" }));
	});

	it("ends a worker that has nothing to do", async () => {
		const { pool, workers } = makePool(async () => good, { idleMs: 5 });
		await pool.read(bytes(), "a", live());

		await vi.waitUntil(() => workers[0]?.terminated);

		expect(await pool.read(bytes(), "b", live())).toEqual(good);
		expect(workers).toHaveLength(2);
		pool.close();
	});

	it("ends everything when it is closed", async () => {
		const { pool, workers } = makePool(never, { size: 2 });
		const reading = [pool.read(bytes(), "a", live()), pool.read(bytes(), "b", live()), pool.read(bytes(), "c", live())];
		await vi.waitUntil(() => workers.length === 2);

		pool.close();

		expect(await Promise.all(reading)).toEqual(Array.from({ length: 3 }, () => err({ code: "aborted" })));
		expect(workers.every((worker) => worker.terminated)).toBe(true);
	});
});
