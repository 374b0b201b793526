import { regions } from "#core/model/regions.ts";
import { tMaybe } from "#pwa/i18n/organise.ts";
import { pick } from "#ui/i18n/index.ts";

/** Keys of a region and of what a finding weighs are of this version or another: one without a word stands for itself. */
export function regionName(key: string): string {
	const region = regions.find(({ code, digital }) => (code || digital) === key);
	return region ? pick(region) : key;
}

export function riskName(key: string): string {
	return tMaybe(key === "none" ? "col.risk.none" : `severity.${key}`) ?? key;
}
