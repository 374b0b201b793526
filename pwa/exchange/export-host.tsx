import { t } from "#pwa/i18n/index.ts";
import { closeExport, exportAsked } from "#pwa/state/export.ts";
import { opening } from "#pwa/state/library.ts";
import { Dialog } from "#ui/dialog.tsx";
import { lazyComponent } from "#ui/lazy.tsx";

/** The dialog is fetched when it is first needed. */
const ExportDialog = lazyComponent(() => import("./dialog.tsx").then((module) => module.ExportDialog), {
	waiting: null,
	failed: (retry) => (
		<Dialog title={t("action.export")} onClose={closeExport}>
			<p>{t("original.failed")}</p>
			<button type="button" class="button" onClick={retry}>
				{t("action.retry")}
			</button>
		</Dialog>
	),
});

/** Where the export dialog opens, whatever list asked for it. */
export function ExportHost() {
	const asked = exportAsked.value;
	const library = opening.value;
	if (!asked || library.state !== "open") return null;
	return <ExportDialog app={library.app} of={asked.of} providers={asked.providers ?? []} onClose={closeExport} />;
}
