/** Between two words to the background that somebody is at work. */
const TELL_MS = 20_000;

/** Tells that somebody is at work in this page: now, and whenever a key or a pointer is used. */
export function followUse(tell: () => Promise<void>): void {
	let toldAt = Number.NEGATIVE_INFINITY;
	const used = () => {
		if (performance.now() - toldAt < TELL_MS) return;
		toldAt = performance.now();
		tell().catch(() => undefined); // the background is being replaced; the next one is told
	};
	for (const name of ["pointerdown", "pointermove", "keydown", "wheel"]) {
		addEventListener(name, used, { passive: true, capture: true });
	}
	used();
}
