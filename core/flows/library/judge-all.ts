import type { Context } from "#core/flows/context.ts";
import type { Library } from "./library.ts";

/**
 * The library with every record judged as of today: one that is not has no row, and would be missing from what is
 * written or compared. `undefined` when the signal came first.
 */
export async function judgeAll(context: Context, signal: AbortSignal): Promise<Library | undefined> {
	for (;;) {
		if (signal.aborted) return undefined;
		const { library, stale } = await context.judgeSome();
		if (stale === 0) return library;
	}
}
