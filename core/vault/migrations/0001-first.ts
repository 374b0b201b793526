import type { Step } from "./step.ts";

export const first: Step = {
	version: 1,
	tables: {
		records: "id, &*keys, *files",
		originals: "sha256",
		contents: "sha256",
		summaries: "id, seq",
		settings: "key",
		meta: "key",
	},
};
