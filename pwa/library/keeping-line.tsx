import "#pwa/style/backup.css";

import { useEffect } from "preact/hooks";

import type { App } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { lookAtStanding, standing } from "#pwa/state/backup.ts";
import { revision } from "#pwa/state/library.ts";
import { Mark } from "#ui/mark.tsx";

/** One quiet line over the library: it is time for a backup, or something is damaged. */
export function KeepingLine({ app }: { app: App }) {
	const version = revision.value;
	useEffect(() => void lookAtStanding(app), [app, version]);
	const now = standing.value;
	if (!now || (!now.due && now.damaged === 0)) return null;
	const hurt = now.damaged > 0;
	return (
		<p class="with-mark keeping-line" role="status">
			<Mark tone={hurt ? "stop" : "caution"} />
			<span>
				{hurt ? t("backup.damaged", { count: now.damaged }) : t("backup.due", { count: now.since })}{" "}
				<a class="link" href="/settings#backup">
					{t(hurt ? "backup.check.see" : "backup.see")}
				</a>
			</span>
		</p>
	);
}
