import type { Settings } from "#core/flows/app.ts";
import { ProfilesSection } from "#pwa/account/profiles-section.tsx";
import { AccountSection } from "#pwa/account/section.tsx";
import { t } from "#pwa/i18n/index.ts";
import { AboutSection } from "#pwa/settings/about.tsx";
import { AskingSection } from "#pwa/settings/asking.tsx";
import { CategoriesSection } from "#pwa/settings/categories.tsx";
import { ClaimSection } from "#pwa/settings/claim.tsx";
import { ExtensionSection } from "#pwa/settings/extension.tsx";
import { KeepingSections } from "#pwa/settings/keeping.tsx";
import { ProviderSection } from "#pwa/settings/provider.tsx";
import { StorageSection } from "#pwa/settings/storage.tsx";
import { UnreadNote } from "#pwa/settings/unread.tsx";
import { WatchSection } from "#pwa/settings/watch.tsx";
import { changeSettings, opening } from "#pwa/state/library.ts";
import { CompaniesSection } from "#ui/settings/companies.tsx";
import { LookSection } from "#ui/settings/look.tsx";

/** 设置: every choice is kept at once. */
export function SettingsPage() {
	const library = opening.value;
	return (
		<main id="content" class="page scroll settings" tabIndex={-1}>
			<h1>{t("settings.title")}</h1>
			{library.state === "open" && (
				<>
					<UnreadNote app={library.app} />
					{[
						ProviderSection,
						AskingSection,
						WatchSection,
						CompaniesSection<Settings>,
						ClaimSection,
						LookSection<Settings>,
					].map((Section) => (
						<Section
							key={Section.name}
							settings={library.settings}
							onChange={(settings) => changeSettings(library.app, settings)}
						/>
					))}
					<CategoriesSection app={library.app} />
					<ExtensionSection app={library.app} />
					<ProfilesSection app={library.app} />
					<AccountSection app={library.app} />
					<StorageSection app={library.app} />
					<KeepingSections app={library.app} />
				</>
			)}
			<AboutSection />
		</main>
	);
}
