import type { ExportSource } from "#core/flows/exchange/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { askExport } from "#pwa/state/export.ts";

/** 导出, wherever a list can go out. */
export function ExportButton({ of, providers = [] }: { of: ExportSource; providers?: readonly string[] }) {
	return (
		<button type="button" class="button" onClick={() => askExport({ of, providers })}>
			{t("action.export")}
		</button>
	);
}
