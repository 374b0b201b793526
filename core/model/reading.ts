import type { Problem, Result } from "#core/base/result.ts";
import type { Evidence, Place, Source } from "./evidence.ts";
import type { Line } from "./line.ts";
import type { Particulars } from "./particulars.ts";

/** The form of an original (原件). */
export const forms = ["xml", "ofd", "pdf", "image", "qr", "page", "typed", "ledger"] as const;
export type Form = (typeof forms)[number];

/** One QR found, its text untouched. */
export interface QrFound {
	readonly text: string;
	readonly place?: Place;
}

/** Something a reader could not do, which limits what may be concluded. Text for people is made from the code. */
export type ReadingNote =
	| { readonly code: "qr_not_found" } // a picture of the page was searched
	| { readonly code: "qr_not_searched"; readonly reason: string }
	| { readonly code: "labels_unreadable" } // fonts without ToUnicode: values placed by geometry
	| { readonly code: "needs_person"; readonly reason: "no_readable_qr" | "no_text" } // kept, a person must type
	| { readonly code: "accounting_data" } // MOF XBRL of the receiver: data about an invoice, not its original
	| { readonly code: "part_unreadable"; readonly part: string };

/** What one file says about one invoice: evidence, not yet a judgement. */
export interface Reading {
	readonly form: Form;
	readonly evidence: readonly Evidence[];
	/** Line items by who says them; a list of goods (清单) is already in place of its face line. */
	readonly lines: readonly { readonly source: Source; readonly items: readonly Line[] }[];
	/** Absent where the file says nothing beside the fields, or was read before such things were. */
	readonly particulars?: Particulars;
	readonly qr: readonly QrFound[];
	readonly notes: readonly ReadingNote[];
	/** Name of the member inside a container (ZIP, mail), with `/` between levels. */
	readonly member?: string;
	/** Pages of the file this invoice stands on, from 0. */
	readonly pages?: readonly number[];
}

export const readProblemCodes = [
	"empty", // 0 bytes
	"unknown_format", // no reader knows these bytes
	"not_invoice", // a good file of a known form that holds no invoice
	"broken", // damaged or cut off
	"encrypted", // needs a password
	"refused", // DOCTYPE, path escape: a form of attack
	"over_budget", // facts: budget name and limit
	"timeout",
	"assets_missing", // a part of our own program that this file needs could not be fetched
	"aborted",
	"failed", // a bug of ours or of a library; nothing of the file is in the message
] as const;
export type ReadProblemCode = (typeof readProblemCodes)[number];
export type ReadProblem = Problem<ReadProblemCode>;

/** A member of a container that could not be read; `member` is named as in `Reading`. */
export interface FailedMember {
	readonly member: string;
	readonly problem: ReadProblem;
}

/**
 * The readings of one file. A container that opened is `ok` even when members of it failed: those stand in `failed`,
 * so that one bad attachment does not cost the good ones.
 */
export type ReadResult = Result<readonly Reading[], ReadProblem> & { readonly failed?: readonly FailedMember[] };
