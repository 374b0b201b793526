import type { FieldName } from "./fields.ts";

/** How much a hit weighs: `stop` 不要据此报销 · `look` 需要人看 · `note` 提示. */
export type Severity = "stop" | "look" | "note";

/**
 * The result of one check, in three states. `facts` fill the check's own sentence; money in them is text in yuan.
 * "Not run" names what was missing, so that nobody takes silence for a clean bill.
 */
export type Finding =
	| {
			readonly check: string;
			readonly outcome: "found";
			readonly severity: Severity;
			readonly fields: readonly FieldName[];
			readonly facts: Readonly<Record<string, string | number>>;
	  }
	| { readonly check: string; readonly outcome: "clear" }
	| { readonly check: string; readonly outcome: "notRun"; readonly missing: readonly string[] };
