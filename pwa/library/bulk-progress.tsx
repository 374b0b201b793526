import type { Ref } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

import { t } from "#pwa/i18n/organise.ts";
import { type BulkRun, bulkInPage } from "#pwa/state/bulk-run.ts";
import "#pwa/style/bulk.css";

/** In place of the actions while one of them works through many. */
export function BulkInPage(run: BulkRun) {
	const place = useRef<HTMLSpanElement>(null);
	// Behind a record that fills a small screen nobody sees it.
	useLayoutEffect(() => {
		bulkInPage.value = place.current?.checkVisibility() ?? false;
	});
	useLayoutEffect(
		() => () => {
			bulkInPage.value = false;
		},
		[],
	);
	return <BulkProgress {...run} place={place} />;
}

/** The same at the foot of the window, wherever what was done to many is taken back; above what is told there meanwhile. */
export function BulkToast(run: BulkRun) {
	const [begun, setBegun] = useState("");
	// A region is read out when words come into it, and each time they change: these stay.
	useEffect(() => setBegun(t("bulk.begun", { total: run.total })), []);
	return (
		<>
			<p class="visually-hidden" role="status">
				{begun}
			</p>
			<div class="toast of-bulk">
				<BulkProgress {...run} />
			</div>
		</>
	);
}

function BulkProgress({ done, total, leftMs, stop, place }: BulkRun & { place?: Ref<HTMLSpanElement> }) {
	const seconds = leftMs === undefined ? undefined : Math.ceil(leftMs / 1_000);
	return (
		<>
			<span ref={place ?? null}>{t("bulk.running", { done, total })}</span>
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
