import type { Counted } from "#core/stats/sums.ts";
import { Money } from "#ui/value.tsx";

import type { StatsAsked } from "./url.ts";
import { isFen, t } from "./words.ts";

export type Measure = StatsAsked["measure"];

/** A sum, or that it is too large to be told exactly. */
export function Sum({ value }: { value: number | undefined }) {
	return isFen(value) ? <Money value={value} /> : <span class="muted small">{t("stats.inexact")}</span>;
}

export function Measured({ counted, measure }: { counted: Counted; measure: Measure }) {
	return measure === "count" ? <span>{counted.count}</span> : <Sum value={counted.net[measure]} />;
}

export function valueOfMeasure({ count, net }: Counted, measure: Measure): number {
	return measure === "count" ? count : (net[measure] ?? 0);
}
