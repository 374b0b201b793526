import { t } from "#extension/i18n/index.ts";
import { hostName } from "#extension/page/host.ts";
import type { Options } from "./options.ts";

/** The sites that are looked at by themselves, each to be withdrawn on the spot. */
export function SitesSection({ options, sites }: { options: Options; sites: readonly string[] }) {
	return (
		<section class="setting">
			<h2>{t("ext.opt.sites")}</h2>
			<p class="muted">{t("ext.opt.sites.lead")}</p>
			{sites.length === 0 && <p class="muted">{t("ext.opt.sites.none")}</p>}
			<ul class="sites">
				{sites.map((site) => (
					<li key={site}>
						<span class="clip" title={site}>
							{hostName(site)}
						</span>
						<button
							type="button"
							class="button quiet"
							aria-label={t("ext.opt.sites.removeName", { host: hostName(site) })}
							onClick={() => void options.withdraw(site)}
						>
							{t("ext.opt.sites.remove")}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
