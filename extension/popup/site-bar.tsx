import { t } from "#extension/i18n/index.ts";
import type { Popup } from "./popup.ts";

interface Props {
	readonly popup: Popup;
	readonly origin: string;
	readonly watched: boolean;
}

/** Whether this site is looked at by itself; turned on and off on the spot. */
export function SiteBar({ popup, origin, watched }: Props) {
	const { host } = new URL(origin);
	return (
		<section class="site">
			<label class="site-switch">
				<input
					type="checkbox"
					role="switch"
					checked={watched}
					aria-checked={watched}
					aria-describedby="site-hint"
					onChange={(event) => {
						// It shows what is, not what was asked for: the browser may refuse.
						event.currentTarget.checked = watched;
						void popup.watchSite(!watched);
					}}
				/>
				<span>{t("ext.site.always")}</span>
			</label>
			<p id="site-hint" class="muted small clip" title={host}>
				{watched ? t("ext.site.on", { host }) : t("ext.site.off")}
			</p>
		</section>
	);
}
