import type { Bundle, FileFacts } from "#core/sync/bundle.ts";

/** What a backup or an open archive holds, proved whole. Its parts can be read again and again. */
export interface Source {
	readonly form: "backup" | "archive";
	readonly facts: SourceFacts;
	/** Settings without secrets. */
	readonly settings: Readonly<Record<string, unknown>>;
	/** Records that are none to this version. */
	readonly refused: number;
	/** Records in groups, in the order they were written. Bundles that are none to this version are `undefined`. */
	bundles(): AsyncIterable<readonly (Bundle | undefined)[]>;
	/** The bytes of an original; `undefined` where it is not in it. Throws when the file changed since. */
	file(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export interface SourceFacts {
	readonly app: string;
	readonly createdAt: string;
	readonly records: number;
	readonly originals: number;
	readonly lines: number;
	readonly from?: string;
	readonly to?: string;
	readonly unreadable: number;
	readonly lost: number;
}

/** A piece of an original as the parts of a file name it. */
export type Piece = FileFacts & { readonly at: number };
