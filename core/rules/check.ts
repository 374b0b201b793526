import type { Day } from "#core/base/day.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Identity } from "#core/model/identity.ts";
import type { Invoice } from "#core/model/invoice.ts";

/** A saved record that is, or may be, the same invoice. */
export interface Twin {
	readonly recordId: string;
	readonly why: "identity" | "file" | "near";
	readonly identity?: Identity;
	readonly savedOn: Day;
	/** The user's own mark 已报销, when it is set. */
	readonly claimedOn?: Day;
}

/** Everything a check may know beside the invoice. What is `undefined` was not available: answer "not run". */
export interface CheckContext {
	readonly today: Day;
	/** 本单位抬头 the user has set; empty when none. */
	readonly ownCompanies: readonly { readonly name: string; readonly taxId: string }[];
	/** Other records with the same invoice; `undefined` when no library was asked. */
	readonly twins?: readonly Twin[];
	/** Days after issue within which the user's company accepts a claim; `undefined` when not set. */
	readonly claimWithinDays?: number;
}

/** One offline check (离线检查): pure, synchronous, three states. It carries its own sentences. */
export interface Check {
	readonly id: string;
	/** Its name in a list of checks. */
	readonly name: { readonly zh: string; readonly en: string };
	/** The law, notice or section of the domain reference the rule comes from. */
	readonly basis: string;
	/**
	 * Sentences for a hit: what, where, why it matters, what to do. `{fact}` is filled from the finding's facts.
	 * A check with several kinds of hit names the sentence in the fact `sentence`.
	 */
	readonly sentences: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
	run(invoice: Invoice, context: CheckContext): Finding;
}
