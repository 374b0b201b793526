import type { AppVault } from "./deps.ts";

/** What people know settings as; `notes` are the app's own. */
const kinds = [
	["choices", ["app"]],
	["views", ["library"]],
	["categories", ["categories"]],
	["exports", ["export-presets", "export-presets-history", "export-presets-reconciled"]],
	["ledgers", ["ledger-columns"]],
	["queue", ["queue"]],
	["folder", ["backup.folder", "backup.folder.copies"]],
	["reminder", ["backup.remind", "backup.last"]],
	["pairings", ["sync.peers", "sync.me"]],
] as const satisfies readonly (readonly [string, readonly string[]])[];

export type UnreadSetting = (typeof kinds)[number][0] | "notes";

/** Kinds of settings of which some do not open, in a fixed order, each once. */
export async function unreadSettings(vault: AppVault): Promise<readonly UnreadSetting[]> {
	const left = new Set(await vault.damagedSettings());
	const found: UnreadSetting[] = kinds.flatMap(([kind, keys]) => {
		const hit = keys.filter((key) => left.delete(key));
		return hit.length > 0 ? [kind] : [];
	});
	return left.size > 0 ? [...found, "notes"] : found;
}
