import { t } from "#pwa/i18n/index.ts";

export function NotFoundPage() {
	return (
		<main id="content" class="page scroll" tabIndex={-1}>
			<div class="empty">
				<h1>{t("app.notFound")}</h1>
				<p class="muted">{t("app.notFound.next")}</p>
				<a class="button primary" href="/">
					{t("nav.check")}
				</a>
			</div>
		</main>
	);
}
