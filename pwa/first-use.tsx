import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { revision } from "#pwa/state/library.ts";
import { countAll } from "#pwa/state/rows.ts";

/** Shown while the library is empty: sample invoices that show every kind of verdict, and what the app does. */
export function FirstUse({ app, onLoad }: { app: App; onLoad: () => Promise<void> }) {
	const [empty, setEmpty] = useState(false);
	const [busy, setBusy] = useState(false);
	const version = revision.value;
	useEffect(() => {
		let here = true;
		void countAll(app).then((all) => here && setEmpty(all === 0));
		return () => {
			here = false;
		};
	}, [app, version]);
	if (!empty) return null;
	const load = async () => {
		setBusy(true);
		await onLoad();
		setBusy(false);
	};
	return (
		<div class="first-use">
			<section class="card">
				<h2>{t("check.samples.title")}</h2>
				<p class="muted">{t("check.samples.text")}</p>
				<button type="button" class="button" disabled={busy} onClick={load}>
					{t("action.loadSamples")}
				</button>
			</section>
			<section class="card">
				<h2>{t("check.does.title")}</h2>
				<dl>
					{(["read", "check", "keep"] as const).map((what) => (
						<div key={what}>
							<dt>{t(`check.does.${what}`)}</dt>
							<dd class="muted">{t(`check.does.${what}.text`)}</dd>
						</div>
					))}
				</dl>
			</section>
		</div>
	);
}
