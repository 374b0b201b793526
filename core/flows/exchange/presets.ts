import * as z from "zod/mini";

import { mergeChange } from "#core/base/merge-change.ts";
import { ok, type Result } from "#core/base/result.ts";
import { formatIds } from "#core/exchange/table.ts";
import type { StorageFull, Undoable } from "#core/flows/app.ts";
import type { Context } from "#core/flows/context.ts";
import type { AppVault } from "#core/flows/deps.ts";
import { inTurn } from "#core/flows/in-turn.ts";
import type { ExportPreset, ExportSource } from "./app.ts";

/** Presets kept; the oldest go first. */
const KEPT = 30;

const keys = {
	invoices: "export-presets",
	history: "export-presets-history",
	reconciled: "export-presets-reconciled",
} as const satisfies Readonly<Record<ExportSource["what"], string>>;

const text = z.string().check(z.maxLength(200));

const preset = z.object({
	id: text,
	name: text,
	usual: z.boolean(),
	format: z.enum(formatIds),
	columns: z.array(text).check(z.maxLength(200)),
	lines: z.boolean(),
	samples: z.enum(["left_out", "marked"]),
});

/** One that a newer version wrote in a way this one does not know is left out by itself. */
export async function loadPresets(vault: AppVault, what: ExportSource["what"]): Promise<readonly ExportPreset[]> {
	const kept = z.array(z.unknown()).safeParse(await vault.setting(keys[what]));
	return (kept.data ?? []).flatMap((one) => preset.safeParse(one).data ?? []);
}

export function savePresets(
	context: Context,
	what: ExportSource["what"],
	list: readonly ExportPreset[],
	from: readonly ExportPreset[],
) {
	return putPresets(context, what, (kept) => mergeChange(from, list, kept).slice(-KEPT));
}

/** Keeps other presets, and says how to have those before again. */
export function putPresets(
	context: Context,
	of: ExportSource["what"],
	next: (kept: readonly ExportPreset[]) => readonly ExportPreset[],
): Promise<Result<Undoable, StorageFull>> {
	return inTurn(context, keys[of], async () => {
		const { vault } = await context.open();
		const before = await loadPresets(vault, of);
		const after = next(before);
		const kept = await vault.saveSetting(keys[of], after);
		return kept.ok ? ok({ undo: [{ what: "presets", of, before, after }] }) : kept;
	});
}
