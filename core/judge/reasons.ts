/** Every reason a verdict can give, for the sentences of the frontends. Facts are named in the comment. */
export const reasonCodes = [
	// Authenticity. Answers carry provider, askedAt, ageDays, and authorityTime and authorityCount where known.
	"authority_match",
	"authority_mismatch",
	"authority_not_found",
	"authority_differs", // …, fields, count: the invoice exists, this file says something else
	"sample_match",
	"sample_mismatch",
	"sample_not_found",
	"sample_differs", // …, fields, count
	"sources_differ", // fields, count: sources within the file disagree; asking the authority settles it
	"reading_differs", // fields, count: a picture misread or a slip of the keyboard; compare with the original
	"not_asked",
	"not_askable", // kind: the interface does not take it, it can only be checked elsewhere
	"could_not_ask", // outcome, provider, askedAt, ageDays
	"sample_could_not_ask", // outcome, provider, askedAt, ageDays
	"could_not_ask_again", // outcome, provider, askedAt, ageDays: the newest attempt failed, an older answer counts
	"asked_other_values", // provider, askedAt, ageDays: what was answered concerns values the invoice no longer has
	// State. All but the last carry provider, askedAt, ageDays.
	"state_normal",
	"state_void",
	"state_red_full",
	"state_red_part",
	"state_red_unknown",
	"state_not_said",
	"state_outdated", // …: it was normal, but the newest answer no longer matches
	"state_not_asked",
	// Claimable.
	"claim_contradicted",
	"claim_void",
	"claim_red_full",
	"claim_duplicate", // the facts of the finding
	"claim_stopped_by_check", // check, and the facts of the finding
	"claim_red_part",
	"claim_red_unknown",
	"claim_red_invoice",
	"claim_check_needs_look", // check, and the facts of the finding
	"claim_authenticity_unknown",
	"claim_not_askable", // kind
	"claim_state_unknown",
	"claim_nothing_against",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];
