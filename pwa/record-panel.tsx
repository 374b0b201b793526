import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { narrow } from "#pwa/state/screen.ts";
import { lazyComponent } from "#ui/lazy.tsx";

import { RecordSkeleton } from "./record-skeleton.tsx";

interface Props {
	readonly app: App;
	readonly id: string;
	/** Where records open on this page: `/result` or `/library`. */
	readonly base: string;
	readonly closeTo: string;
}

/** The record's view comes when the first record is opened; the check sentences alone are too much for first paint. */
const RecordBody = lazyComponent(() => import("#pwa/record/body.tsx").then((module) => module.RecordBody), {
	waiting: <RecordSkeleton />,
	failed: (retry) => (
		<div class="record empty">
			<p>{t("original.failed")}</p>
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</div>
	),
});

/** The open record: a panel on the right of the list, a page of its own on phones. Esc closes it. */
export function RecordPanel({ app, id, base, closeTo }: Props) {
	const { route, query } = useLocation();
	const panel = useRef<HTMLDivElement>(null);
	const full = query.view === "full";
	/** The list beside it is not shown: what is open is the page. */
	const alone = full || narrow.value;

	useEffect(() => {
		panel.current?.scrollTo(0, 0);
		panel.current?.focus({ preventScroll: true });
	}, [id]);

	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], :popover-open"))
				return;
			route(closeTo);
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, [route, closeTo]);

	const toggleFull = () => {
		const params = new URLSearchParams(location.search);
		if (full) params.delete("view");
		else params.set("view", "full");
		route(`${location.pathname}${params.size > 0 ? `?${params}` : ""}`, true);
	};

	return (
		// biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles may have a name. One element for both, as another one would draw the record anew
		<div
			ref={panel}
			class="panel scroll"
			role={alone ? "main" : "complementary"}
			aria-label={t("record.title")}
			tabIndex={-1}
		>
			{alone && <h1 class="visually-hidden">{t("record.title")}</h1>}
			<RecordBody app={app} id={id} base={base} closeTo={closeTo} full={full} onFull={toggleFull} />
		</div>
	);
}
