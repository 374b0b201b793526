import type { Gray } from "../pixels/gray.ts";
import type { Point } from "../pixels/mask.ts";

/** One code an engine read; corners in pixels of the picture it was given. */
export interface QrHit {
	readonly text: string;
	readonly corners: readonly Point[];
}

/** Something that reads QR codes from one picture. An empty text is no read. */
export interface QrEngine {
	/** May stop at the first text that is `enough`; an engine that sees all at once may return more. */
	find(image: Gray, enough: (text: string) => boolean): Promise<readonly QrHit[]>;
}
