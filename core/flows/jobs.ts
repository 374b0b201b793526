/** Running jobs by their id, so that a frontend can stop one over a border that carries only plain data. */
export interface Jobs {
	/** Runs work under a signal that `cancel` aborts. */
	run<T>(job: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
	cancel(job: string): void;
}

export function createJobs(): Jobs {
	const running = new Map<string, Set<AbortController>>();
	return {
		async run(job, work) {
			const controller = new AbortController();
			const same = running.get(job) ?? new Set();
			running.set(job, same.add(controller));
			try {
				return await work(controller.signal);
			} finally {
				same.delete(controller);
				if (same.size === 0) running.delete(job);
			}
		},
		cancel(job) {
			for (const controller of running.get(job) ?? []) controller.abort();
		},
	};
}

/** The outcome of work, or `aborted` as soon as the signal says so, even when the work itself does not listen. */
export function abortable<T, A>(work: Promise<T>, signal: AbortSignal, aborted: A): Promise<T | A> {
	return new Promise((resolve, reject) => {
		const stop = () => resolve(aborted);
		if (signal.aborted) stop();
		signal.addEventListener("abort", stop, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
	});
}

/** Lets waiting messages in, such as `cancel`: long work without other waits calls it now and then. */
export function takeTurns(every = 50): () => Promise<void> {
	let count = 0;
	return async () => {
		if (++count % every === 0) await new Promise((resolve) => setTimeout(resolve));
	};
}

/** Runs one piece of work after the other, whatever becomes of those before. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return (work) => {
		const next = last.then(work, work);
		last = next.catch(() => undefined); // whoever asked for the work gets its failure
		return next;
	};
}

/** A rest that the signal ends. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) return resolve();
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		signal.addEventListener("abort", end);
	});
}
