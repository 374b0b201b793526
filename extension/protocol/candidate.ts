import type { PageWords } from "#core/flows/app.ts";

/** What a page says of a field, as written there; read and checked by `extension/work`, never trusted. */
export type PageFields = PageWords;

/** What of an invoice a page shows (候选). Plain JSON: it crosses from other people's pages. */
export type Candidate = FieldsCandidate | FileCandidate | PictureCandidate;

interface Common {
	/** The same for the same thing at every look: the identity, or the address. */
	readonly key: string;
	/** Id of the detector that found it. */
	readonly detector: string;
	/** A few words from beside it, at most 80 characters, so that a person knows which one it is. */
	readonly near?: string;
}

/** Labels and values, or a number that stands alone; the number has passed the structural checks (domain §1). */
export interface FieldsCandidate extends Common {
	readonly what: "fields";
	readonly fields: PageFields;
}

/** A link to a file that is an invoice by its text, name or site. */
export interface FileCandidate extends Common {
	readonly what: "file";
	/** http or https, absolute. */
	readonly url: string;
	readonly form: "pdf" | "ofd" | "xml" | "zip" | "image";
	readonly name: string;
	/** The number that stands beside it, when one does. */
	readonly number?: string;
}

/** A picture that may hold a QR; `extension/work` looks. */
export interface PictureCandidate extends Common {
	readonly what: "picture";
	/** PNG or JPEG as data URL where the page may read its own pixels, else the address to be fetched after a click. */
	readonly url: string;
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
}

/** One look at one frame of a page. */
export interface Sight {
	/** Address of the frame without its fragment. */
	readonly url: string;
	readonly title: string;
	readonly candidates: readonly Candidate[];
	/** A limit was reached and there may be more; the person is told. */
	readonly cut: boolean;
}
