import { err, ok, type Result } from "#core/base/result.ts";
import type { Context } from "#core/flows/context.ts";
import type { BackupProgress, Restored, RestoreOptions, RestoreProblem } from "./app.ts";
import type { NewLibrary } from "./beside.ts";
import { restore } from "./restore.ts";
import type { Source } from "./source.ts";

/** It is open for this one work: its first reader writes a snapshot. */
const NO_SNAPSHOTS = { idleMs: 0, latestMs: 0, fewest: Number.POSITIVE_INFINITY };

/**
 * Restores into a new library, beside the one that is open and without touching it. Whatever stops it leaves the new
 * one there, marked as unfinished: opened, it can be restored into again. What went wrong after it was made says so by
 * `made`.
 */
export async function restoreBeside(
	context: Context,
	source: Source,
	{ into, ...options }: RestoreOptions & { readonly into: NewLibrary },
	guard: <T>(work: () => Promise<Result<T, RestoreProblem>>) => Promise<Result<T, RestoreProblem>>,
	signal: AbortSignal,
	report: (done: BackupProgress) => void,
): Promise<Result<Restored, RestoreProblem>> {
	const beside = await context.deps.beside?.();
	if (!beside) throw new Error("there is one library alone here");
	const found = await beside.make(into);
	if (!found.ok) return found;
	const { made, shared, openVault } = found.value;
	const vault = await openVault();
	try {
		const there = context.over({ shared, openVault: async () => vault, snapshots: NO_SNAPSHOTS });
		const restored = await guard(() => restore(there, source, options, signal, report));
		if (!restored.ok) return err({ ...restored.error, made });
		if (!restored.value.cancelled) await beside.filled(made.id);
		return ok({ ...restored.value, made });
	} finally {
		vault.close();
	}
}
