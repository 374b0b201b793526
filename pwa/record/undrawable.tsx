import { t } from "#pwa/i18n/index.ts";

/** Said in the place of an original that cannot be drawn: the file itself is safe. */
export function Undrawable() {
	return <p class="muted">{t("original.failed")}</p>;
}
