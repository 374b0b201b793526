import { signal } from "@preact/signals";

import type { Evidence, Origin, Place } from "#core/model/evidence.ts";

/** Something to show on an original; without a place the original as a whole. */
interface Mark {
	readonly origin: Origin;
	readonly place: Place | undefined;
}

/** Where the value under the pointer or the focus stands; it may stand on several originals, in their text and QR. */
export const highlight = signal<readonly Mark[]>([]);

/** Marks every place this evidence names. */
export function highlightPlaces(evidence: readonly Evidence[]): void {
	highlight.value = evidence.flatMap(({ origin, place }) => (origin && place ? { origin, place } : []));
}

/** Leads to the original of one piece of evidence, whether or not it knows its place there. */
export function highlightOrigin({ origin, place }: Evidence): void {
	highlight.value = origin ? [{ origin, place }] : [];
}

export function isSameOrigin(a: Origin, b: Origin): boolean {
	return a.sha256 === b.sha256 && a.member === b.member;
}
