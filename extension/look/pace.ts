/** Milliseconds from a change of the page to the next look. */
const FIRST = 300;

/** Milliseconds between looks at a page that never comes to rest: as long as looking there costs, within these. */
const LONGEST_CHEAP = 2_000;
const LONGEST = 60_000;

/** Looking may take one part in so many of the time: at first, and when nothing new comes of it. */
const SHARE = 10;
const IDLE_SHARE = 200;

/** How long to wait with the next look at a page that changes. */
export interface Pace {
	/** Milliseconds from now. */
	wait(): number;
	/** A look ended that worked so many milliseconds; whether it found what was not there before. */
	looked(spent: number, now: number, news: boolean): void;
	/** The page changed. Changes soon after a look are what a page does that rewrites itself. */
	changed(now: number): void;
}

/** Waits twice as long after each look at a page that goes on changing and shows nothing new. */
export function makePace(): Pace {
	let wait = FIRST;
	let cost = 0;
	let lookedAt = Number.NEGATIVE_INFINITY;
	return {
		wait: () => Math.max(wait, Math.min(LONGEST, cost * SHARE)),
		looked(spent, now, news) {
			lookedAt = now;
			cost = spent;
			if (news) wait = FIRST;
		},
		changed(now) {
			const restless = now - lookedAt < wait + 1_000;
			const longest = Math.min(LONGEST, Math.max(LONGEST_CHEAP, cost * IDLE_SHARE));
			wait = restless ? Math.min(longest, wait * 2) : FIRST;
		},
	};
}
