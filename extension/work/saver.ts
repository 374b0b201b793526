import type { Result } from "#core/base/result.ts";
import {
	addFound,
	isSame,
	nameOf,
	nextBatch,
	type SavingEnd,
	type SavingList,
	savingProgress,
	slim,
	takenUp,
	withBegun,
	withEnd,
	withoutFailed,
} from "./saving-list.ts";
import type { SaveProblem, Work } from "./work.ts";

interface Deps extends Pick<Work, "save"> {
	enqueue(recordIds: readonly string[]): Promise<Result<unknown, SaveProblem>>;
	/** What outlives the room. */
	recall(): Promise<SavingList>;
	remember(list: SavingList): Promise<void>;
	/** The room is needed until the end. */
	readonly busy: { begin(): void; end(): void };
}

/** Keeps things one after the other, whoever asked for it and however often the room ends meanwhile. */
export interface Saver extends Pick<Work, "saveAll" | "saving"> {
	/** These were tried again by themselves: what went wrong before is no news. */
	forgetFailed(keys: readonly string[]): Promise<void>;
}

/** Begins with what another room left. */
export function createSaver({ save, enqueue, recall, remember, busy }: Deps): Saver {
	let list: SavingList = [];
	let going: ReadonlySet<string> = new Set();
	let runs = false;

	const ready = takeUp();

	async function takeUp(): Promise<void> {
		list = takenUp(await recall().catch(() => []));
		if (list.length > 0) void run();
	}

	/** Goes on without it where that is impossible: then what is left dies with the room. */
	async function note(): Promise<void> {
		await remember(slim(list)).catch(() => undefined);
	}

	async function run(): Promise<void> {
		if (runs) return;
		runs = true;
		busy.begin();
		try {
			for (let batch = nextBatch(list); batch.length > 0; batch = nextBatch(list)) {
				list = withBegun(list, batch);
				going = new Set(batch.map(({ page, key }) => nameOf(page, key)));
				await note();
				const ends = await keep(batch);
				batch.forEach((item, index) => {
					list = withEnd(list, item, ends[index] ?? { what: "failed", problem: { code: "failed" } });
				});
			}
			await note();
		} finally {
			going = new Set();
			runs = false;
			busy.end();
		}
	}

	async function keep(batch: ReturnType<typeof nextBatch>): Promise<readonly SavingEnd[]> {
		const [first] = batch;
		if (!first) return [];
		try {
			const results = await save(
				batch.map(({ found }) => found.candidate),
				first.found.page,
			);
			const ends = results.map((result): SavingEnd => {
				if (!result.ok) return { what: "failed", problem: result.error };
				const records = result.value.map(({ recordId }) => recordId);
				return records.length > 0 ? { what: "kept", records } : { what: "failed", problem: { code: "nothing" } };
			});
			return await ask(batch, ends);
		} catch {
			return []; // the library cannot be opened; what was thrown may quote an invoice
		}
	}

	/** Into the queue with what was kept, before it is noted as kept: done twice does no harm, left out would. */
	async function ask(batch: SavingList, ends: readonly SavingEnd[]): Promise<readonly SavingEnd[]> {
		// As it stands by now: 全部查验 may have been chosen while it was being kept.
		const asked = ends.map((_, index) => list.some((item) => isSame(item, batch[index]) && item.ask));
		const records = ends.flatMap((end, index) => (end.what === "kept" && asked[index] ? end.records : []));
		const added = records.length > 0 ? await enqueue(records) : undefined;
		if (!added || added.ok) return ends;
		return ends.map((end, index) =>
			end.what === "kept" && asked[index] ? { ...end, what: "failed", problem: added.error } : end,
		);
	}

	return {
		async saveAll(found, options) {
			await ready;
			list = addFound(list, found, options);
			await note();
			void run();
		},
		async saving() {
			await ready;
			return savingProgress(list, going);
		},
		async forgetFailed(keys) {
			await ready;
			const left = withoutFailed(list, keys);
			if (left.length === list.length) return;
			list = left;
			await note();
		},
	};
}
