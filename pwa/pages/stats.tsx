import { Stats } from "#pwa/stats/page.tsx";

/** 统计: counts and sums of any list, and reports. */
export function StatsPage({ view }: { view?: string }) {
	return (
		<main id="content" class="page scroll" tabIndex={-1}>
			<Stats view={view} />
		</main>
	);
}
