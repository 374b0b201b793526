import { signal } from "@preact/signals";

import type { Place } from "#core/model/evidence.ts";

/** Where the value under the pointer or the focus stands on the original. */
export const highlight = signal<Place | undefined>(undefined);
