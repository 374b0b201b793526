/** Firefox ends a background page that called nothing of the browser for 30 seconds, whatever it is at. */
const AWAKE_MS = 15_000;

/** Whether somebody still needs the work room. */
export interface Busy {
	begin(): void;
	end(): void;
	during<T>(work: () => Promise<T>): Promise<T>;
	/** Milliseconds since the last end; 0 while something goes on. */
	idleMs(): number;
}

/** `stayAwake`: called again and again while something goes on. */
export function createBusy(stayAwake?: () => void): Busy {
	let open = 0;
	let endedAt = performance.now();
	let timer: ReturnType<typeof setInterval> | undefined;

	function begin(): void {
		open += 1;
		if (stayAwake) timer ??= setInterval(stayAwake, AWAKE_MS);
	}

	function end(): void {
		open -= 1;
		endedAt = performance.now();
		if (open > 0) return;
		clearInterval(timer);
		timer = undefined;
	}

	return {
		begin,
		end,
		async during(work) {
			begin();
			try {
				return await work();
			} finally {
				end();
			}
		},
		idleMs: () => (open > 0 ? 0 : performance.now() - endedAt),
	};
}
