import type { Step } from "./step.ts";

/** Settings, the queue and erased names belong to the tally too: one put back as it was before is noticed. */
export const counted: Step = {
	version: 7,
	tables: {},
	counts: ["settings", "queue", "erased"],
};
