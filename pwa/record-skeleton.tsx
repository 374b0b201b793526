import { t } from "#pwa/i18n/index.ts";

/** Keeps the place of a record while it comes. */
export function RecordSkeleton() {
	return (
		<div class="record waiting" aria-busy="true">
			<span class="visually-hidden">{t("record.loading")}</span>
			{[60, 90, 85, 80, 40, 70].map((width) => (
				<i key={width} class="skeleton" style={{ width: `${width}%` }} />
			))}
		</div>
	);
}
