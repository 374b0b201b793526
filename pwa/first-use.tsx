import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";

import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/index.ts";
import { RestoreButton } from "#pwa/settings/restore-button.tsx";
import { revision } from "#pwa/state/library.ts";
import { isOffered, putOff, settingPassphrase } from "#pwa/state/offer.ts";
import { countAll } from "#pwa/state/rows.ts";

/** Shown while the library is empty: sample invoices that show every kind of verdict, and what the app does. */
export function FirstUse({ app, onLoad }: { app: HostedApp; onLoad: () => Promise<void> }) {
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
				<div class="bar">
					<button type="button" class="button" disabled={busy} onClick={load}>
						{t("action.loadSamples")}
					</button>
					<RestoreFirst app={app} />
				</div>
			</section>
			<PassphraseOffer />
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

/** For whoever has kept a backup elsewhere. */
function RestoreFirst({ app }: { app: HostedApp }) {
	const { route } = useLocation();
	const restore = async (file: File) => {
		const { chooseBackup } = await import("#pwa/state/backup.ts");
		void chooseBackup(app, file); // what comes of it is shown there
		route("/settings#backup");
	};
	return <RestoreButton text={t("check.restore")} quiet onChoose={(file) => void restore(file)} />;
}

/** Says what a passphrase guards, and asks once. */
function PassphraseOffer() {
	if (!isOffered("first")) return null;
	return (
		<section class="card">
			<h2>{t("check.passphrase.title")}</h2>
			<p class="muted">{t("check.passphrase.text")}</p>
			<div class="bar">
				<button type="button" class="button" onClick={() => (settingPassphrase.value = true)}>
					{t("check.passphrase.set")}
				</button>
				<button type="button" class="button quiet" onClick={() => putOff("later")}>
					{t("check.passphrase.later")}
				</button>
			</div>
		</section>
	);
}
