/** Milliseconds of work between two rests: the page keeps its frames. */
const SLICE = 8;

export interface Sliced<R> {
	readonly value: R;
	/** Milliseconds of work, without the rests. */
	readonly spent: number;
}

/**
 * Runs a generator in slices of 8 ms and rests between them. Each step must be short. `undefined` when `stopped` said so
 * (the page is hidden, the extension gone, or a newer look begins); the generator is then closed.
 */
export async function runSliced<R>(
	steps: Generator<unknown, R>,
	stopped: () => boolean,
): Promise<Sliced<R> | undefined> {
	let spent = 0;
	for (;;) {
		const from = performance.now();
		do {
			if (stopped()) {
				steps.return(undefined as R); // nobody reads it
				return undefined;
			}
			const step = steps.next();
			if (step.done) return { value: step.value, spent: spent + performance.now() - from };
		} while (performance.now() - from < SLICE);
		spent += performance.now() - from;
		await rest();
	}
}

/** Lets the page work. By a timer: what follows `scheduler.yield`, and messages, go before the page's own timers. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
