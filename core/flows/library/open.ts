import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { createLibrary, type Library } from "./library.ts";
import { keepSnapshots } from "./stock/keep.ts";
import { createStock, openStock, type Stock } from "./stock/stock.ts";
import { SUMMARY_SHAPE } from "./summary.ts";

/** Goes up when `stock/` keeps its columns otherwise; the engine's have a number of their own. */
const STOCK_SHAPE = 1;

type Deps = Pick<AppDeps, "shared" | "build" | "randomId" | "snapshots">;

/** The library as the newest snapshot has it, or with nothing known; the rows written since are read when it is asked. */
export async function openLibrary(vault: AppVault, deps: Deps): Promise<Library> {
	const made = madeBy(deps.build);
	const { stock, upTo } = (await fromSnapshot(vault, made)) ?? { stock: createStock(), upTo: 0 };
	const keeper = keepSnapshots({ vault, deps, made, stock, seen: () => library.seen });
	const library = createLibrary(vault, { stock, upTo, onChange: keeper.onChange });
	return library;
}

/** A snapshot of anything else is not looked at: the code may have made other columns of the same summaries. */
export function madeBy(build: string): string {
	return JSON.stringify([STOCK_SHAPE, SUMMARY_SHAPE, build]);
}

async function fromSnapshot(vault: AppVault, made: string): Promise<{ stock: Stock; upTo: number } | undefined> {
	const snapshot = await vault.snapshot(made);
	// One of a later write is of another history: the database was put back to what it was before.
	if (!snapshot || snapshot.upTo > (await vault.head()).seq) return undefined;
	const read = openStock(snapshot.bytes);
	return read.ok ? { stock: read.value, upTo: snapshot.upTo } : undefined;
}
