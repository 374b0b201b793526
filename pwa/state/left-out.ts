import { t } from "#pwa/i18n/index.ts";

/** Said after what was done to many: how many do not open and are as they were. Nothing where all could be read. */
export function leftOut(unread: readonly string[]): string {
	return unread.length > 0 ? t("library.unread", { count: unread.length }) : "";
}
