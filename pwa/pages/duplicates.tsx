import { Duplicates } from "#pwa/duplicates/duplicates.tsx";
import { t } from "#pwa/i18n/index.ts";
import { opening } from "#pwa/state/library.ts";

/** 重复: what may be one invoice kept twice, side by side. */
export function DuplicatesPage() {
	const library = opening.value;
	return (
		<main id="content" class="page scroll" tabIndex={-1}>
			<h1>
				<a href="/library">{t("library.title")}</a> / {t("library.tab.twins")}
			</h1>
			{library.state === "open" && <Duplicates app={library.app} />}
		</main>
	);
}
