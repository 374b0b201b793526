import { t } from "#pwa/i18n/index.ts";
import { opening } from "#pwa/state/library.ts";
import { settingPassphrase } from "#pwa/state/offer.ts";
import { Dialog } from "#ui/dialog.tsx";
import { lazyComponent } from "#ui/lazy.tsx";

const close = () => {
	settingPassphrase.value = false;
};

/** Fetched when it is first needed. */
const SetPassphrase = lazyComponent(() => import("./set-passphrase.tsx").then((module) => module.SetPassphrase), {
	waiting: null,
	failed: (retry) => (
		<Dialog title={t("check.passphrase.set")} onClose={close}>
			<p>{t("original.failed")}</p>
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</Dialog>
	),
});

/**
 * Where the first passphrase is set, whatever line offers it: the lines go when something more urgent comes, and would
 * take along what is half typed, and the recovery code that is shown this once.
 */
export function SetPassphraseHost() {
	const library = opening.value;
	if (!settingPassphrase.value || library.state !== "open") return null;
	return <SetPassphrase app={library.app} onClose={close} />;
}
