import { useLocation } from "preact-iso";

import { t } from "#pwa/i18n/index.ts";
import { libraryUrl, queryFromUrl } from "#pwa/library/url.ts";
import { RecordPanel } from "#pwa/record-panel.tsx";
import { opening } from "#pwa/state/library.ts";
import { lazyComponent } from "#ui/lazy.tsx";

/** What can be done with a list is more than first paint has room for. */
const Library = lazyComponent(() => import("#pwa/library/library.tsx").then((module) => module.Library), {
	waiting: <h1>{t("library.title")}</h1>,
	failed: (retry) => (
		<div class="empty">
			<h1>{t("library.title")}</h1>
			<p>{t("original.failed")}</p>
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</div>
	),
});

/** 发票库: everything kept; the address holds what is searched, filtered and open. */
export function LibraryPage({ id }: { id?: string }) {
	const { query } = useLocation();
	const library = opening.value;
	return (
		<div class={`split${id ? " with-panel" : ""}${id && query.view === "full" ? " full" : ""}`}>
			<main id="content" class="page scroll library" tabIndex={-1}>
				{library.state === "open" ? <Library app={library.app} openId={id} /> : <h1>{t("library.title")}</h1>}
			</main>
			{library.state === "open" && id && (
				<RecordPanel app={library.app} id={id} base="/library" closeTo={libraryUrl(queryFromUrl(query))} />
			)}
		</div>
	);
}
