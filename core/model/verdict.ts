import type { InvoiceState } from "./answer.ts";

/** 真伪. `confirmed` only by an authority's match; `signed` is kept for pinned signatures. */
export const authenticities = ["confirmed", "signed", "unknown", "contradicted"] as const;
export type Authenticity = (typeof authenticities)[number];

/** 可报销: `no` something forbids it · `look` a person must decide · `unknown` authenticity is open · `yes`. */
export const claimables = ["yes", "look", "no", "unknown"] as const;
export type Claimable = (typeof claimables)[number];

export type Axis = "authenticity" | "state" | "claimable";

/** Why an axis has its value: a code for the sentence and the facts in it. The first reason is the one shown. */
export interface Reason {
	readonly axis: Axis;
	readonly code: string;
	readonly facts: Readonly<Record<string, string | number>>;
}

/** Three axes that are never mixed, and what was not checked (product principle 1). */
export interface Verdict {
	readonly authenticity: Authenticity;
	readonly state: InvoiceState;
	readonly claimable: Claimable;
	/** 演示: rests on an answer of the sample authority. */
	readonly sample: boolean;
	readonly reasons: readonly Reason[];
	readonly notRun: readonly { readonly check: string; readonly missing: readonly string[] }[];
}
