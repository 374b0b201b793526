import { t, tMaybe } from "#extension/i18n/index.ts";
import type { Standing } from "#extension/protocol/standing.ts";
import type { IconName } from "#ui/icon.tsx";
import { authenticityTone, claimableTone, stateTone, type Tone } from "#ui/mark.tsx";
import { formatInstant } from "#ui/value.tsx";

/** One fact about how a candidate stands: a word, and its shape. */
export type StandingMark =
	| { readonly tone: Tone; readonly word: string }
	| { readonly icon: IconName; readonly word: string };

type Kept = Extract<Standing, { what: "kept" }>;

/** How a candidate stands, the weightiest first. Nothing is green but what an authority or a signature confirmed. */
export function standingMarks(standing: Standing): readonly StandingMark[] {
	if (standing.what !== "kept") {
		if (standing.what === "locked") return [{ tone: "unknown", word: t("ext.standing.locked") }];
		const icon = standing.what === "new" ? "plus" : "file";
		return [{ icon, word: t(`ext.standing.${standing.what}`) }];
	}
	const claimed = standing.claimedAt && t("ext.standing.claimed", { on: dayOf(standing.claimedAt) });
	return [...verdictMarks(standing), ...(claimed ? [{ tone: "caution", word: claimed } as const] : [])];
}

function verdictMarks(standing: Kept): readonly StandingMark[] {
	const { authenticity, state, claimable, verifiedAt } = standing;
	const asked = verifiedAt && t("ext.standing.asked", { on: dayOf(verifiedAt) });
	const also = asked ? [{ icon: "history", word: asked } as const] : [];
	if (authenticity === "contradicted") {
		return [{ tone: authenticityTone.contradicted, word: t("authenticity.short.contradicted") }, ...also];
	}
	if (stateTone[state] === "stop" || stateTone[state] === "caution") {
		return [{ tone: stateTone[state], word: t(`state.short.${state}`) }, ...also];
	}
	const claim =
		claimable === "no" || claimable === "look"
			? [{ tone: claimableTone[claimable], word: tMaybe(`claimable.short.${claimable}`) ?? "" }]
			: [];
	if (authenticity === "confirmed" && verifiedAt) {
		return [...claim, { tone: "good", word: t("ext.standing.verified", { on: dayOf(verifiedAt) }) }];
	}
	if (authenticity === "signed") return [...claim, { tone: "good", word: t("authenticity.short.signed") }];
	if (asked) return [...claim, { tone: "unknown", word: t("ext.standing.open") }, ...also];
	return [...claim, { icon: "download", word: t("ext.standing.kept") }];
}

function dayOf(iso: string): string {
	return formatInstant(iso).slice(0, 10);
}
