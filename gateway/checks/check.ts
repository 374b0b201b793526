import type { Result } from "#core/base/result.ts";
import type { Answer, Query } from "#core/model/answer.ts";
import type { KindId } from "#core/model/kinds/index.ts";
import type { Provider } from "#core/providers/provider.ts";

/** What a key may do: `reader` gets kept answers only, `checker` may also spend checks, `admin` manages as well. */
export const roles = ["reader", "checker", "admin"] as const;
export type Role = (typeof roles)[number];

/** Who asks. */
export interface Caller {
	readonly keyId: string;
	readonly role: Role;
}

/** A supplier (供应商) of answers, as the gateway asks it. Its secret stays inside. */
export interface Supplier extends Provider {
	/** What one check costs, in fen; told to people, and the cheaper of two that can answer goes first within one rank. */
	readonly costFen?: number;
	/** Smaller is asked first. */
	readonly rank: number;
}

/** An answer and how it came about. */
export interface Checked {
	readonly answer: Answer;
	/** `asked`: a supplier was asked now · `joined`: somebody else's question for it was under way · `kept`: from the cache. */
	readonly how: "asked" | "joined" | "kept";
	/** Age of the answer in milliseconds. */
	readonly ageMs: number;
}

/** Why there is no answer. None of these says anything about the invoice. */
export type CheckProblem =
	/** The five checks of today are used up (domain §3.5); counted over all processes. */
	| { readonly code: "daily_limit"; readonly used: number }
	/** A reader asked about what is not kept. */
	| { readonly code: "not_allowed" }
	| { readonly code: "unsupported_kind"; readonly kind: KindId }
	/** Every supplier failed or is backed off; `retryAfterMs` when asking again makes sense by itself. */
	| { readonly code: "no_supplier"; readonly retryAfterMs?: number }
	| { readonly code: "aborted" };

/** Answers questions: from the cache, from a question under way in any process, or from a supplier. */
export interface CheckService {
	check(
		query: Query,
		caller: Caller,
		options: { readonly fresh: boolean },
		/** Ends the wait, not the question. */
		signal?: AbortSignal,
	): Promise<Result<Checked, CheckProblem>>;
	/** Resolves when no question is under way any more; from the call on no new one is begun. */
	drain(): Promise<void>;
}
