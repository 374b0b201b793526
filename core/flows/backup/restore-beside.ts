import type { Result } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import type { UnmadeProblem } from "#core/vault/account/several.ts";
import type { Beside, LibraryNews, MadeLibrary, NewLibrary } from "./beside.ts";

/** It is open for this one work: its first reader writes a snapshot. */
const NO_SNAPSHOTS = { idleMs: 0, latestMs: 0, fewest: Number.POSITIVE_INFINITY };

/** A new library for a backup, beside the one that is open. It is told of before anything can go wrong with filling it. */
export async function makeBeside(
	beside: Beside,
	into: NewLibrary,
	hears: LibraryNews | undefined,
): Promise<Result<MadeLibrary, UnmadeProblem>> {
	const made = await beside.make(into, async (code) => (await hears?.code(code)) ?? false);
	if (made.ok) await hears?.made(made.value.id);
	return made;
}

/**
 * Fills it without touching the one that is open. Whatever stops that leaves it there, marked as unfinished: it can be
 * gone on with, or be restored into again once it is the open one.
 */
export async function fillBeside<T>(
	context: Context,
	{ shared, openVault }: MadeLibrary,
	fill: (there: Context) => Promise<T>,
): Promise<T> {
	const vault = await openVault();
	try {
		return await fill(context.over({ shared, openVault: async () => vault, snapshots: NO_SNAPSHOTS }));
	} finally {
		vault.close();
	}
}
