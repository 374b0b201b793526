const BEAT_MS = 10_000;
/** A minute of the page's own beats, so that a machine that slept is not taken for a worker that hangs. */
const MISSED = 6;

/**
 * Resolves when `beat` has had no answer for a minute: a worker that hangs tells nobody, unlike one that breaks. Beats
 * until then, or until one is refused.
 */
export function untilSilent(beat: () => Promise<unknown>): Promise<void> {
	return new Promise((resolve) => {
		let missed = 0;
		let answered = true;
		const timer = setInterval(() => {
			if (!answered) {
				missed += 1;
				if (missed < MISSED) return;
				clearInterval(timer);
				return resolve();
			}
			missed = 0;
			answered = false;
			beat().then(
				() => {
					answered = true;
				},
				() => clearInterval(timer),
			);
		}, BEAT_MS);
	});
}
