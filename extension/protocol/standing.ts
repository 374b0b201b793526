import type { InvoiceState } from "#core/model/answer.ts";
import type { Authenticity, Claimable } from "#core/model/verdict.ts";

/**
 * What the library here knows of a candidate. `unread`: a file or picture whose invoice is not known yet. `locked`: the
 * library is, and nobody can tell.
 */
export type Standing =
	| { readonly what: "unread" | "new" | "locked" }
	| {
			readonly what: "kept";
			readonly recordId: string;
			readonly authenticity: Authenticity;
			readonly state: InvoiceState;
			readonly claimable: Claimable;
			readonly sample: boolean;
			/** ISO 8601; of the authority's last word. */
			readonly verifiedAt?: string;
			readonly claimedAt?: string;
	  };
