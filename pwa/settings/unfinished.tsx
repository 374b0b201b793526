import type { ComponentChildren } from "preact";

import type { HostedApp } from "#core/worker/hosted-app.ts";
import { t } from "#pwa/i18n/backup.ts";
import { takeAsFilled } from "#pwa/state/profiles.ts";
import { Mark } from "#ui/mark.tsx";

/** A backup was to fill this account and did not wholly: it can be restored into again, or taken as it is. */
export function Unfinished({ app, children }: { app: HostedApp; children?: ComponentChildren }) {
	return (
		<div class="with-mark keeping-line" role="status">
			<Mark tone="caution" />
			<div class="bar">
				<span>{t("backup.filling")}</span>
				{children}
				<button type="button" class="button" onClick={() => void takeAsFilled(app)}>
					{t("backup.filling.take")}
				</button>
			</div>
		</div>
	);
}
