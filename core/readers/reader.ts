import type { ReadProblem, ReadResult } from "#core/model/reading.ts";

/** Limits for foreign bytes. Each has its own `over_budget` error with the name of the limit. */
export interface Budget {
	/** Bytes of one file as it comes. */
	readonly fileBytes: number;
	/** Bytes of everything unpacked from one container, and of one member. */
	readonly unpackedBytes: number;
	readonly memberBytes: number;
	readonly members: number;
	/** Unpacked to packed size; above it a container is a bomb. */
	readonly ratio: number;
	/** Containers within containers: a ZIP in a mail, a ZIP in a ZIP. */
	readonly nesting: number;
	readonly xmlDepth: number;
	readonly xmlNodes: number;
	readonly pixels: number;
	readonly pages: number;
	/** Text items of one page, and their characters: a page set glyph by glyph has under 5 000. */
	readonly textItems: number;
	readonly textLength: number;
	/** Milliseconds for one file, and for each member of a container. */
	readonly timeMs: number;
	/** Milliseconds for a container with all its members. */
	readonly containerMs: number;
}

export const defaultBudget: Budget = {
	fileBytes: 64 * 1024 * 1024,
	unpackedBytes: 256 * 1024 * 1024,
	memberBytes: 64 * 1024 * 1024,
	members: 5_000,
	ratio: 200,
	nesting: 1,
	xmlDepth: 64,
	xmlNodes: 400_000,
	pixels: 100_000_000,
	pages: 200,
	textItems: 10_000,
	textLength: 40_000,
	timeMs: 4_200,
	containerMs: 600_000,
};

/** Pixels as RGBA, 4 bytes each, row by row. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray;
}

/** A canvas as pdf.js and the picture reader use it: the browser's OffscreenCanvas or Node's. */
export interface CanvasLike {
	width: number;
	height: number;
	// biome-ignore lint/suspicious/noExplicitAny: the two platforms' context types do not meet; only 2d is used
	getContext(kind: "2d", options?: { willReadFrequently?: boolean }): any;
}

/** What differs between a browser's worker and Node; wired in `core/worker/` and `cli/`. */
export interface Platform {
	/**
	 * Decodes PNG, JPEG, WebP, BMP or GIF. Checks the size in the header against `maxPixels` before decoding;
	 * larger pictures give `over_budget`, broken ones `broken`.
	 */
	decodePicture(bytes: Uint8Array, maxPixels: number): Promise<Pixels | ReadProblem>;
	createCanvas(width: number, height: number): CanvasLike;
	/** Folder addresses, with a closing slash, of pdf.js's `cmaps/`, `standard_fonts/` and `wasm/` on our own origin. */
	readonly pdfAssets: { readonly cMaps: string; readonly standardFonts: string; readonly wasm: string };
	/** The bytes of one file in the folders above; rejects when it cannot be had, such as offline before it was kept. */
	readAsset(address: string): Promise<Uint8Array>;
	/** Address or path of the QR engine's wasm on our own origin. */
	readonly zxingWasm: string;
	/** Monotonic milliseconds. */
	now(): number;
}

export interface ReadContext {
	/** File name; a hint only. */
	readonly name: string;
	readonly signal: AbortSignal;
	readonly budget: Budget;
	/** `platform.now()` value at which the file's time is used up. */
	readonly deadline: number;
	readonly platform: Platform;
	/** Search pictures of pages for the QR. Off only where the caller wants text alone (the bench). */
	readonly qr: boolean;
	/** Containers around these bytes. */
	readonly nesting: number;
	/**
	 * Reads a member of a container with the right reader; given by `read.ts`. The readings and failures it returns
	 * already carry `name` as their `member`.
	 */
	readonly readMember: (bytes: Uint8Array, name: string) => Promise<ReadResult>;
}

/**
 * One file format. Never throws for foreign bytes: every expected failure is a `ReadProblem`.
 * One file can hold many invoices; a good file without an invoice gives `not_invoice`.
 */
export interface Reader {
	readonly id: string;
	/** Holds other files: counts as a level of nesting and has the time of a container. */
	readonly container?: true;
	/** Whether these bytes are of this form, from their first 4 KiB and, for containers, the names inside. */
	sniff(head: Uint8Array, name: string): boolean;
	read(bytes: Uint8Array, context: ReadContext): Promise<ReadResult>;
}

/** The problem when the reader must stop now, `undefined` when it may go on. Call it in every loop over foreign data. */
export function mustStop(
	context: Pick<ReadContext, "signal" | "deadline"> & { readonly platform: Pick<Platform, "now"> },
): ReadProblem | undefined {
	if (context.signal.aborted) return { code: "aborted" };
	if (context.platform.now() > context.deadline) return { code: "timeout" };
	return undefined;
}
