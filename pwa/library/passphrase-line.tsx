import { useEffect, useState } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/keeping.ts";
import { revision } from "#pwa/state/library.ts";
import { isOffered, putOff, settingPassphrase } from "#pwa/state/offer.ts";
import { countOwn } from "#pwa/state/rows.ts";
import { Mark } from "#ui/mark.tsx";

/** Once own invoices are kept and whoever can use the browser can open them: said until somebody has seen it. */
export function PassphraseLine({ app }: { app: HostedApp }) {
	const own = useOwn(app);
	if (!own || !isOffered("reminder")) return null;
	return (
		<div class="with-mark keeping-line" role="status">
			<Mark tone="unknown" />
			<div class="bar">
				<span>{t("passphrase.none")}</span>
				<button type="button" class="button" onClick={() => (settingPassphrase.value = true)}>
					{t("passphrase.set")}
				</button>
				<button type="button" class="button quiet" onClick={() => putOff("never")}>
					{t("passphrase.never")}
				</button>
			</div>
		</div>
	);
}

/** Whether there are invoices that are no samples. */
function useOwn(app: App): boolean {
	const [own, setOwn] = useState(false);
	const version = revision.value;
	useEffect(() => {
		if (!isOffered("reminder")) return undefined;
		let here = true;
		void countOwn(app).then((count) => here && setOwn(count > 0));
		return () => {
			here = false;
		};
	}, [app, version]);
	return own;
}
