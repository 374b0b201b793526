import type { Answer } from "./answer.ts";
import type { Evidence } from "./evidence.ts";
import type { Identity } from "./identity.ts";
import type { Labels, Mark } from "./labels.ts";
import type { Reading } from "./reading.ts";

/** The bytes as they came, untouched (原件). Found by the SHA-256 of the bytes, in lower-case hex. */
export interface Original {
	readonly sha256: string;
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Uint8Array;
	readonly addedAt: string;
}

/** A web page as kept beside what was read there: an address without name, password, fragment and tokens. */
export interface PageOfRecord {
	readonly url: string;
	readonly title: string;
}

/** One thing that happened to a record; nothing is ever changed or removed here, only added. */
export interface RecordEvent {
	readonly at: string;
	readonly what:
		| "captured"
		| "merged"
		| "typed"
		/** Facts `answer`: the hash of the answer it brought, which is thereby part of the chain; older events have none. */
		| "asked"
		/** An electronic original was fetched, or could not be: facts `form`, `how` or `problem`. */
		| "fetched"
		/** The authority's word got worse: facts `from`, `to`, and `claimedOn` where it was claimed. */
		| "changed"
		/** A person has dealt with the change. */
		| "acknowledged"
		/** That was taken back: it is still to be dealt with. */
		| "reopened"
		| "claimed"
		| "unclaimed"
		| "trashed"
		| "restored"
		/**
		 * Filed under `to`, which is empty where the category was taken away: facts `from`, `to`, `by`, and `because`
		 * of a rule.
		 */
		| "filed"
		/** Facts `added`, `removed`: tags, joined by 、. */
		| "tagged"
		/** The user's note: fact `text`, empty where it was taken away. */
		| "annotated"
		/** A person said that records alike are invoices of their own, or took that back: fact `count`, 0 for the latter. */
		| "parted"
		| "noted";
	readonly facts: Readonly<Record<string, string | number>>;
	/**
	 * SHA-256 of the canonical JSON of the event before it: the events are a chain, and one that was changed or left
	 * out shows. A record merged into another brings its own chain along, joined by the fact `head` of `merged`.
	 */
	readonly previous?: string;
}

/** What one original says about the invoice of a record. */
export interface StoredReading extends Reading {
	/**
	 * `undefined` for typed forms, pasted QR text, the camera, web pages and rows of a ledger: there is no file of the
	 * invoice.
	 */
	readonly sha256?: string;
	/** The web page whose words were read; absent where an original was. */
	readonly page?: PageOfRecord;
	/** Which of the file's readings this is, from 0: one file can hold many invoices. */
	readonly part: number;
	readonly readAt: string;
	/** Taken back: it says nothing any more, and stays so that another vault does not bring it back. */
	readonly gone?: true;
}

/**
 * One kept invoice (发票记录). Only facts: what the files say, what was typed, what was answered, what happened.
 * Fields and verdict are settled and judged from them whenever shown, so a new rule re-judges old records.
 */
export interface InvoiceRecord extends Labels {
	readonly id: string;
	/** `undefined` while a person must still type the number. */
	readonly identity?: Identity;
	readonly readings: readonly StoredReading[];
	/** Values typed by the user, kept beside the readings. */
	readonly typed: readonly Evidence[];
	readonly answers: readonly Answer[];
	readonly events: readonly RecordEvent[];
	readonly sample: boolean;
	readonly createdAt: string;
	readonly updatedAt: string;
	/** The user's own mark 已报销. */
	readonly claimedAt?: string;
	/** In the trash since; removed for good by the user only. */
	readonly trashedAt?: string;
	/** By what others are alike (`Marks.parts`, `Marks.near`) though a person said that this is an invoice of its own. */
	readonly apart?: readonly Mark[];
}
