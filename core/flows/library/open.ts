import type { AppDeps, AppVault } from "#core/flows/deps.ts";
import { SNAPSHOT_VERSION } from "#core/search/snapshot.ts";
import { createLibrary, type Library } from "./library.ts";
import { keepSnapshots } from "./stock/keep.ts";
import { createStock, openStock, type Stock } from "./stock/stock.ts";
import { SUMMARY_SHAPE } from "./summary.ts";

/** Goes up when `stock/` keeps its columns otherwise; the engine's have a number of their own. */
const STOCK_SHAPE = 1;

/**
 * Of which shape a snapshot is. One of another is not looked at. One of another build is: its verdicts are as old as
 * those of the summaries it stands for, and show until they are judged again, which puts every record in anew.
 */
export const SHAPE = JSON.stringify([STOCK_SHAPE, SUMMARY_SHAPE, SNAPSHOT_VERSION]);

type Deps = Pick<AppDeps, "shared" | "randomId" | "snapshots">;

/** The library as the newest snapshot has it, or with nothing known; the rows written since are read when it is asked. */
export async function openLibrary(vault: AppVault, deps: Deps): Promise<Library> {
	const { stock, upTo } = (await fromSnapshot(vault)) ?? { stock: createStock(), upTo: 0 };
	const keeper = keepSnapshots({ vault, deps, shape: SHAPE, stock, seen: () => library.seen });
	const library = createLibrary(vault, { stock, upTo, onChange: keeper.onChange });
	return library;
}

async function fromSnapshot(vault: AppVault): Promise<{ stock: Stock; upTo: number } | undefined> {
	const snapshot = await vault.snapshot(SHAPE);
	// One of a later write is of another history: the database was put back to what it was before.
	if (!snapshot || snapshot.upTo > (await vault.head()).seq) return undefined;
	const read = openStock(snapshot.bytes);
	return read.ok ? { stock: read.value, upTo: snapshot.upTo } : undefined;
}
