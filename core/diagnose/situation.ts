import { type InvoiceState, invoiceStates, type Outcome, outcomes } from "#core/model/answer.ts";
import { type UnaskedReason, unaskedReasons } from "#core/model/queue.ts";

type Failed = Exclude<Outcome, "match">;
export type Situation = Failed | `match_${InvoiceState}` | "match_differs" | UnaskedReason | "http_busy";

/** Every case a person may find an invoice in after asking, or trying to: the outcomes of domain §7.5, a match by its state. */
export const situations: readonly Situation[] = [
	...invoiceStates.map((state) => `match_${state}` as const),
	"match_differs",
	...outcomes.filter((outcome): outcome is Failed => outcome !== "match"),
	...unaskedReasons,
	"http_busy",
];

/** What a person can do about it. Those with a button; advice without one is in the sentence. */
export const actionIds = [
	"correct", // put values right, the field first that is most likely wrong
	"ask", // now
	"ask_later", // by itself, when it makes sense again
	"official", // open the tax authority's own page
	"original", // look at the original
	"settings",
	"storage", // make room
	"library",
] as const;
export type ActionId = (typeof actionIds)[number];

/** What to do, the best first. */
const ACTIONS: Readonly<Record<Situation, readonly ActionId[]>> = {
	match_normal: [],
	match_void: ["original"],
	match_red_full: ["original"],
	match_red_part: ["original"],
	match_red_unknown: ["original"],
	match_unknown: ["official"],
	match_differs: ["original", "correct"],
	mismatch: ["correct", "ask", "official", "original"],
	not_found: ["correct", "ask_later", "official", "original"],
	limit: ["ask_later"],
	too_new: ["ask_later"],
	too_old: ["original", "correct"],
	future_date: ["correct", "original"],
	bad_input: ["correct", "original"],
	unsupported: ["official", "correct"],
	captcha_wrong: ["ask"],
	captcha_expired: ["ask"],
	rate_limited: ["ask_later"],
	blocked: ["ask_later", "official"],
	auth: ["settings"],
	pending: ["ask_later"],
	upstream: ["ask_later", "official"],
	error: ["ask", "official"],
	not_set: ["settings", "official"],
	sample_only: ["settings", "official"],
	no_permission: ["settings"],
	offline: ["ask"],
	timeout: ["ask", "ask_later"],
	aborted: ["ask"],
	bad_answer: ["settings", "official"],
	too_large: ["settings"],
	http: ["settings"],
	http_busy: ["ask_later", "official"],
	no_record: ["library"],
	missing_fields: ["correct", "original"],
	unsupported_kind: ["correct", "original"],
	daily_limit: ["ask_later"],
	storage_full: ["storage"],
};

/** States after which no further question helps: the invoice is not to be claimed. */
const ENDED: readonly InvoiceState[] = ["void", "red_full"];

/** What can be done; `known` is the state an earlier answer told, which settles it when the invoice is void. */
export function actionsFor(situation: Situation, known?: InvoiceState): readonly ActionId[] {
	return known && ENDED.includes(known) ? ["original"] : ACTIONS[situation];
}
