import type { Result } from "#core/base/result.ts";
import { err, ok } from "#core/base/result.ts";
import type { Original } from "#core/model/record.ts";
import type { Settings, StorageFull } from "./app.ts";
import { chinaDay } from "./china-day.ts";
import type { AppDeps, AppVault } from "./deps.ts";
import { createJobs, createQueue, type Jobs } from "./jobs.ts";
import { BATCH, type Library } from "./library/library.ts";
import type { Judging } from "./library/summary.ts";
import { openWorkspace, type Workspace } from "./library/workspace.ts";
import { loadSettings } from "./settings.ts";

/** Another tab can win the race for a record now and then; never this often in a row. */
const ATTEMPTS = 5;

/** Between two batches of a bulk change there is less than this. */
const REST_MS = 100;
const MOST_QUIET_MS = 2_000;

/** What the use cases share: the vault, the summaries in memory, running jobs, and one way to write. */
export interface Context {
	readonly deps: AppDeps;
	readonly jobs: Jobs;
	open(): Promise<Opened>;
	settings(): Promise<Settings>;
	judging(): Promise<Judging>;
	/** The library, with up to a batch of summaries judged as of today and with the present settings; `stale` are left. */
	judgeSome(): Promise<Standing>;
	/**
	 * The library to be shown: what is little is judged first. A new build makes all of it stale, and whoever looks at a
	 * list of a hundred thousand must not wait for the batch before, nor for one of their own.
	 */
	judgeFew(): Promise<Standing>;
	/** Waits while others write: what nobody waits for stands back, though not for ever. */
	quiet(): Promise<void>;
	/**
	 * Plans a change over records and keeps it, all or nothing. When another tab wrote first, it is planned again from
	 * what is there now, so `plan` must have no other effect.
	 */
	transact<T>(
		plan: (workspace: Workspace) => Promise<T>,
		originals?: readonly Original[],
	): Promise<Result<T, StorageFull>>;
	/** The same over another library; its vault is opened at the first use. */
	over(library: Pick<AppDeps, "openVault" | "shared" | "snapshots">): Context;
	/** Plans a change that is never kept: what would become of it; `again`: when the first plan could not be kept. */
	tryOut<T>(plan: (workspace: Workspace) => Promise<T>, again?: boolean): Promise<T>;
}

interface Standing {
	readonly library: Library;
	/** Records judged on another day, with other settings, by another build, or never. */
	readonly stale: number;
}

interface Opened {
	readonly vault: AppVault;
	readonly library: Library;
}

export function createContext(deps: AppDeps): Context {
	const exclusive = createQueue();
	let opening: Promise<Opened> | undefined;

	function open(): Promise<Opened> {
		opening ??= openAll().catch((cause) => {
			opening = undefined;
			throw cause;
		});
		return opening;
	}

	async function openAll(): Promise<Opened> {
		// Finding is a large file: loaded when the library is opened, not with the worker.
		const [vault, { openLibrary }] = await Promise.all([deps.openVault(), import("./library/open.ts")]);
		return { vault, library: await openLibrary(vault, deps) };
	}

	async function settings(): Promise<Settings> {
		return loadSettings((await open()).vault);
	}

	async function judging(): Promise<Judging> {
		const { ownCompanies, claimWithinDays } = await settings();
		const today = chinaDay(deps.now());
		const basis = JSON.stringify([deps.build, ownCompanies, claimWithinDays]);
		return { today, settings: { ownCompanies, ...(claimWithinDays !== undefined && { claimWithinDays }) }, basis };
	}

	async function workspaceNow(again = false): Promise<Workspace> {
		const { vault, library } = await open();
		await library.catchUp();
		return openWorkspace({ vault, library, deps, judging: await judging(), again });
	}

	/** Changes that wait or are being written, and when the last of them ended. */
	let writing = 0;
	let wroteAt = Number.NEGATIVE_INFINITY;

	async function quiet(): Promise<void> {
		const until = performance.now() + MOST_QUIET_MS;
		for (;;) {
			const now = performance.now();
			if ((writing === 0 && now - wroteAt > REST_MS) || now > until) return;
			await new Promise((resolve) => setTimeout(resolve, REST_MS));
		}
	}

	async function transact<T>(
		plan: (workspace: Workspace) => Promise<T>,
		originals: readonly Original[] = [],
	): Promise<Result<T, StorageFull>> {
		writing++;
		const kept = exclusive(async () => {
			for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
				const workspace = await workspaceNow(attempt > 0);
				const value = await plan(workspace);
				const done = await workspace.commit(originals);
				if (done.ok) return ok(value);
				if (done.error.code === "storage_full") return err({ code: "storage_full" } as const);
			}
			throw new Error("the vault is written by somebody else all the time");
		});
		return kept.finally(() => {
			writing--;
			wroteAt = performance.now();
		});
	}

	async function judgeSome(): Promise<Standing> {
		const { library } = await open();
		for (;;) {
			const more = await exclusive(async () => library.judgeSome(await judging()));
			const stale = more ? library.countStale(await judging()) : 0;
			// Another tab may have written what was just judged: then it is not over after what looked like the last.
			if (!more || stale > BATCH) return { library, stale };
		}
	}

	return {
		deps,
		jobs: createJobs(),
		open,
		settings,
		judging,
		judgeSome,
		async judgeFew() {
			const { library } = await open();
			await library.catchUp();
			const stale = library.countStale(await judging());
			return stale > BATCH ? { library, stale } : judgeSome();
		},
		quiet,
		transact,
		over: (library) => createContext({ ...deps, ...library }),
		tryOut: (plan, again) => exclusive(async () => plan(await workspaceNow(again))),
	};
}
