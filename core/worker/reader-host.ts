import type { ReadResult } from "#core/model/reading.ts";
import { loadPdfJs } from "#core/readers/pdf/pdfjs.ts";
import { readFile } from "#core/readers/read.ts";
import type { Platform } from "#core/readers/reader.ts";

/** What a reading worker exposes; its type is the contract with the pool. */
export interface ReaderHost {
	/** Answers once the worker's code is there: loading must not count as reading. */
	ready(): Promise<true>;
	/** `onMember` is told the name of each member before it is read. */
	read(bytes: Uint8Array, name: string, onMember: (name: string) => void): Promise<ReadResult>;
}

export function createReaderHost(platform: Platform): ReaderHost {
	return {
		// The largest part by far: on a slow machine its loading alone would use up the time of the first PDF.
		ready: () =>
			loadPdfJs().then(
				() => true,
				() => true, // without it every other form can still be read
			),
		// To stop it the pool ends the worker, so the signal in here never fires.
		read: (bytes, name, onMember) =>
			readFile(bytes, name, { platform, signal: new AbortController().signal, onMember }),
	};
}
