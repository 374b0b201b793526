import { t } from "#pwa/i18n/organise.ts";

interface Props {
	readonly done: number;
	readonly total: number;
	readonly leftMs?: number;
	readonly stop: () => void;
}

/** In place of the actions while one of them works through many. */
export function BulkProgress({ done, total, leftMs, stop }: Props) {
	const seconds = leftMs === undefined ? undefined : Math.ceil(leftMs / 1_000);
	return (
		<>
			<span>{t("bulk.running", { done, total })}</span>
			<progress class="bulk-progress" value={done} max={total} aria-label={t("bulk.running", { done, total })} />
			<span class="muted small">{seconds !== undefined && t("bulk.left", { seconds })}</span>
			<span class="bar">
				<button type="button" class="button" onClick={stop}>
					{t("action.cancel")}
				</button>
			</span>
		</>
	);
}
