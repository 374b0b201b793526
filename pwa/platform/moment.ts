/** An instant by the clock people see, which may be set, and by one that only goes on but may stand still in sleep. */
export interface Moment {
	readonly clock: number;
	readonly ticks: number;
}

export function thisMoment(): Moment {
	return { clock: Date.now(), ticks: performance.now() };
}

/** Milliseconds from then to now, by whichever of the two says more. */
export function msSince(then: Moment, now: Moment = thisMoment()): number {
	return Math.max(now.clock - then.clock, now.ticks - then.ticks);
}
