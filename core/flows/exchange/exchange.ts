import type { Context } from "#core/flows/context.ts";
import type { HistoryApp } from "#core/flows/history/app.ts";
import type { LedgerApp } from "#core/flows/ledger/app.ts";
import type { ExchangeApp } from "./app.ts";

/** Where what is no invoice of the library comes from. */
export type Others = Pick<HistoryApp, "history"> & Pick<LedgerApp, "reconcileLedger">;

/** Writers and tables are large and seldom needed: they are loaded with the first export. */
export function exchangeFlows(context: Context, others: Others): ExchangeApp {
	const load = () => import("./export.ts");
	const presets = () => import("./presets.ts");
	return {
		countExport: async (of) => (await load()).countExport(context, others, of),
		exportFile: (job, order, report) =>
			context.jobs.run(job, async (signal) => (await load()).exportFile(context, others, order, { signal, report })),
		exportPresets: async (what) => (await presets()).loadPresets((await context.open()).vault, what),
		saveExportPresets: async (what, list, from) => (await presets()).savePresets(context, what, list, from),
	};
}
