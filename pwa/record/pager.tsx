import { t } from "#pwa/i18n/index.ts";

/** Turns the pages of an original; nothing where there is only one. */
export function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
	if (pages < 2) return null;
	return (
		<div class="bar pager">
			<button type="button" class="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
				{t("original.previous")}
			</button>
			<span class="muted">{t("original.page", { page: page + 1, pages })}</span>
			<button type="button" class="button" disabled={page >= pages - 1} onClick={() => onPage(page + 1)}>
				{t("original.next")}
			</button>
		</div>
	);
}
