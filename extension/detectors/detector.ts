import type { Candidate } from "#extension/protocol/candidate.ts";

/** Finds invoices on a page. Reads the DOM and changes nothing in it. One file each; `index.ts` lists them. */
export interface Detector {
	/** Whether it has anything to say here; generic detectors leave it out. */
	readonly fits?: (page: URL) => boolean;
	/**
	 * What `root` (a document, a shadow root, an element) shows. A generator, so that a long page is looked at in slices:
	 * `undefined` is a place to rest. Returns whether a limit was reached, so that there may be more.
	 */
	find(root: ParentNode, page: URL): Generator<Candidate | undefined, boolean>;
}
