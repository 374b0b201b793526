import { t } from "#pwa/i18n/index.ts";

/** The limits, said plainly where people look for them. */
export function AboutSection() {
	return (
		<section class="setting">
			<h2>{t("settings.about")}</h2>
			<ul class="limits">
				{(["1", "2", "3", "4", "5"] as const).map((point) => (
					<li key={point}>{t(`settings.about.${point}`)}</li>
				))}
			</ul>
			<p class="muted small">{t("settings.version", { version: __VERSION__ })}</p>
		</section>
	);
}
