import { signal } from "@preact/signals";

import type { Place } from "#core/model/evidence.ts";

/** Where the value under the pointer or the focus stands on the original; it may stand in the text and in the QR. */
export const highlight = signal<readonly Place[]>([]);
