import type { Problem, Result } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { KindId } from "#core/model/kinds/index.ts";

/** Why no answer came. None of these says anything about the invoice. */
export const askProblemCodes = [
	"not_set", // no address, or no 授权码
	"sample_only", // the sample authority is never asked about a real invoice; nothing was sent
	"no_permission", // the browser does not let us reach the address before the user allows it
	"offline",
	"timeout",
	"aborted",
	"bad_answer", // not the JSON of the interface, or about another invoice
	"too_large",
	"http", // fact: status
] as const;
export type AskProblem = Problem<(typeof askProblemCodes)[number]>;

/** Effects a provider may use. */
export interface AskDeps {
	readonly fetch: typeof fetch;
	readonly now: () => Date;
	/** Milliseconds before giving up. */
	readonly timeoutMs: number;
	/** Whether the browser lets us reach an address; absent where it asks nobody. */
	readonly mayReach?: (url: string) => Promise<boolean>;
	/** Ask the authority itself, even where the one who is asked has kept an answer that would do. */
	readonly fresh?: boolean;
}

/** Someone who can be asked whether an invoice is real. */
export interface Provider {
	readonly id: string;
	readonly name: { readonly zh: string; readonly en: string };
	/** 演示: its answers are never those of a tax authority. */
	readonly sample: boolean;
	supports(kind: KindId): boolean;
	ask(query: Query, deps: AskDeps, signal: AbortSignal): Promise<Result<Answer, AskProblem>>;
}
