import type { Standing } from "#extension/protocol/standing.ts";

type Kept = Extract<Standing, { what: "kept" }>;

/** How a kept invoice stands that nobody was asked about. */
export const kept = (more: Partial<Kept> = {}): Kept => ({
	what: "kept",
	recordId: "r1",
	authenticity: "unknown",
	state: "unknown",
	claimable: "unknown",
	sample: false,
	...more,
});
