import type { Step } from "./step.ts";

/** The library as it stands in memory, written as one from time to time: opening it need not open every summary. */
export const snapshots: Step = {
	version: 6,
	tables: { snapshots: "key" },
};
