import { canonicalJson } from "#core/base/canonical-json.ts";
import { settingsWithoutSecrets } from "#core/flows/backup/carried-settings.ts";
import type { Context } from "#core/flows/context.ts";
import type { LibraryMark } from "./shape.ts";

/** After every id of a record. */
const LAST_ID = "￿";
/** Records looked at: those that do not open are passed over. */
const LOOKED_AT = 20;

/** How all that a backup carries stands now. */
export async function markOf(context: Context): Promise<LibraryMark> {
	const { vault } = await context.open();
	const { seq, records } = await vault.head();
	const settings = new TextEncoder().encode(canonicalJson(await settingsWithoutSecrets(vault)));
	return { seq, records, settings: await context.deps.hash(settings) };
}

/** Whether a backup made now would hold anything else. Writes that no backup carries, as those of the queue, are none. */
export async function hasChanged(context: Context, since: LibraryMark | undefined): Promise<boolean> {
	const now = await markOf(context);
	if (!since) return now.records > 0;
	if (now.records !== since.records || now.settings !== since.settings) return true;
	if (now.seq === since.seq) return false;
	const { vault } = await context.open();
	return (await vault.sync.changedSince({ seq: since.seq, id: LAST_ID }, LOOKED_AT)).length > 0;
}
