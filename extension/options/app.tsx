import { LockSection } from "#extension/account/lock-section.tsx";
import { UnlockForm } from "#extension/account/unlock-form.tsx";
import { PairingSection } from "#extension/bridge/pairing.tsx";
import { t } from "#extension/i18n/index.ts";
import { CompaniesSection } from "#ui/settings/companies.tsx";
import { LookSection } from "#ui/settings/look.tsx";
import { FileSection } from "./file.tsx";
import { MarksSection } from "./marks.tsx";
import type { Options } from "./options.ts";
import { ProviderSection } from "./provider.tsx";
import { SitesSection } from "./sites.tsx";

/** 扩展设置: every choice is kept at once, but for the provider, which first needs the browser's permission. */
export function App({ options }: { options: Options }) {
	const opening = options.opening.value;
	return (
		<main class="options settings">
			<h1>{t("ext.opt.title")}</h1>
			{opening.state === "opening" && (
				<div aria-busy="true">
					<p class="visually-hidden" role="status">
						{t("ext.opt.loading")}
					</p>
				</div>
			)}
			{opening.state === "locked" && (
				<UnlockForm unlock={options.guard.unlock} recovery={opening.recovery} onOpen={() => void options.open()} />
			)}
			{opening.state === "failed" && (
				<div class="empty" role="alert">
					<p>{t("ext.opt.failed")}</p>
					<button type="button" class="button primary" onClick={() => void options.open()}>
						{t("action.retry")}
					</button>
				</div>
			)}
			{opening.state === "open" && (
				<>
					<p class="muted">{t(opening.standing.passphrase ? "ext.opt.lead.guarded" : "ext.opt.lead")}</p>
					<p class={options.said.value ? "options-said" : "visually-hidden"} role="status">
						{options.said.value}
					</p>
					<ProviderSection
						// What a file brought stands in the boxes at once.
						key={JSON.stringify([opening.settings.provider, opening.preferences.server])}
						options={options}
						settings={opening.settings}
						server={opening.preferences.server}
					/>
					<SitesSection options={options} sites={opening.sites} />
					{options.pairing && (
						<PairingSection pairing={options.pairing} address={opening.preferences.server || undefined} />
					)}
					<LockSection options={options} loaded={opening} />
					<MarksSection options={options} preferences={opening.preferences} />
					<LookSection settings={opening.settings} onChange={(settings) => options.change(settings)} />
					<CompaniesSection settings={opening.settings} onChange={(settings) => options.change(settings)} />
					<FileSection options={options} />
				</>
			)}
		</main>
	);
}
