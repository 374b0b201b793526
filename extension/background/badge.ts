import type { Standing } from "#extension/protocol/standing.ts";

/** What the toolbar button says of a tab. */
export interface Badge {
	readonly text: string;
	readonly tone: "none" | "new" | "good" | "caution" | "stop";
	readonly count: number;
	readonly kept: number;
	readonly verified: number;
	readonly stopped: number;
	readonly pictures: number;
	readonly sample: boolean;
	/** Nobody can tell what is kept. */
	readonly locked: boolean;
}

/** White text is readable on each of them (4.5 : 1 and more). */
export const badgeColors: Readonly<Record<Badge["tone"], string>> = {
	none: "#5f6368",
	new: "#1a5fb4",
	good: "#1e7b34",
	caution: "#8a5a00",
	stop: "#b3261e",
};

/**
 * The number of invoices on a page, coloured by the worst of them: one that is void, red-inked or contradicted shows
 * an exclamation mark beside the number, since colour alone tells nothing to many people.
 * @param pictures those that may hold a QR; not counted, since most of them are no invoices
 */
export function badgeOf(standings: readonly Standing[], pictures = 0): Badge {
	const kept = standings.filter((one) => one.what === "kept");
	const stopped = kept.filter(isStopped).length;
	const verified = kept.filter((one) => one.authenticity === "confirmed" && !isStopped(one)).length;
	const count = standings.length;
	const number = count === 0 ? "" : count > 99 ? "99+" : String(count);
	const locked = standings.some(({ what }) => what === "locked");
	return {
		text: stopped > 0 ? `${number}!` : number,
		tone: locked ? "none" : toneOf({ count, kept: kept.length, verified, stopped }),
		count,
		kept: kept.length,
		verified,
		stopped,
		pictures,
		sample: kept.some(({ sample }) => sample),
		locked,
	};
}

type Kept = Extract<Standing, { what: "kept" }>;

function isStopped({ authenticity, state }: Kept): boolean {
	return authenticity === "contradicted" || (state !== "normal" && state !== "unknown");
}

function toneOf({ count, kept, verified, stopped }: Pick<Badge, "count" | "kept" | "verified" | "stopped">) {
	if (stopped > 0) return "stop";
	if (count === 0) return "none";
	if (verified === count) return "good";
	return kept === count ? "caution" : "new";
}
