import type { Step } from "./step.ts";

/**
 * The first version that is sealed and found by blind names, in a database of its own: what was kept before is brought
 * over into it (`account/move.ts`), not changed where it lies, so that whatever breaks off leaves it as it was.
 */
export const sealed: Step = {
	version: 5,
	tables: {
		records: "id, &*keys, *files, [seq+id]",
		originals: "sha256",
		contents: "sha256",
		summaries: "id, seq",
		journal: "id, recordId, at, seq",
		queue: "recordId, seq",
		erased: "key, seq",
		arriving: "[sha256+at], sha256",
		settings: "key",
		meta: "key",
	},
};
