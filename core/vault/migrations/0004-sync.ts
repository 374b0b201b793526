import type { Step } from "./step.ts";

/**
 * Two vaults exchange what changed (同步): records are found in the order of their writes, what was erased for good is
 * remembered by its hash, and bytes of an original wait until all of them are there.
 */
export const sync: Step = {
	version: 4,
	tables: {
		records: "id, &*keys, *files, [seq+id]",
		erased: "key, seq",
		arriving: "[sha256+at], sha256",
	},
	numberRecords: true,
};
