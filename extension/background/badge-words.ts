import { t } from "#extension/i18n/index.ts";
import type { Badge } from "./badge.ts";

/** The button's title, which a screen reader speaks: 「验票：本页 3 张发票，1 张已保存」. */
export function badgeTitle({ count, kept, verified, stopped, pictures, sample, locked }: Badge): string {
	return [
		count === 0 ? t("badge.none") : t("badge.some", { count }),
		kept > 0 && t("badge.kept", { count: kept }),
		verified > 0 && t("badge.verified", { count: verified }),
		stopped > 0 && t("badge.stop", { count: stopped }),
		pictures > 0 && t("badge.pictures", { count: pictures }),
		sample && t("badge.sample"),
		locked && t("badge.locked"),
	]
		.filter(Boolean)
		.join("");
}
