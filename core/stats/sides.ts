import type { Counted } from "./sums.ts";

/** What the search box takes for invoices that are not red, and for red ones. */
export const sideBoxes = { blue: "红蓝:蓝字", red: "红蓝:红字" } as const;

/** Which of the invoices that were counted a number is of. */
export type Side = "all" | keyof typeof sideBoxes;

/** What the search box takes for one side of what was counted; none where there is nothing to see, or no words for it. */
export function boxOfSide(
	{ box, count, reds }: Pick<Counted, "count" | "reds"> & { readonly box?: string | undefined },
	side: Side,
): string | undefined {
	const shown = { all: count, blue: count - reds, red: reds }[side];
	if (box === undefined || shown === 0) return undefined;
	return side === "all" ? box : `${box} ${sideBoxes[side]}`.trim();
}
