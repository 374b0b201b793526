import type { InvoiceState, Outcome } from "#core/model/answer.ts";
import type { Checked, CheckProblem } from "#gateway/checks/check.ts";

/** A question and what came back. */
export interface AuditCheckContent {
	readonly what: "check";
	readonly keyId: string;
	readonly invoice: string;
	readonly how?: Checked["how"];
	readonly outcome?: Outcome;
	readonly state?: InvoiceState;
	readonly supplier?: string;
	/** Why there was no answer. */
	readonly problem?: CheckProblem["code"];
	/** So many more times the same, within the second after the entry that says so once. */
	readonly times?: number;
}

/** What somebody did. Never holds a secret. */
export type AuditContent =
	| AuditCheckContent
	| { readonly what: "key_created" | "key_revoked"; readonly keyId: string; readonly about: string }
	| { readonly what: "exported"; readonly keyId: string }
	/** Contents of so many entries about one invoice were removed; which one is not said. */
	| { readonly what: "erased"; readonly keyId: string; readonly entries: number }
	/** Entries up to this one were removed. */
	| { readonly what: "trimmed"; readonly keyId: string; readonly upTo: number };

/** An entry as exported: all that is needed to verify the chain without us. */
export interface AuditEntry {
	readonly chain: string;
	readonly seq: number;
	readonly at: string;
	/** Canonical JSON whose SHA-256 is the digest; `null` when it was erased. */
	readonly content: string | null;
	readonly digest: string;
	readonly hash: string;
}

/** Where a chain begins: the last entry that is gone. */
export interface AuditAnchor {
	readonly chain: string;
	readonly seq: number;
	readonly hash: string;
}

export type AuditFlaw =
	/** An entry is missing, or one stands twice. */
	| "gap"
	/** Its content is not what was written. */
	| "content"
	/** It does not follow from the one before. */
	| "link"
	/** The last entry is not the one the head names. */
	| "head";

export type AuditCheck =
	| { readonly ok: true; readonly entries: number; readonly erased: number }
	| { readonly ok: false; readonly flaw: AuditFlaw; readonly chain: string; readonly seq: number };

/** Append-only record of who asked what and what came back. */
export interface Audit {
	/**
	 * Resolves once the entry is written and survives a power cut; entries of the same moment share a transaction.
	 */
	append(content: AuditContent): Promise<void>;
	/**
	 * An answer that was kept: resolves at once, and the entry is written within a twentieth of a second; until then the
	 * death of this process takes it, a power cut perhaps a little longer, always from the end of the chain. Equals of the
	 * same second are one more entry with their number. While entries cannot be written it waits and rejects like
	 * `append`, so nothing goes on for long without them.
	 */
	appendKept(content: AuditCheckContent): Promise<void>;
	verify(): Promise<AuditCheck>;
	/** Where the chains begin, to verify an export. */
	anchors(): Promise<AuditAnchor[]>;
	/** All entries, oldest first, one JSON text each, read page by page. */
	lines(): AsyncIterable<string>;
	/** Removes entries older than this; the chain then begins at an anchor. Tells how many. */
	trim(before: Date, keyId: string): Promise<number>;
	/** Removes the contents of the entries about an invoice; the chain stays whole. Tells how many. */
	erase(invoice: string, keyId: string): Promise<number>;
	/** Resolves when everything appended so far is on disk. */
	flush(): Promise<void>;
}
