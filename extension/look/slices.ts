/** Milliseconds of work between two rests: the page keeps its frames. */
const SLICE = 8;

/** Ends a look without a result: the page is hidden, the extension gone, or a newer look begins. */
export interface Stop {
	readonly stopped: boolean;
}

export interface Sliced<R> {
	readonly value: R;
	/** Milliseconds of work, without the rests. */
	readonly spent: number;
}

/**
 * Runs a generator in slices of 8 ms and rests between them. Each step must be short. `undefined` when it was stopped;
 * the generator is then closed.
 */
export async function runSliced<T, R>(
	steps: Generator<T | undefined, R>,
	take: (found: T) => void,
	stop: Stop,
): Promise<Sliced<R> | undefined> {
	let spent = 0;
	for (;;) {
		const from = performance.now();
		do {
			if (stop.stopped) {
				steps.return(undefined as R); // nobody reads it
				return undefined;
			}
			const step = steps.next();
			if (step.done) return { value: step.value, spent: spent + performance.now() - from };
			if (step.value !== undefined) take(step.value);
		} while (performance.now() - from < SLICE);
		spent += performance.now() - from;
		await rest();
	}
}

/** Lets the page work. By a timer: what follows `scheduler.yield`, and messages, go before the page's own timers. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}
