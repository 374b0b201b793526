import type { ComponentChildren } from "preact";

import { t } from "#pwa/i18n/index.ts";
import { updateNow } from "#pwa/platform/install.ts";
import type { Opening } from "#pwa/state/library.ts";

type HaltedLibrary = Exclude<Opening, { state: "locked" | "open" }>;

/** Whether no page can show anything before a person has done something. */
export function isHalted(library: Opening): library is HaltedLibrary {
	if (library.state === "opening") return library.waits === true;
	return library.state !== "locked" && library.state !== "open";
}

/** In place of every page: what happened to the library, and what to do next. */
export function Halted({ library, onRetry }: { library: HaltedLibrary; onRetry: () => void }) {
	switch (library.state) {
		case "opening":
			return <Notice title={t("app.waits")} next={t("app.waits.next")} />;
		case "outdated":
			return (
				<Notice title={t("app.outdated")} next={t("app.outdated.next")}>
					<Act onClick={() => void updateNow()}>{t("app.update")}</Act>
				</Notice>
			);
		case "gone":
			return (
				<Notice title={t(`app.${library.how}`)} next={t(`app.${library.how}.next`)}>
					<Act onClick={() => location.reload()}>{t("app.reload")}</Act>
				</Notice>
			);
		case "failed":
			return (
				<Notice title={t("app.failed")} next={t("app.failed.next", { why: library.why && `（${library.why}）` })}>
					<Act onClick={onRetry}>{t("action.retry")}</Act>
				</Notice>
			);
	}
}

function Notice(props: { title: string; next: string; children?: ComponentChildren }) {
	return (
		<main id="content" class="page scroll" tabIndex={-1}>
			<div class="empty" role="alert">
				<h1>{props.title}</h1>
				<p>{props.next}</p>
				{props.children}
			</div>
		</main>
	);
}

function Act({ children, onClick }: { children: string; onClick: () => void }) {
	return (
		<button type="button" class="button primary" onClick={onClick}>
			{children}
		</button>
	);
}
