import type { Fen } from "#core/base/fen.ts";
import { isKindId } from "#core/model/kinds/index.ts";
import { regions } from "#core/model/regions.ts";
import type { BasisDay } from "#core/search/searchable.ts";
import { statsWords } from "#pwa/i18n/stats.ts";
import { language, sharedWords, tell } from "#ui/i18n/index.ts";
import { categoryName, kindShortName } from "#ui/words.ts";

export const { t, tMaybe } = tell({ ...sharedWords, ...statsWords });

/** By what the groups are that a page shows. */
export type Grouping = "kind" | "category" | "seller" | "buyer" | "region" | "state" | "risk" | "authenticity" | "rate";

/** The name of a group; its key is foreign data, and may be of a newer version. */
export function groupName(by: Grouping, { key, label }: { readonly key: string; readonly label: string }): string {
	if (key === "") return tMaybe(`stats.no.${by}`) ?? t("stats.no.kind");
	if (by === "kind") return isKindId(key) ? kindShortName(key) : key;
	if (by === "region") {
		const region = regions.find(({ code, digital }) => (code || digital) === key);
		return region ? (language.value === "en" ? region.en : region.zh) : key;
	}
	if (by === "state") return tMaybe(`state.short.${key}`) ?? key;
	if (by === "authenticity") return tMaybe(`authenticity.short.${key}`) ?? key;
	if (by === "risk") return (key === "none" ? t("stats.risk.none") : tMaybe(`severity.${key}`)) ?? key;
	return by === "category" ? categoryName(label) : label;
}

export function monthName(month: string, basis: BasisDay): string {
	return month === "" ? t(`stats.no.month.${basis}`) : `${month.slice(0, 4)}-${month.slice(4)}`;
}

/** `12.3%`; nothing of nothing is no share. */
export function share(part: number, whole: number): string {
	return whole === 0 ? "" : `${((part / whole) * 100).toFixed(1)}%`;
}

/** An amount for an axis: few digits, in the unit people count in. */
export function roughMoney(value: number): string {
	const yuan = value / 100;
	const units: readonly (readonly [number, string])[] =
		language.value === "en"
			? [
					[1e9, "bn"],
					[1e6, "m"],
					[1e3, "k"],
				]
			: [
					[1e8, " 亿"],
					[1e4, " 万"],
				];
	const [size, unit] = units.find(([least]) => Math.abs(yuan) >= least) ?? [1, ""];
	return `${Number((yuan / size).toPrecision(3))}${unit}`.replace("-", "−");
}

export function isFen(value: number | undefined): value is Fen {
	return value !== undefined && Number.isSafeInteger(value);
}
