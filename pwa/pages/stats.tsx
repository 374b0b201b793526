import { t } from "#pwa/i18n/index.ts";
import { lazyComponent } from "#ui/lazy.tsx";

/** Numbers, pictures and their words come with the first visit. */
const Stats = lazyComponent(() => import("#pwa/stats/page.tsx").then((module) => module.Stats), {
	waiting: <h1>{t("nav.stats")}</h1>,
	failed: (retry) => (
		<div class="empty">
			<h1>{t("nav.stats")}</h1>
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</div>
	),
});

/** 统计: counts and sums of any list, and reports. */
export function StatsPage({ view }: { view?: string }) {
	return (
		<main id="content" class="page scroll" tabIndex={-1}>
			<Stats view={view} />
		</main>
	);
}
